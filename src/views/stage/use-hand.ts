import { setMark } from '../../store/edits.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useAsk } from '../typing-context.tsx'
import { useFormat } from '../use-format.ts'

/** Where the hand has put the price of the market in view, and how to move it: every way of moving comes to this. */
export function useHand() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const ask = useAsk()
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
  /** Moves the price there, on the tick and within the plot; `round` decides which tick. */
  function moveTo(price: number, round: (ticks: number) => number = Math.round): void {
    const onTick = Number((round(price / tick) * tick).toFixed(10))
    lab.commit(setMark(market, Math.min(high, Math.max(low, onTick))))
  }
  return {
    hand,
    moveTo,
    /** Asks for the price to be typed. */
    type: (): void =>
      ask({
        place: 'stage',
        label: say('stage.typePrice'),
        text: format.price(hand),
        min: low,
        max: high,
        show: format.price,
        onCommit: moveTo,
      }),
  }
}
