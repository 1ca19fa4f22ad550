import { useId, useMemo } from 'react'
import { shownMarket, useLabState } from '../../store/react.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { differencesOf } from '../../viewmodel/compare.ts'
import { useFormat } from '../use-format.ts'
import styles from './Compare.module.css'
import type { Together } from './use-together.ts'

interface Props {
  readonly together: Together | null
  /** The round in which each run parts from the first; null where that is not known, or never. */
  readonly partings: readonly (number | null)[]
  /** A hand holds the price: what is said now changes again at once. */
  readonly isHeld: boolean
}

/** What differs between each column and the first, in words and with the rules that make the difference. */
export function Differences({ together, partings, isHeld }: Props) {
  const id = useId()
  const say = useWords()
  const format = useFormat()
  const symbol = useLabState((state) => shownMarket(state)?.symbol ?? '')
  const told = useMemo(() => {
    const [first, ...others] = together?.runs ?? []
    if (first === undefined || together?.hasSteps !== true) return null
    return others.map((other, column) => ({
      rulebook: other.rulebook,
      isMeasured: other.exchanged !== null,
      parting: partings[column + 1] ?? null,
      first: first.rulebook.name,
      differences: differencesOf({ first, other, symbol, format, say }),
    }))
  }, [together, partings, symbol, format, say])
  return (
    <section className={styles.differences} aria-labelledby={id} data-testid="differences">
      <h2 id={id}>{say('compare.differences')}</h2>
      <ScrollRegion label={say('compare.differences')} className={styles.sentences}>
        {told === null && <p>{say(together === null ? 'compare.waiting' : 'compare.quiet')}</p>}
        <div className={styles.pairs}>
          {told?.map(({ rulebook, first, differences, parting, isMeasured }) => (
            <div key={rulebook.id} className={styles.pair}>
              {told.length > 1 && <h3>{say('compare.against', { name: rulebook.name, first })}</h3>}
              {differences.length === 0 && <p>{say('compare.same', { name: rulebook.name, first })}</p>}
              <ul>
                {differences.map(({ measure, text }) => (
                  <li key={measure} data-measure={measure}>
                    {text}
                  </li>
                ))}
              </ul>
              <p className={styles.note}>
                {parting !== null && say('compare.partsAt', { round: parting })}{' '}
                {!isHeld && !isMeasured && differences.length > 0 && say('compare.measuring')}
              </p>
            </div>
          ))}
        </div>
        {told?.some(({ isMeasured }) => isMeasured) && (
          <p className={styles.note}>{say('compare.measured', { first: told[0]?.first ?? '' })}</p>
        )}
      </ScrollRegion>
      <p className="hidden" aria-live="polite">
        {!isHeld && told?.map(({ differences }) => differences[0]?.text).join(' ')}
      </p>
    </section>
  )
}
