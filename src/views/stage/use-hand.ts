import { setMark } from '../../store/edits.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'

/** Where the hand has put the price of the market in view, and how to move it: every way of moving comes to this. */
export function useHand() {
  const lab = useLab()
  const scenario = useLabState(shownScenario)
  const isDraft = useLabState((state) => state.draft !== null)
  const market = useLabState((state) => state.market)
  const handPrice = useLabState((state) => state.frame?.values.handPrice ?? null)
  const spec = scenario.markets[market] ?? scenario.markets[0]
  const [low, high] = spec?.range ?? [0, 1]
  const tick = spec?.tick ?? 1
  const last = scenario.steps[scenario.steps.length - 1]
  // Under the pointer the hand is where the pointer is, whatever the engine has answered so far.
  const isDrawn = isDraft && last?.kind === 'price' && last.market === market
  const hand = isDrawn ? last.to : (handPrice ?? spec?.price ?? 0)
  return {
    hand,
    low,
    high,
    /** Moves the price there, on the tick and within the plot; `round` decides which tick. */
    moveTo: (price: number, round: (ticks: number) => number = Math.round): void => {
      const onTick = Number((round(price / tick) * tick).toFixed(10))
      lab.commit(setMark(market, Math.min(high, Math.max(low, onTick))))
    },
  }
}
