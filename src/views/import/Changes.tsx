import { useMemo } from 'react'
import type { Choices } from '../../data/import/apply.ts'
import { canKeepYou, youOf } from '../../data/import/apply.ts'
import type { Plan } from '../../data/import/plan.ts'
import type { Scenario } from '../../store/lab.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { makeFormat } from '../../viewmodel/format.ts'
import type { Say } from '../../words/words.ts'
import styles from './Import.module.css'
import { plainNumber } from './plain-number.ts'

interface Props {
  readonly scenario: Scenario
  readonly plan: Plan
  readonly choices: Choices
  readonly onChange: (patch: Partial<Choices>) => void
}

/** What accepting does to the world on screen, with the choices that are part of it. */
export function Changes({ scenario, plan, choices, onChange }: Props) {
  const say = useWords()
  const locale = useLocale()
  const { count, notional } = makeFormat(locale, 0.01, null)
  return (
    <section className={styles.part} aria-labelledby="import-changes">
      <h3 id="import-changes">{say('import.changes')}</h3>
      <dl className={styles.changes}>
        <dt>{say('import.changeAccounts')}</dt>
        <dd>
          {count(scenario.accounts.length)} → {count(plan.accounts.length)}
        </dd>
        <dt>{say('import.changeMarkets')}</dt>
        <dd>
          {scenario.markets.map(({ symbol }) => symbol).join(', ')} →
          {plan.markets.map((market) => (
            <span key={market.spec.symbol}> {sayMarket(market, locale, say)}</span>
          ))}
        </dd>
        <dt>{say('import.changeSteps')}</dt>
        <dd>{say('import.changeStepsDropped', { steps: scenario.steps.length })}</dd>
        {scenario.crowd !== null && (
          <>
            <dt>
              <label htmlFor="import-crowd">{say('import.changeCrowd')}</label>
            </dt>
            <dd>
              <select
                id="import-crowd"
                value={choices.keepsCrowd ? 'keep' : 'drop'}
                onChange={(event) => onChange({ keepsCrowd: event.target.value === 'keep' })}
              >
                <option value="drop">{say('import.crowdDropped')}</option>
                <option value="keep">
                  {say('import.crowdKept', { count: count(scenario.crowd.count) })}
                </option>
              </select>
            </dd>
          </>
        )}
        <You scenario={scenario} plan={plan} choices={choices} onChange={onChange} />
        <dt>{say('import.stay')}</dt>
        <dd>
          {say('import.stayList', {
            rulebook: scenario.rulebook.name,
            depth: notional(plan.markets[0]?.spec.depth ?? null),
          })}
        </dd>
      </dl>
    </section>
  )
}

function sayMarket({ spec }: Plan['markets'][number], locale: string, say: Say): string {
  const plain = (value: number) => plainNumber(value, locale)
  return say('import.changeMarket', {
    market: spec.symbol,
    price: plain(spec.price),
    tick: plain(spec.tick),
    lot: plain(spec.lot),
    low: plain(spec.range[0]),
    high: plain(spec.range[1]),
  })
}

const YOU_PROBLEM = {
  unknown: 'import.youUnknown',
  severalLegs: 'import.youSeveralLegs',
  noCash: 'import.youNoCash',
} as const

/** Whose position is the reader's own afterwards. */
function You({ scenario, plan, choices, onChange }: Props) {
  const say = useWords()
  const { you } = choices
  const isNamed = typeof you === 'object'
  const own = useMemo(() => (typeof you === 'object' ? youOf(plan, you.account) : null), [plan, you])
  const problem = typeof own === 'string' ? YOU_PROBLEM[own] : null
  return (
    <>
      <dt>
        <label htmlFor="import-you">{say('import.changeYou')}</label>
      </dt>
      <dd className={styles.you}>
        <select
          id="import-you"
          value={isNamed ? 'account' : you}
          onChange={({ target }) =>
            onChange({
              you: target.value === 'account' ? { account: '' } : target.value === 'keep' ? 'keep' : 'none',
            })
          }
        >
          <option value="none">{say('import.youNone')}</option>
          {canKeepYou(scenario, plan) && <option value="keep">{say('import.youKeep')}</option>}
          <option value="account">{say('import.youAccount')}</option>
        </select>
        {isNamed && (
          <input
            aria-label={say('import.youName')}
            placeholder={say('import.youName')}
            value={you.account}
            autoComplete="off"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : 'import-you-wrong'}
            onChange={(event) => onChange({ you: { account: event.target.value.trim() } })}
          />
        )}
        {problem !== null && (
          <span id="import-you-wrong" className={styles.wrong}>
            ⚠ {say(problem)}
          </span>
        )}
      </dd>
    </>
  )
}
