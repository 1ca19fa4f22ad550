import { readCsv } from './csv.ts'
import type { Content } from './grid.ts'
import { unreadable } from './grid.ts'
import { readJson } from './json.ts'

/** The largest file that is read, in bytes: what a page can hold as text several times over. */
export const MOST_BYTES = 256e6

/** Reads the text of a file, CSV or JSON by its first character. Yields the share done; O(characters). */
export function* readContent(text: string): Generator<number, Content> {
  const plain = text.replace(/^\ufeff/, '')
  const first = /\S/.exec(plain)?.[0]
  if (first === undefined) return unreadable('empty')
  return first === '{' || first === '[' ? readJson(plain) : yield* readCsv(plain)
}

/** The text of a file; spreadsheets write UTF-16 as well as UTF-8, and say so in the first two bytes. */
export async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  const [one, two] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  const encoding =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
