import { createEngine } from '../../../engine/lab.ts'
import { LAYOUT, VALUE_INDEX } from '../../../engine/observation.ts'
import type { Scenario } from '../../../engine/scenario.ts'
import { frameBytes, observationOver } from '../../../protocol/buffer.ts'
import { lensOn, prepare } from '../../scenario/frames.ts'
import { quantile } from '../race.ts'
import type { Outcome, Row, Scale } from '../row.ts'
import { ofSize } from '../world.ts'

/** Previews of one drag: two and a half seconds at 60 a second. */
const PREVIEWS = 150

/** One drag of the mark price: down by `share` and half of the way up again. */
function drag(start: number, share: number): readonly number[] {
  return Array.from({ length: PREVIEWS }, (_, i) => {
    const way = (i + 1) / PREVIEWS
    return start * (1 - share * (way < 2 / 3 ? way * 1.5 : 1 - (way - 2 / 3) * 1.5))
  })
}

/**
 * Runs drags like the worker does: cascade, waterfall and frame each time, from the committed state. A place on the way
 * counts with its best time of all drags: what other work on the machine adds is not ours.
 */
function dragTimes(scenario: Scenario, share: number, drags: number) {
  const engine = createEngine()
  prepare(engine, scenario)
  const buffer = new ArrayBuffer(frameBytes(LAYOUT))
  const lens = lensOn(scenario)
  const times = new Array<number>(PREVIEWS).fill(Number.POSITIVE_INFINITY)
  let closed = 0
  for (let n = 0; n < drags; n++)
    for (const [i, to] of drag(scenario.markets[0].price, share).entries()) {
      const start = performance.now()
      prepare(engine, { ...scenario, steps: [{ kind: 'price', market: 0, to, gap: scenario.gap }] })
      const out = observationOver(LAYOUT, buffer)
      engine.run(lens, out)
      times[i] = Math.min(times[i], performance.now() - start)
      closed = Math.max(closed, out.values[VALUE_INDEX.longsClosed] + out.values[VALUE_INDEX.shortsClosed])
    }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), closed }
}

function outcomeOf(scenario: Scenario, share: number, goal: number | null, drags: number): Outcome {
  const { p50, p95, closed } = dragTimes(scenario, share, drags)
  const count = (scenario.crowd?.count ?? 0).toLocaleString('en')
  return {
    name: `full preview, ${count} accounts, drag to −${(share * 100).toFixed(0)} %, p95`,
    value: p95,
    unit: 'ms',
    goal,
    detail: `p50 ${p50.toFixed(2)} ms, each place by its best of ${drags} drags; up to ${closed.toLocaleString('en')} accounts closed in one preview`,
  }
}

function measure(scale: Scale, scenario: Scenario): readonly Outcome[] {
  const small = ofSize(scenario, scale.hundredThousand)
  const drags = Math.max(2, scale.rounds)
  const outcomes = [outcomeOf(small, 0.06, 8, drags), outcomeOf(small, 0.12, null, drags)]
  if (scale.million === scale.hundredThousand) return outcomes
  const large = ofSize(scenario, scale.million)
  return [...outcomes, outcomeOf(large, 0.03, 1000 / 60, 2), outcomeOf(large, 0.06, null, 2)]
}

export const preview: Row = { name: 'preview', measure }
