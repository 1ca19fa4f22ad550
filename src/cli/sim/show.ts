import type { DataTable } from '../../data/export/tables.ts'
import { journalTable, toCsv, toJson, worldTable } from '../../data/export/tables.ts'
import { journalColumns } from '../../engine/journal-columns.ts'
import type { Engine } from '../../engine/lab.ts'
import type { ValueName } from '../../engine/observation.ts'
import { VALUE_NAMES } from '../../engine/observation.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { worldColumns } from '../../engine/world-columns.ts'
import type { Frame } from '../../protocol/frame.ts'
import { frameOf, lensOn } from '../scenario/frames.ts'
import { headlineData, headlineText } from './headline.ts'

/** What can be shown of a run. */
export const SHOWS = ['headline', 'journal', 'frames', 'world'] as const
export type Show = (typeof SHOWS)[number]
export type Form = 'text' | 'json' | 'csv'

/** Runs the prepared scenario and says what was asked for, in the form asked for. */
export function report(engine: Engine, scenario: Scenario, market: number, show: Show, form: Form): string {
  if (show === 'frames') return frames(engine, scenario, market, form)
  const frame = frameOf(engine, lensOn(scenario, market))
  if (show === 'headline') return headline(engine, scenario, frame, form)
  const table =
    show === 'journal'
      ? journalTable(journalColumns(engine.world.journal))
      : worldTable(worldColumns(engine.world))
  return form === 'json' ? toJson(table) : toCsv(table)
}

function headline(engine: Engine, scenario: Scenario, frame: Frame, form: Form): string {
  if (form === 'text') return headlineText(scenario, frame, engine.digest())
  if (form === 'json') return `${JSON.stringify(headlineData(scenario, frame, engine.digest()), null, 2)}\n`
  return toCsv({ name: VALUE_NAMES, value: VALUE_NAMES.map((name) => frame.values[name] ?? Number.NaN) })
}

/** The world after each round, the first before any: its single numbers as CSV, everything the screen gets as JSON. */
function frames(engine: Engine, scenario: Scenario, market: number, form: Form): string {
  const last = frameOf(engine, lensOn(scenario, market))
  const earlier = Array.from({ length: last.rounds.length }, (_, round) =>
    frameOf(engine, lensOn(scenario, market, round)),
  )
  const all = [...earlier, last]
  if (form === 'json') return `${JSON.stringify(all.map(plainFrame))}\n`
  return toCsv(
    Object.fromEntries([
      ['round', all.map((_, round) => round)],
      ...VALUE_NAMES.map((name) => [name, all.map((frame) => valueIn(frame, name))]),
    ]) as DataTable, // columns of numbers by name
  )
}

function valueIn(frame: Frame, name: ValueName): number {
  return frame.values[name] ?? Number.NaN
}

/** A frame as JSON has it: rows in use only, null for what is no number. */
function plainFrame({ values, seq: _seq, ...tables }: Frame): unknown {
  const plain = Object.entries(tables).map(([name, { length, ...columns }]) => [
    name,
    Object.fromEntries(
      Object.entries(columns).map(([column, numbers]) => [column, [...numbers.subarray(0, length)]]),
    ),
  ])
  return { values, ...Object.fromEntries(plain) }
}
