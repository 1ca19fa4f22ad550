import type { Engine } from '../../engine/lab.ts'
import type { Lens } from '../../engine/observation.ts'
import { LAYOUT } from '../../engine/observation.ts'
import type { Scenario } from '../../engine/scenario.ts'
import { frameBytes, frameReader, observationOver, sealFrame } from '../../protocol/buffer.ts'
import type { Frame } from '../../protocol/frame.ts'

/** What the screen would show of a market: all rounds, or only the first `until`. */
export function lensOn(scenario: Scenario, market = 0, until: number | null = null): Lens {
  const spec = scenario.markets[market]
  return { market, range: spec.range, until, solve: null }
}

/** Makes the world fit the scenario, without a look at the mailbox in between. */
export function prepare(engine: Engine, scenario: Scenario): void {
  for (const _share of engine.prepare(scenario));
}

/** Runs the prepared scenario and returns the frame that the page would get. */
export function frameOf(engine: Engine, lens: Lens): Frame {
  const buffer = new ArrayBuffer(frameBytes(LAYOUT))
  const observation = observationOver(LAYOUT, buffer)
  engine.run(lens, observation)
  sealFrame(LAYOUT, buffer, observation, 0)
  return frameReader(LAYOUT)(buffer)
}
