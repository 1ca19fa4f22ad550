const TOKEN =
  /\s+|[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy

type Want = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'end'

/**
 * The line of the first thing in a text that cannot stand there in JSON. Engines that refuse the text do not all say
 * where, and none says it in a form that is promised. O(characters).
 */
export function lineOfJsonError(text: string): number {
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
  return text.slice(0, at).split('\n').length
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
