/** A table as it stands in a file: nothing is interpreted yet. */
export interface Grid {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Row → where it begins in the file, counted from 1: a line of a CSV, an entry of a JSON list. */
  readonly lines: readonly number[]
  readonly counted: 'line' | 'entry'
}

/** Why a file is no table at all. `line` is where the trouble begins, or null where a reader of JSON does not say. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly reason:
    | 'empty'
    | 'noRows'
    | 'openQuote'
    | 'json'
    | 'jsonShape'
    | 'jsonEntry'
    | 'tooLarge'
    | 'unopened'
  readonly line: number | null
  /** What stands there, as far as it helps. */
  readonly value: string
}

/** What a file turns out to be: a table of accounts, a saved scenario that is still to be checked, or neither. */
export type Content =
  | { readonly kind: 'table'; readonly grid: Grid }
  | { readonly kind: 'scenario'; readonly data: object }
  | Unreadable

/** Says that a file cannot be read, where and why. */
export function unreadable(reason: Unreadable['reason'], line: number | null = null, value = ''): Unreadable {
  return { kind: 'unreadable', reason, line, value: value.length > 60 ? `${value.slice(0, 57)}...` : value }
}

/** Says that a file did not yield its text, in the whole words of the browser: they alone tell why. */
export function unopened(error: unknown): Unreadable {
  return {
    kind: 'unreadable',
    reason: 'unopened',
    line: null,
    value: error instanceof Error ? error.message : `${error}`,
  }
}
