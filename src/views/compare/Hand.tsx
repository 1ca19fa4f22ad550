import { reset, setMark } from '../../store/edits.ts'
import type { Edit, Lab } from '../../store/lab.ts'
import { shownMarket, useLabState } from '../../store/react.tsx'
import { settle } from '../../ui/handle/grab.ts'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useHand } from '../stage/use-hand.ts'
import { useFormat } from '../use-format.ts'
import styles from './Compare.module.css'

/** The one hand that moves the price in every column. It stands in the first lab, and does the same to all. */
export function Hand({ labs }: { readonly labs: readonly Lab[] }) {
  const say = useWords()
  const format = useFormat()
  const { hand } = useHand()
  const market = useLabState((state) => state.market)
  const markets = useLabState((state) => state.scenario.markets)
  const hasSteps = useLabState((state) => state.scenario.steps.length > 0)
  const spec = useLabState(shownMarket)
  if (spec === undefined) return null
  const [min, max] = spec.range
  const each = (does: (lab: Lab) => void): void => {
    for (const lab of labs) does(lab)
  }
  const to = (price: number): Edit => setMark(market, price)
  const tap = (price: number): void => {
    const room = { value: hand, min, max, step: spec.tick }
    each((lab) => lab.commit(to(settle(room, price))))
  }
  return (
    <div className={styles.hand} data-testid="hand">
      <Slider
        label={say('stage.mark')}
        value={hand}
        min={min}
        max={max}
        step={spec.tick}
        show={format.price}
        onPreview={(price) => each((lab) => lab.preview(to(price)))}
        onCommit={(price) => each((lab) => lab.commit(to(price)))}
        onNudge={(price) => each((lab) => lab.nudge(to(price)))}
        onCancel={() => each((lab) => lab.cancel())}
      />
      <p className={styles.taps}>
        <button type="button" onClick={() => tap(hand * 0.99)}>
          {say('stage.down')}
        </button>
        <button type="button" onClick={() => tap(hand * 1.01)}>
          {say('stage.up')}
        </button>
        <button
          type="button"
          disabled={!hasSteps}
          aria-label={say('transport.reset')}
          title={say('transport.reset')}
          onClick={() => each((lab) => lab.commit(reset))}
        >
          ↺
        </button>
        {markets.length > 1 && (
          <select
            aria-label={say('stage.market')}
            value={market}
            onChange={(event) => each((lab) => lab.setMarket(Number(event.target.value)))}
          >
            {markets.map(({ symbol }, place) => (
              <option key={symbol} value={place}>
                {symbol}
              </option>
            ))}
          </select>
        )}
      </p>
    </div>
  )
}
