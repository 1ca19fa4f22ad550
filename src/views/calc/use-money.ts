import { settlesIn } from '../../data/calc/venue.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { inFull } from '../../viewmodel/calc.ts'
import { coinOf } from '../../viewmodel/format.ts'
import { useFormat } from '../use-format.ts'

/** Writes amounts of the settlement currency in full, with its name as far as the venue's rulebook says it. */
export function useMoney(): (amount: number | null) => string {
  const format = useFormat()
  const rulebook = useLabState((state) => shownScenario(state).rulebook)
  const market = useLabState((state) => shownScenario(state).you?.market ?? '')
  const payoff = useLabState((state) => shownScenario(state).markets[0]?.payoff ?? 'linear')
  const coin = coinOf(payoff, market)
  const currency = settlesIn(rulebook, market) ?? coin ?? 'USD'
  return (amount) => inFull(amount, coin !== null, currency, format)
}
