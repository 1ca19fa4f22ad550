import type { Explainable, Explanation } from './explain.ts'
import type { World } from './world.ts'
export function explainIn(_world: World, what: Explainable, _row: number | null): Explanation {
  return {
    what,
    value: null,
    unit: 'money',
    formula: { op: 'number', value: 0 },
    rule: 'E1',
    sources: [],
    remarks: [],
    parts: [],
    reason: null,
  }
}
