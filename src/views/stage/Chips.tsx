import { addCrowd, setFund, setMark } from '../../store/edits.ts'
import type { Edit } from '../../store/lab.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { settle } from '../../ui/handle/grab.ts'
import { useWords } from '../../ui/words-context.tsx'
import { defaultCrowd } from '../default-crowd.ts'
import styles from './Stage.module.css'

/** How far "Show me" moves the price. */
const SHOWN_MOVE = 0.86
/** Fund that comes with the crowd, settlement currency: enough for a slide, not for a jump. */
const CROWD_FUND = 200_000

/** What a reader may want next: shown once the price has moved, and only while it would still change something. */
export function Chips() {
  const lab = useLab()
  const say = useWords()
  const isAlone = useLabState((state) => {
    const { crowd, accounts } = shownScenario(state)
    return crowd === null && accounts.length === 0
  })
  const fund = useLabState((state) => shownScenario(state).reserves.fund)
  const profiles = useLabState((state) => state.tables?.profiles)
  const market = useLabState((state) => state.market)
  const hasMoved = useLabState((state) => state.scenario.steps.length > 0)
  if (!hasMoved) return null
  return (
    <p className={styles.chips}>
      {isAlone && profiles !== undefined && (
        <button
          type="button"
          onClick={() =>
            lab.commit((s) => ({
              ...addCrowd(defaultCrowd(s, profiles.balanced))(s),
              reserves: { ...s.reserves, fund: CROWD_FUND },
              markets: s.markets.map((m) => ({ ...m, impact: { law: 'linear' } as const })),
              steps: [],
            }))
          }
        >
          {say('app.addCrowd')}
        </button>
      )}
      {fund > 0 && (
        <button type="button" onClick={() => lab.commit(setFund(Math.floor(fund / 10)))}>
          {say('app.shrinkFund')}
        </button>
      )}
      <button
        type="button"
        onClick={() => {
          lab.commit(showFall(market))
          lab.play()
        }}
      >
        {say('app.showMe')}
      </button>
    </p>
  )
}

/** From the start again one fall of this market, to a tick within its plot. */
const showFall =
  (market: number): Edit =>
  (scenario) => {
    const spec = scenario.markets[market]
    if (spec === undefined) return scenario
    const { price, tick, range } = spec
    const room = { value: price, min: range[0], max: range[1], step: tick }
    return setMark(market, settle(room, price * SHOWN_MOVE))({ ...scenario, steps: [] })
  }
