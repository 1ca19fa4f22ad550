import { dsvFormat } from 'd3'
import { unmarkFormula } from '../formula-text.ts'
import type { Content } from './grid.ts'
import { unreadable } from './grid.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const

/** Characters between two looks at the clock: some two milliseconds of work. */
const CHUNK = 1 << 18

/**
 * Reads a table with separators (RFC 4180: quotes, doubled quotes, line ends within quotes, CRLF). The separator is the
 * one that stands most often in the first line. d3 splits the text; the lines are counted here, because a refusal names
 * them. An apostrophe that keeps a spreadsheet from running a cell is no part of it. Yields the share done; O(characters).
 */
export function* readCsv(text: string): Generator<number, Content> {
  const format = dsvFormat(separatorOf(text))
  const records: string[][] = []
  const lines: number[] = []
  let line = 1
  for (let start = 0; start < text.length; ) {
    const { end, isOpen } = endOfChunk(text, start)
    if (isOpen) return openQuote(text.slice(start), line)
    const chunk = text.slice(start, end)
    // Without a quote no cell can hold a line end.
    const isPlain = !chunk.includes('"')
    const hasMarks = chunk.includes("'")
    for (const cells of format.parseRows(chunk)) {
      if (cells.length > 1 || cells[0]?.trim() !== '') {
        records.push(hasMarks ? cells.map(unmarkFormula) : cells)
        lines.push(line)
      }
      line += isPlain ? 1 : 1 + lineEndsIn(cells)
    }
    start = end
    yield start / text.length
  }
  const headers = records.shift()
  lines.shift()
  if (headers === undefined) return unreadable('empty')
  if (records.length === 0) return unreadable('noRows', 1, headers.join(' '))
  const grid = { headers: headers.map((name) => name.trim()), rows: records, lines, counted: 'line' as const }
  return { kind: 'table', grid }
}

/** The separator that stands most often in the first line, outside quotes; the comma if none does. */
function separatorOf(text: string): string {
  const first =
    text
      .slice(0, 10_000)
      .trimStart()
      .split(/\r?\n/, 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? ''
  const counts = SEPARATORS.map((mark) => first.split(mark).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The end of the first line after a chunk at which no quote is open; `isOpen` if the text ends before there is one. */
function endOfChunk(text: string, start: number): { readonly end: number; readonly isOpen: boolean } {
  let end = start
  let isOpen = false
  do {
    const lineEnd = text.indexOf('\n', Math.max(end, start + CHUNK))
    const next = lineEnd < 0 ? text.length : lineEnd + 1
    for (let at = text.indexOf('"', end); at >= 0 && at < next; at = text.indexOf('"', at + 1))
      isOpen = !isOpen
    end = next
  } while (isOpen && end < text.length)
  return { end, isOpen }
}

/** Names the line whose quote is never closed. `from` is the line on which `text` begins. */
function openQuote(text: string, from: number): Content {
  let opened = { line: from, text: '' }
  let isOpen = false
  for (const [i, line] of text.split('\n').entries()) {
    if (line.split('"').length % 2 === 1) continue
    isOpen = !isOpen
    if (isOpen) opened = { line: from + i, text: line.trim() }
  }
  return unreadable('openQuote', opened.line, opened.text)
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0
  for (const cell of cells) if (/[\r\n]/.test(cell)) count += cell.split(/\r\n|\n|\r/).length - 1
  return count
}
