import type { Scenario } from '../../engine/scenario.ts'
import type { Outcome, Row, Scale } from './row.ts'
import { adl } from './rows/adl.ts'
import { argsort } from './rows/argsort.ts'
import { cross } from './rows/cross.ts'
import { memory } from './rows/memory.ts'
import { preview } from './rows/preview.ts'
import { tick } from './rows/tick.ts'

const ROWS: readonly Row[] = [tick, cross, argsort, adl, preview, memory]

/** Names of the rows, in the order in which they run. */
export const ROW_NAMES: readonly string[] = ROWS.map(({ name }) => name)

export const FULL: Scale = { million: 1_000_000, hundredThousand: 100_000, rounds: 5, samples: 5 }
/** For CI: everything at a hundred thousand. */
export const SMALL: Scale = { million: 100_000, hundredThousand: 100_000, rounds: 3, samples: 4 }

/** Runs the rows of those names. Yields each outcome as it comes. */
export function* runRows(names: readonly string[], scale: Scale, scenario: Scenario): Generator<Outcome> {
  for (const { name, measure } of ROWS) if (names.includes(name)) yield* measure(scale, scenario)
}
