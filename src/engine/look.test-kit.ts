import type { Asked } from './explain-asked.ts'
import type { Engine } from './lab.ts'
import { createEngine } from './lab.ts'
import type { Lens, Observation, ValueName } from './observation.ts'
import { LAYOUT, VALUE_NAMES } from './observation.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

/** Empty columns of the layout. */
function blankObservation(): Observation {
  const tables = Object.fromEntries(
    Object.entries(LAYOUT.tables).map(([name, { rows, columns }]) => [
      name,
      Object.fromEntries(columns.map((column) => [column, new Float64Array(rows)])),
    ]),
  )
  const used = Object.fromEntries(Object.keys(LAYOUT.tables).map((name) => [name, 0]))
  return { values: new Float64Array(VALUE_NAMES.length), ...tables, used } as unknown as Observation // by the layout
}

/** The first market over its own range, all rounds, nothing pulled. */
function lensOf(scenario: Scenario, change: Partial<Lens> = {}): Lens {
  const market = change.market ?? 0
  return { market, range: scenario.markets[market].range, until: null, solve: null, ...change }
}

/** Runs a scenario that has been prepared and returns what was observed. */
export function look(engine: Engine, scenario: Scenario, change: Partial<Lens> = {}): Observation {
  const out = blankObservation()
  engine.run(lensOf(scenario, change), out)
  return out
}

/** Single numbers by name; null where there is none. */
export function named(out: Observation): Readonly<Record<ValueName, number | null>> {
  return Object.fromEntries(
    VALUE_NAMES.map((name, i) => [name, Number.isNaN(out.values[i]) ? null : out.values[i]]),
  ) as Record<ValueName, number | null> // one per name
}

/** The single numbers of a run on an engine that has been prepared. */
export function valuesOf(engine: Engine, scenario: Scenario, change: Partial<Lens> = {}) {
  return named(look(engine, scenario, change))
}

/** Prepares an engine for a scenario and runs it whole. */
export function prepared(engine: Engine, scenario: Scenario, change: Partial<Lens> = {}): Observation {
  for (const _ of engine.prepare(scenario)) {
    // The share that is done matters to a screen only.
  }
  return look(engine, scenario, change)
}

/** What a scenario shows on an engine of its own. */
export function observed(scenario: Scenario, change: Partial<Lens> = {}): Observation {
  return prepared(createEngine(), scenario, change)
}

/** A question about account a of a world that no screen shows. */
export function askedOf(world: World, a: number): Asked {
  return { world, start: world, shown: () => null, market: 0, a, you: null }
}
