import { setMark } from '../../store/edits.ts'
import { shownMarket, shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { settle } from '../../ui/handle/grab.ts'
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
  const stepsShown = useLabState((state) => state.frame?.values.steps ?? 0)
  const spec = useLabState(shownMarket)
  const [low, high] = spec?.range ?? [0, 1]
  const tick = spec?.tick ?? 1
  const last = scenario.steps[scenario.steps.length - 1]
  // Until the engine has answered, the hand is where it was put: under the pointer, or by the last step.
  const isAhead = isDraft || stepsShown !== scenario.steps.length
  const isPut = isAhead && last?.kind === 'price' && last.market === market
  const hand = isPut ? last.to : (handPrice ?? spec?.price ?? 0)
  /** Moves the price there, on the tick and within the plot; `round` decides which tick. */
  function moveTo(price: number, round: (ticks: number) => number = Math.round): void {
    const room = { value: hand, min: low, max: high, step: tick }
    lab.commit(setMark(market, settle(room, price, round)))
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
