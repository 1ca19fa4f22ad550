import { createEngine } from '../../../engine/lab.ts'
import type { Scenario } from '../../../engine/scenario.ts'
import { frameOf, lensOn, prepare } from '../../scenario/frames.ts'
import type { Outcome, Row, Scale } from '../row.ts'
import { ofSize } from '../world.ts'

/** Bytes of all distinct buffers that can be reached from an object. */
function bytesUnder(root: object): number {
  const seen = new Set<unknown>()
  const buffers = new Set<ArrayBufferLike>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer)
    else for (const part of Object.values(value)) visit(part)
  }
  visit(root)
  return [...buffers].reduce((sum, buffer) => sum + buffer.byteLength, 0)
}

function measure(scale: Scale, scenario: Scenario): readonly Outcome[] {
  const sized = ofSize(scenario, scale.million)
  const { price } = sized.markets[0]
  const engine = createEngine()
  const steps = [{ kind: 'price', market: 0, to: price * 0.9, gap: sized.gap }] as const
  prepare(engine, { ...sized, steps })
  frameOf(engine, lensOn(sized))
  const bytes = bytesUnder(engine.world)
  return [
    {
      name: `columns of a world after a crash, ${scale.million.toLocaleString('en')} accounts, for each`,
      value: bytes / scale.million,
      unit: 'bytes',
      goal: 600,
      detail: `${(bytes / 1e6).toFixed(0)} MB; the copy of its beginning comes on top, the tab is measured by bench:ui`,
    },
  ]
}

export const memory: Row = { name: 'memory', measure }
