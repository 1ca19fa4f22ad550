import type { Content } from './grid.ts'
import { unreadable } from './grid.ts'
import { placeOfJsonError } from './json-place.ts'

type Json = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a list of objects, `{ "accounts": [...] }` or `{ "rows": [...] }`; an account may hold a list of positions, each
 * of which becomes a row. An object with markets and a rulebook is a saved scenario. O(characters).
 */
export function readJson(text: string): Content {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    const note = error instanceof Error ? error.message : ''
    return unreadable('json', placeOfJsonError(text).line, note)
  }
  if (isObject(data) && 'markets' in data && 'rulebook' in data) return { kind: 'scenario', data }
  const list = Array.isArray(data) ? data : isObject(data) ? (data.accounts ?? data.rows) : undefined
  if (!Array.isArray(list)) return unreadable('jsonShape', null, Object.keys(data ?? {}).join(', '))
  return tableOf(list)
}

function tableOf(list: readonly unknown[]): Content {
  const columns = new Map<string, number>()
  const entries: Json[] = []
  const lines: number[] = []
  for (const [i, entry] of list.entries()) {
    if (!isObject(entry)) return unreadable('jsonEntry', i + 1, JSON.stringify(entry))
    for (const row of rowsOf(entry)) {
      for (const name of Object.keys(row)) if (!columns.has(name)) columns.set(name, columns.size)
      entries.push(row)
      lines.push(i + 1)
    }
  }
  if (entries.length === 0) return unreadable('empty')
  const headers = [...columns.keys()]
  const rows = entries.map((row) => headers.map((name) => cellOf(row[name])))
  return { kind: 'table', grid: { headers, rows, lines, counted: 'entry' } }
}

/** An account with a list of positions: a row for each, with what the account says beside it. */
function rowsOf(entry: Json): readonly Json[] {
  const { positions, ...account } = entry
  if (!Array.isArray(positions)) return [entry]
  return positions.filter(isObject).map((position) => ({ ...account, ...position }))
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
