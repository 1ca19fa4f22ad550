import { useState } from 'react'
import type { Problem } from '../../data/checked.ts'
import { thinnerSide, tierObstaclesOf, withLive } from '../../data/live/apply.ts'
import type { LiveMarket, LiveVenue } from '../../data/live/live-market.ts'
import { ticked } from '../../data/live/rebase.ts'
import { useLab, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useFormat } from '../use-format.ts'
import { RATE_DIGITS } from './Figures.tsx'
import styles from './Live.module.css'

interface Props {
  readonly venue: LiveVenue
  readonly live: LiveMarket
  readonly onUsed: () => void
}

/** Takes the numbers into the scenario as one change, or says why that cannot be. */
export function UseThem({ venue, live, onUsed }: Props) {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const scenario = useLabState((state) => state.scenario)
  const market = useLabState((state) => state.market)
  const [hasFunding, setFunding] = useState(false)
  const [wantsTiers, setTiers] = useState(true)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [noTiers] = tierObstaclesOf(scenario.rulebook, live, venue)
  const hasTiers = wantsTiers && noTiers === undefined
  const spec = scenario.markets[market]
  if (spec === undefined) return null

  function use(): void {
    const from = { venue: venue.name, market: live.symbol, from: live.told.from }
    const time = new Date(live.told.at).toISOString().slice(0, 16).replace('T', ' ')
    const next = withLive(scenario, market, live, venue, {
      hasFunding,
      hasTiers,
      remark: say('live.remark', { ...from, time }),
      source: say('live.sourceText', from),
    })
    if (next.ok) {
      lab.commit(() => next.value)
      onUsed()
    } else setProblems(next.problems)
  }

  return (
    <div className={styles.use}>
      <label className={styles.tick}>
        <input type="checkbox" checked={hasFunding} onChange={() => setFunding(!hasFunding)} />
        {say('live.useFunding', {
          payer: live.funding.rate < 0 ? 'shorts' : 'longs',
          rate: format.percent(Math.abs(live.funding.rate), RATE_DIGITS),
        })}
      </label>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={hasTiers}
          disabled={noTiers !== undefined}
          aria-describedby={noTiers === undefined ? undefined : 'live-no-tiers'}
          onChange={() => setTiers(!wantsTiers)}
        />
        {say('live.useTiers', { rulebook: scenario.rulebook.name })}
      </label>
      {noTiers !== undefined && (
        <p id="live-no-tiers" className={styles.muted}>
          {say('live.problem', { ...noTiers })}
        </p>
      )}
      <p className={styles.muted}>
        {say('live.useHint', {
          symbol: spec.symbol,
          price: format.price(ticked(live.mark, spec.tick)),
          depth: format.notional(thinnerSide(live)),
        })}
      </p>
      {problems.length > 0 && (
        <div role="alert">
          ⚠ {say('live.useRefused')}
          <ul>
            {problems.map((problem) => (
              <li key={problem.field}>{say('live.problem', { ...problem })}</li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" className={styles.accept} onClick={use}>
        {say('live.use')}
      </button>
    </div>
  )
}
