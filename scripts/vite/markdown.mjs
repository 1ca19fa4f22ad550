/*
 * The Markdown that MODEL.md is written in, and no more of it: paragraphs, indented code, tables, lists, and in a line
 * code, emphasis and links. What is none of these is refused, so that no text is lost on its way to the page.
 */

/** @typedef {import('../../src/data/model-text.ts').Block} Block */
/** @typedef {import('../../src/data/model-text.ts').Inline} Inline */

/** A paragraph may end in one emphasised text of its own: where the rule comes from. */
const NOTE = /(?:^|(?<=[.:)*]\s))\*([^*]+)\*$/

/**
 * Blocks of a text without headings. Throws where it is not of the kind above.
 * @param {readonly string[]} lines
 * @returns {readonly Block[]}
 */
export function blocksOf(lines) {
  /** @type {Block[]} */
  const blocks = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? ''
    if (line.trim() === '') {
      i++
      continue
    }
    const kind = kindOf(line)
    let end = i + 1
    while (end < lines.length && (lines[end] ?? '').trim() !== '' && isMore(kind, lines[end] ?? '')) end++
    blocks.push(...made(kind, lines.slice(i, end)))
    i = end
  }
  return blocks
}

/** @typedef {'code' | 'table' | 'list' | 'paragraph'} Kind */

/**
 * @param {string} line
 * @returns {Kind}
 */
function kindOf(line) {
  if (line.startsWith('    ')) return 'code'
  if (line.startsWith('|')) return 'table'
  if (/^(?:-|\d+\.) /.test(line)) return 'list'
  if (/^(?:[#>]|!\[|```|\s)/.test(line)) throw new Error(`MODEL.md: this line is of no known kind: ${line}`)
  return 'paragraph'
}

/**
 * Whether a line goes on with a block of that kind.
 * @param {Kind} kind
 * @param {string} line
 */
function isMore(kind, line) {
  if (kind === 'list') return /^(?:-|\d+\.| {2,3}) ?/.test(line)
  return kindOf(line) === kind
}

/**
 * @param {Kind} kind
 * @param {readonly string[]} lines
 * @returns {readonly Block[]}
 */
function made(kind, lines) {
  if (kind === 'code') return [{ kind, text: lines.map((line) => line.slice(4)).join('\n') }]
  if (kind === 'table') return [tableOf(lines)]
  if (kind === 'list') return [listOf(lines)]
  const text = lines.join(' ')
  const note = NOTE.exec(text)
  if (note === null) return [{ kind, inlines: inlinesOf(text) }]
  const before = text.slice(0, note.index).trim()
  return [
    ...(before === '' ? [] : [{ kind, inlines: inlinesOf(before) }]),
    { kind: /** @type {const} */ ('note'), inlines: inlinesOf(note[1] ?? '') },
  ]
}

/**
 * @param {readonly string[]} lines
 * @returns {Block}
 */
function tableOf(lines) {
  const [head = [], rule, ...rows] = lines.map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => inlinesOf(cell.trim())),
  )
  const isWhole = rule !== undefined && rows.every((row) => row.length === head.length)
  if (!isWhole) throw new Error(`MODEL.md: a table whose rows are not of one length: ${lines[0]}`)
  return { kind: 'table', head, rows }
}

/**
 * @param {readonly string[]} lines
 * @returns {Block}
 */
function listOf(lines) {
  /** @type {string[]} */
  const items = []
  for (const line of lines) {
    const start = /^(?:-|\d+\.) (.*)$/.exec(line)
    if (start !== null) items.push(start[1] ?? '')
    else items.push(`${items.pop()} ${line.trim()}`)
  }
  return { kind: 'list', isOrdered: /^\d/.test(lines[0] ?? ''), items: items.map(inlinesOf) }
}

/** Code, strong, emphasis, link: what comes first in a text is taken first. */
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)/

/**
 * @param {string} text
 * @returns {readonly Inline[]}
 */
function inlinesOf(text) {
  const found = INLINE.exec(text)
  if (found === null) {
    if (/[*`]/.test(text)) throw new Error(`MODEL.md: a mark without its other half: ${text}`)
    return text === '' ? [] : [text.replaceAll('\\|', '|')]
  }
  const [whole, code, strong, emphasis, label, href = ''] = found
  return [
    ...inlinesOf(text.slice(0, found.index)),
    code !== undefined
      ? { kind: 'code', text: code }
      : label !== undefined
        ? { kind: 'link', href, inlines: inlinesOf(label) }
        : {
            kind: strong === undefined ? 'emphasis' : 'strong',
            inlines: inlinesOf(strong ?? emphasis ?? ''),
          },
    ...inlinesOf(text.slice(found.index + whole.length)),
  ]
}
