const TOKEN =
  /\s+|[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy

type Want = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'end'

/** A place in a text: both count from 1. `found` is what stands there, cut short; empty at the end of the text. */
export interface JsonPlace {
  readonly line: number
  readonly column: number
  readonly found: string
}

/** Characters that are shown of what cannot stand there. */
const SHOWN = 20

/**
 * Where the first thing stands in a text that cannot stand there in JSON. Engines that refuse the text do not all say
 * where, and none says it in a form that is promised. O(characters).
 */
export function placeOfJsonError(text: string): JsonPlace {
  const open: ('{' | '[')[] = []
  const token = new RegExp(TOKEN)
  let want: Want = 'value'
  let at = 0
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)?.[0]
    const next: Want | null =
      found === undefined ? null : found.trim() === '' ? want : follow(found, want, open)
    if (found === undefined || next === null) break
    want = next
    at += found.length
  }
  const lines = text.slice(0, at).split('\n')
  const found = text.slice(at, at + SHOWN).split('\n', 1)[0] ?? ''
  return { line: lines.length, column: (lines[lines.length - 1]?.length ?? 0) + 1, found }
}

/** What may stand after a token, or null if the token itself may not stand there. Keeps the stack of what is open. */
function follow(token: string, want: Want, open: ('{' | '[')[]): Want | null {
  const wantsValue = want === 'value' || want === 'valueOrEnd'
  const after = (): Want => (open.length === 0 ? 'end' : 'commaOrEnd')
  if (token === '{' || token === '[') {
    if (!wantsValue) return null
    open.push(token)
    return token === '{' ? 'keyOrEnd' : 'valueOrEnd'
  }
  if (token === '}' || token === ']') {
    const isEmpty = token === '}' ? want === 'keyOrEnd' : want === 'valueOrEnd'
    if ((!isEmpty && want !== 'commaOrEnd') || open.pop() !== (token === '}' ? '{' : '[')) return null
    return after()
  }
  if (token === ',') return want !== 'commaOrEnd' ? null : open[open.length - 1] === '{' ? 'key' : 'value'
  if (token === ':') return want === 'colon' ? 'value' : null
  if (want === 'key' || want === 'keyOrEnd') return token.startsWith('"') ? 'colon' : null
  return wantsValue ? after() : null
}
