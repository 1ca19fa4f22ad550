import type { Columns, Layout, TableName, ValueName } from '../engine/observation.ts'

/** One table of a frame: a column of numbers per name, of which the first `length` rows are used. */
export type Table<Name extends string> = Columns<Name> & { readonly length: number }

/** What the screen shows, decoded: views on the buffer that came, never copies. */
export type Frame = {
  /** Of the request that this answers. */
  readonly seq: number
  /** The single numbers; null where there is none. */
  readonly values: { readonly [name in ValueName]: number | null }
} & { readonly [name in TableName]: Table<Layout['tables'][name]['columns'][number]> }
