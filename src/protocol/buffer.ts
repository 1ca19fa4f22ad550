import type { Layout, Observation, TableName } from '../engine/observation.ts'
import type { Frame, Table } from './frame.ts'

/*
 * A frame as one buffer, so that it can be transferred: a header of 32-bit words, then columns of float64. The layout is
 * data that the worker sends once; its checksum stands in the header, so a reader never reads by another layout.
 */

const MAGIC = 0x504c494d
const VERSION = 1
/** Words before the counts: magic, version, layout checksum, seq. */
const FIXED_WORDS = 4

function tableNames(layout: Layout): readonly TableName[] {
  return Object.keys(layout.tables) as TableName[] // the keys of that very object
}

function headerBytes(layout: Layout): number {
  const words = FIXED_WORDS + tableNames(layout).length
  return (words + (words % 2)) * 4
}

/** Bytes of a frame. */
export function frameBytes(layout: Layout): number {
  let numbers = layout.values.length
  for (const name of tableNames(layout))
    numbers += layout.tables[name].rows * layout.tables[name].columns.length
  return headerBytes(layout) + numbers * 8
}

/** Checksum of a layout: equal layouts, equal numbers. */
function checksum(layout: Layout): number {
  const text = JSON.stringify(layout)
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

interface Sections {
  readonly values: Float64Array
  readonly tables: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>
}

function sectionsOf(layout: Layout, buffer: ArrayBuffer): Sections {
  let at = headerBytes(layout)
  const take = (length: number): Float64Array => {
    const column = new Float64Array(buffer, at, length)
    at += length * 8
    return column
  }
  const values = take(layout.values.length)
  const tables = Object.fromEntries(
    tableNames(layout).map((name) => {
      const { rows, columns } = layout.tables[name]
      return [name, Object.fromEntries(columns.map((column) => [column, take(rows)]))]
    }),
  )
  return { values, tables }
}

/** Columns over `buffer` for the engine to fill. */
export function observationOver(layout: Layout, buffer: ArrayBuffer): Observation {
  const { values, tables } = sectionsOf(layout, buffer)
  const used = Object.fromEntries(tableNames(layout).map((name) => [name, 0]))
  return { values, ...tables, used } as unknown as Observation // one table per name of the layout
}

/** Writes the header of a buffer whose columns have been filled. */
export function sealFrame(layout: Layout, buffer: ArrayBuffer, observation: Observation, seq: number): void {
  const names = tableNames(layout)
  const words = new Uint32Array(buffer, 0, FIXED_WORDS + names.length)
  words.set([MAGIC, VERSION, checksum(layout), seq, ...names.map((name) => observation.used[name])])
}

/** A reader of frames of one layout. The checksum is computed once, not per frame. */
export function frameReader(layout: Layout): (buffer: ArrayBuffer) => Frame {
  const expected = checksum(layout)
  const names = tableNames(layout)
  return (buffer) => {
    const bytes = frameBytes(layout)
    if (buffer.byteLength !== bytes)
      throw new Error(`This frame has ${buffer.byteLength} bytes; ${bytes} were expected.`)
    const words = new Uint32Array(buffer, 0, FIXED_WORDS + names.length)
    refuse('magic', words[0], MAGIC)
    refuse('version', words[1], VERSION)
    refuse('layout', words[2], expected)
    const { values, tables } = sectionsOf(layout, buffer)
    const named = Object.fromEntries(
      layout.values.map((name, i) => [name, Number.isNaN(values[i]) ? null : (values[i] ?? null)]),
    )
    const lengths = names.map((name, i): [string, Table<string>] => [
      name,
      { ...tables[name], length: words[FIXED_WORDS + i] ?? 0 } as unknown as Table<string>, // columns and a length
    ])
    return { seq: words[3], values: named, ...Object.fromEntries(lengths) } as unknown as Frame // as the layout says
  }
}

function refuse(what: string, got: number | undefined, wanted: number): void {
  if (got !== wanted) throw new Error(`This frame's ${what} is ${got}; ${wanted} was expected.`)
}
