import { payFunding, setDepth, setGap, setImpact } from '../../store/edits.ts'
import type { Impact } from '../../store/lab.ts'
import { shownMarket, shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSlide } from '../use-slide.ts'
import { Group } from './Group.tsx'
import { LiveOpener } from './LiveOpener.tsx'
import styles from './Setup.module.css'

const IMPACTS = ['none', 'linear', 'squareRoot', 'constantProduct', 'book'] as const
const IMPACT_WORDS = {
  none: 'setup.impactNone',
  linear: 'setup.impactLinear',
  squareRoot: 'setup.impactSquareRoot',
  constantProduct: 'setup.impactConstantProduct',
  book: 'setup.impactBook',
} as const
const FUNDING = 0.01
/** A book that ends: our choice of shape, thin near the price, nobody beyond 10 %. (Distance, notional for a depth of 1 at 1 %.) */
const BOOK: Impact = {
  law: 'book',
  levels: [
    [0.001, 0.05],
    [0.0025, 0.15],
    [0.005, 0.3],
    [0.01, 0.5],
    [0.02, 0.8],
    [0.05, 1.2],
    [0.1, 1],
  ],
}

/** The book, how the price moves through it, and funding. */
export function Market() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const market = useLabState((state) => state.market)
  const spec = useLabState(shownMarket)
  const gapShown = useLabState((state) => shownScenario(state).gap)
  const slide = useSlide()
  if (spec === undefined) return null
  return (
    <Group
      title={say('setup.market')}
      aside={<LiveOpener />}
      more={
        <>
          <label className={styles.line}>
            <span>{say('setup.impact')}</span>
            <select
              value={spec.impact.law}
              onChange={(event) => {
                const law = IMPACTS.find((one) => one === event.target.value)
                if (law !== undefined) lab.commit(setImpact(market, law === 'book' ? BOOK : { law }))
              }}
            >
              {IMPACTS.map((law) => (
                <option key={law} value={law}>
                  {say(IMPACT_WORDS[law])}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className={styles.chip}
            onClick={() => lab.commit(payFunding(market, FUNDING))}
          >
            {say('setup.funding')}
          </button>
        </>
      }
    >
      <Slider
        label={say('setup.depth')}
        value={spec.depth}
        min={1e4}
        max={1e10}
        scale="log"
        show={format.notional}
        {...slide((depth) => setDepth(market, depth))}
      />
      <Slider
        label={say('setup.gap')}
        value={gapShown}
        min={0}
        max={1}
        step={0.05}
        show={(v) => say('setup.gapText', { gap: v, percent: format.percent(v, 0) })}
        isShare
        {...slide(setGap)}
      />
    </Group>
  )
}
