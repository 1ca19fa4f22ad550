import type { CalcInputs } from '../../data/calc/inputs.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import styles from './Calc.module.css'

/** The position and its liquidation price in a sentence: the answer that people come for. */
export function Sentence({ inputs }: { readonly inputs: CalcInputs }) {
  const say = useWords()
  const format = useFormat()
  const venue = useLabState((state) => shownScenario(state).rulebook.name)
  const values = useLabState((state) => state.frame?.values ?? null)
  if (values === null) return <p className={styles.sentence}>{say('calc.preparing')}</p>
  const { youLiquidation, youToLiquidation, youLiquidationOther, youEquity, youMaintenance, markPrice } =
    values
  const { side, market, entry, leverage } = inputs
  const position = say('calc.sentence', {
    side,
    size: format.size(inputs.size),
    market,
    entry: format.price(entry),
    leverage: format.times(leverage),
    venue,
  })
  const mark = format.price(markPrice)
  const way = youToLiquidation ?? 0
  const isUnder = (youEquity ?? 0) < (youMaintenance ?? 0)
  return (
    <p className={styles.sentence} data-testid="calc-sentence">
      {position}{' '}
      {youLiquidation === null ? (
        say('calc.never')
      ) : (
        <>
          {say('calc.goesUnder')} <strong data-testid="calc-headline">{format.price(youLiquidation)}</strong>
          {isUnder ? '. ' : ', '}
          {isUnder
            ? say('calc.isUnder', { mark })
            : say('calc.distance', {
                percent: format.percent(Math.abs(way), 2),
                direction: way < 0 ? 'below' : 'above',
                mark,
              })}
          {youLiquidationOther !== null &&
            ` ${say('calc.orAt', { price: format.price(youLiquidationOther) })}`}
        </>
      )}
    </p>
  )
}
