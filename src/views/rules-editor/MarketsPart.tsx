import { useState } from 'react'
import { partAt } from '../../data/keys.ts'
import type { TableShape } from '../../data/rulebook-shape.ts'
import { leastOf } from '../../data/strategy.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Form.module.css'
import type { PartProps } from './form-context.tsx'
import { labelOf, useForm, usePart } from './form-context.tsx'
import { Wrong } from './Wrong.tsx'

/** What each market has of its own: one of them at a time, that of the market in view first. */
export function MarketsPart({ shape, keys, name }: PartProps<TableShape>) {
  const say = useWords()
  const { symbol, Part } = useForm()
  const { value, wrong, put } = usePart(keys)
  const [chosen, setChosen] = useState<string | null>(null)
  const symbols = typeof value === 'object' && value !== null ? Object.keys(value) : []
  // The engine takes a market's own entry, and else that of all others.
  const [otherwise] = shape.fixed
  const inView = [chosen, symbol, otherwise].find((one) => typeof one === 'string' && symbols.includes(one))
  const nameOf = (one: string): string => (shape.fixed.includes(one) ? say('edit.otherMarkets') : one)
  return (
    <div className={styles.part} role="group" aria-label={labelOf({ name }, say)}>
      <span className={styles.line}>
        <h4 className={styles.caption}>{labelOf({ name }, say)}</h4>
        {symbols.length > 0 && (
          <select
            aria-label={say('edit.market')}
            value={inView ?? ''}
            onChange={(event) => setChosen(event.target.value)}
          >
            {symbols.map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        )}
      </span>
      {inView !== undefined && inView !== null && (
        <Part key={inView} shape={shape.entry} keys={[...keys, inView]} name={name} />
      )}
      <span className={styles.line}>
        {!symbols.includes(symbol) && (
          <button
            type="button"
            className={styles.button}
            onClick={() => {
              const like = otherwise === undefined ? undefined : partAt(value, [otherwise])
              setChosen(symbol)
              put({ ...(value as object), [symbol]: like ?? leastOf(shape.entry) }) // an object, or nothing
            }}
          >
            {say('edit.addMarket', { market: symbol })}
          </button>
        )}
        {typeof inView === 'string' && !shape.fixed.includes(inView) && (
          <button
            type="button"
            className={styles.button}
            onClick={() => {
              setChosen(null)
              put(Object.fromEntries(Object.entries(value as object).filter(([one]) => one !== inView))) // as it has that
            }}
          >
            {say('edit.removeMarket', { market: inView })}
          </button>
        )}
      </span>
      <Wrong problem={wrong} />
    </div>
  )
}
