import type { ReactNode } from 'react'
import {
  addCrowd,
  payFunding,
  setAdlPrice,
  setAllocation,
  setCrowd,
  setDepth,
  setFund,
  setGap,
  setImpact,
  setVault,
} from '../../store/edits.ts'
import type { Edit, Impact, LeverageShare } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { defaultCrowd } from '../default-crowd.ts'
import { Evidence } from '../Evidence.tsx'
import { useFormat } from '../use-format.ts'
import { LeverageMix } from './LeverageMix.tsx'
import styles from './Setup.module.css'

const IMPACTS = ['none', 'linear', 'squareRoot', 'constantProduct'] as const
const IMPACT_WORDS = {
  none: 'setup.impactNone',
  linear: 'setup.impactLinear',
  squareRoot: 'setup.impactSquareRoot',
  constantProduct: 'setup.impactConstantProduct',
} as const
const ALLOCATIONS = ['contractProRata', 'rankQueue'] as const
const PRICES = ['bankruptcy', 'mark', 'previousMark', 'oracle'] as const
const PRICE_WORDS = {
  bankruptcy: 'setup.priceBankruptcy',
  mark: 'setup.priceMark',
  previousMark: 'setup.pricePreviousMark',
  oracle: 'setup.priceOracle',
} as const
const FUNDING = 0.01

/** What can be set before the price moves: the crowd, the market, the rules. */
export function Setup() {
  const say = useWords()
  return (
    <section className={styles.section} aria-labelledby="setup-title">
      <h2 id="setup-title">{say('setup.title')}</h2>
      <Group title={say('setup.crowd')}>
        <Crowd />
      </Group>
      <Group title={say('setup.market')}>
        <Market />
      </Group>
      <Group title={say('setup.rules')}>
        <Rules />
      </Group>
    </section>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className={styles.group} open>
      <summary>
        <h3>{title}</h3>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}

/** What every slider of the panel does with its value. */
function useSlide(edit: (value: number) => Edit) {
  const lab = useLab()
  return {
    onPreview: (value: number) => lab.preview(edit(value)),
    onCommit: (value: number) => lab.commit(edit(value)),
    onNudge: (value: number) => lab.nudge(edit(value)),
    onCancel: lab.cancel,
  }
}

function Crowd() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const crowd = useLabState((state) => shownScenario(state).crowd)
  const profiles = useLabState((state) => state.tables?.profiles)
  const count = useSlide((value) => setCrowd({ count: Math.round(value) }))
  const longs = useSlide((longShare) => setCrowd({ longShare }))
  if (crowd === null)
    return (
      <>
        <p className={styles.hint}>{say('setup.noCrowd')}</p>
        <button
          type="button"
          className={styles.chip}
          disabled={profiles === undefined}
          onClick={() =>
            profiles !== undefined &&
            lab.commit((scenario) => addCrowd(defaultCrowd(scenario, profiles.balanced))(scenario))
          }
        >
          {say('setup.addCrowd')}
        </button>
      </>
    )
  const choose = (leverageMix: readonly LeverageShare[]): void => lab.commit(setCrowd({ leverageMix }))
  return (
    <>
      <Slider
        label={say('setup.accounts')}
        value={crowd.count}
        min={10}
        max={1_000_000}
        scale="log"
        step={1}
        show={format.count}
        {...count}
      />
      <LeverageMix />
      <div className={styles.chips} role="group" aria-label={say('setup.profiles')}>
        {(['cautious', 'balanced', 'aggressive'] as const).map((profile) => (
          <button
            key={profile}
            type="button"
            className={styles.chip}
            aria-pressed={crowd.leverageMix === profiles?.[profile]}
            onClick={() => profiles !== undefined && choose(profiles[profile])}
          >
            {say(`setup.${profile}`)}
          </button>
        ))}
      </div>
      <Slider
        label={say('setup.longShare')}
        value={crowd.longShare}
        min={0}
        max={1}
        step={0.01}
        show={(v) => format.percent(v, 0)}
        ink="long"
        {...longs}
      />
    </>
  )
}

function Market() {
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
    <>
      <Slider
        label={say('setup.depth')}
        value={spec.depth}
        min={1e4}
        max={1e10}
        scale="log"
        show={format.notional}
        {...depth}
      />
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
      <Slider
        label={say('setup.gap')}
        value={scenario.gap}
        min={0}
        max={1}
        step={0.05}
        show={(v) => say('setup.gapText', { percent: format.percent(v, 0) })}
        {...gap}
      />
      <p className={styles.ends} aria-hidden="true">
        <span>{say('setup.slide')} ◂</span>
        <span>▸ {say('setup.jump')}</span>
      </p>
      <button type="button" className={styles.chip} onClick={() => lab.commit(payFunding(market, FUNDING))}>
        {say('setup.funding')}
      </button>
    </>
  )
}

function Rules() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState(shownScenario)
  const ceiling = useLabState((state) =>
    Math.max(1e6, state.scenario.reserves.fund * 4, state.scenario.reserves.vault * 4),
  )
  const fund = useSlide(setFund)
  const vault = useSlide(setVault)
  const { rulebook, reserves } = scenario
  const hasVault = rulebook.waterfall.some(({ layer }) => layer === 'vault')
  const hasFund = rulebook.waterfall.some(({ layer }) => layer === 'fund')
  return (
    <>
      {hasFund && (
        <Slider
          label={say('setup.fund')}
          value={reserves.fund}
          min={0}
          max={ceiling}
          show={format.money}
          ink="fund"
          {...fund}
        />
      )}
      {hasVault && (
        <Slider
          label={say('setup.vault')}
          value={reserves.vault}
          min={0}
          max={ceiling}
          show={format.money}
          {...vault}
        />
      )}
      <p className={styles.line}>
        <span>{say('setup.allocation')}</span>
        <Evidence path="adl.allocation" />
      </p>
      <div className={styles.chips} role="group" aria-label={say('setup.allocation')}>
        {ALLOCATIONS.map((allocation) => (
          <button
            key={allocation}
            type="button"
            className={styles.chip}
            aria-pressed={rulebook.adl.allocation === allocation}
            onClick={() => lab.commit(setAllocation(allocation))}
          >
            {say(`setup.${allocation}`)}
          </button>
        ))}
      </div>
      <label className={styles.line}>
        <span>{say('setup.adlPrice')}</span>
        <select
          value={rulebook.adl.price}
          onChange={(event) =>
            lab.commit(setAdlPrice(PRICES.find((price) => price === event.target.value) ?? 'bankruptcy'))
          }
        >
          {PRICES.map((price) => (
            <option key={price} value={price}>
              {say(PRICE_WORDS[price])}
            </option>
          ))}
        </select>
      </label>
      <details className={styles.remarks}>
        <summary>{say('setup.remarks')}</summary>
        <ul>
          {rulebook.remarks.map((remark) => (
            <li key={remark.path}>
              <b>{say('app.evidence', { evidence: remark.evidence })}</b> {remark.says}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
