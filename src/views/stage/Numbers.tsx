import { useMemo } from 'react'
import type { Explainable, LabState } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { Format } from '../../viewmodel/format.ts'
import { withExplainedWords } from '../../words/explained-words.ts'
import { useFormat } from '../use-format.ts'
import styles from './Stage.module.css'

type Values = NonNullable<LabState['frame']>['values']

/** The other numbers of the picture, each of which can be asked: what stands in it as words, and what only as lengths. */
const NUMBERS: readonly (readonly [Explainable, (values: Values, format: Format) => string])[] = [
  ['closedCount', (v, format) => format.count((v.longsClosed ?? 0) + (v.shortsClosed ?? 0))],
  ['closedNotional', (v, f) => f.notional((v.longNotionalClosed ?? 0) + (v.shortNotionalClosed ?? 0))],
  ['forcedNotional', (v, format) => format.notional(v.forcedNotional)],
  ['nextLiquidation', (v, format) => format.price(v.nextLiquidationDown ?? v.nextLiquidationUp)],
  ['nextWall', (v, format) => format.notional(v.nextWallNotional)],
  ['windowNotional', (v, format) => format.notional(v.windowNotional)],
  ['longOpenInterest', (v, format) => format.notional(v.longOpenInterest)],
  ['shortOpenInterest', (v, format) => format.notional(v.shortOpenInterest)],
  ['depth', (v, format) => format.notional(v.depth)],
  ['marginPosted', (v, format) => format.money(v.marginPosted)],
  ['fundLeft', (v, format) => format.money(v.fundLeft)],
]

/** Follows every frame, and so is there only while the menu is open. */
export function Numbers({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const page = useWords()
  const say = useMemo(() => withExplainedWords(page), [page])
  const format = useFormat()
  const values = useLabState((state) => state.frame?.values)
  if (values === undefined) return null
  return NUMBERS.map(([what, write]) => (
    <button key={what} type="button" className={styles.number} onClick={() => onWhy(what)}>
      <span>{say(`why.${what}`)}</span> <b>{write(values, format)}</b>
    </button>
  ))
}
