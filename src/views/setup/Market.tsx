import { payFunding, setDepth, setGap, setImpact } from '../../store/edits.ts'
import type { Impact } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { Group } from './Group.tsx'
import styles from './Setup.module.css'
import { useSlide } from './use-slide.ts'

const IMPACTS = ['none', 'linear', 'squareRoot', 'constantProduct'] as const
const IMPACT_WORDS = {
  none: 'setup.impactNone',
  linear: 'setup.impactLinear',
  squareRoot: 'setup.impactSquareRoot',
  constantProduct: 'setup.impactConstantProduct',
} as const
const FUNDING = 0.01

/** The book, how the price moves through it, and funding. */
export function Market() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const market = useLabState((state) => state.market)
  const spec = scenario.markets[market]
  const depth = useSlide((value) => setDepth(market, value))
  const gap = useSlide(setGap)
  if (spec === undefined) return null
  return (
    <Group
      title={say('setup.market')}
      more={
        <>
          <label className={styles.line}>
            <span>{say('setup.impact')}</span>
            <select
              value={spec.impact.law}
              // The options are exactly the laws that need no further numbers.
              onChange={(event) => lab.commit(setImpact(market, { law: event.target.value } as Impact))}
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
        {...depth}
      />
      <Slider
        label={say('setup.gap')}
        value={scenario.gap}
        min={0}
        max={1}
        step={0.05}
        show={(v) => say('setup.gapText', { gap: v, percent: format.percent(v, 0) })}
        isShare
        {...gap}
      />
    </Group>
  )
}
