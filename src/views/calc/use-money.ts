import { settlesIn } from '../../data/calc/venue.ts'
import { shownScenario, useLabState } from '../../store/react.tsx'
import { amountText } from '../../viewmodel/calc.ts'
import { coinOf } from '../../viewmodel/format.ts'
import { useFormat } from '../use-format.ts'

/** How amounts of the settlement currency are written: in full, and with its name as far as the venue's rulebook says it. */
export function useMoney() {
  const format = useFormat()
  const rulebook = useLabState((state) => shownScenario(state).rulebook)
  const market = useLabState((state) => shownScenario(state).you?.market ?? '')
  const payoff = useLabState((state) => shownScenario(state).markets[0]?.payoff ?? 'linear')
  const coin = coinOf(payoff, market)
  const currency = settlesIn(rulebook, market) ?? coin ?? 'USD'
  const plain = (amount: number | null): string => amountText(amount, coin !== null, format)
  return {
    plain,
    money: (amount: number | null): string =>
      amount === null ? plain(null) : `${plain(amount)}\u2009${currency}`,
  }
}
