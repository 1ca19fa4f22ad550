import { useMemo, useState } from 'react'
import type { Choices } from '../../data/import/apply.ts'
import { canKeepYou, withImport, youOf } from '../../data/import/apply.ts'
import type { Grid } from '../../data/import/grid.ts'
import type { Options } from '../../data/import/options.ts'
import type { Plan } from '../../data/import/plan.ts'
import type { Scenario } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { WordId } from '../../words/words.ts'
import { Changes } from './Changes.tsx'
import { Columns } from './Columns.tsx'
import { Footer } from './Footer.tsx'
import styles from './Import.module.css'
import { Markets } from './Markets.tsx'
import { Preview } from './Preview.tsx'
import { Reads } from './Reads.tsx'
import { Refused } from './Refused.tsx'
import { Working } from './Source.tsx'
import type { Importing } from './use-import.ts'

interface Props {
  readonly importing: Importing
  readonly grid: Grid
  readonly options: Options
  readonly scenario: Scenario
  readonly onAccept: (next: Scenario) => void
  readonly onClose: () => void
}

/** A table of accounts: columns and readings beside each other, what it comes to below. */
export function Table({ importing, grid, options, scenario, onAccept, onClose }: Props) {
  const say = useWords()
  const { name, plan, planning, change, isCurrent } = importing
  const [isLeftOut, setLeftOut] = useState(false)
  const [chosen, setChosen] = useState<Partial<Choices>>({})
  // Both look through the accounts of the file, and the page is drawn anew whenever a plan under way gets further.
  const choices = useMemo(
    () => ({
      title: say('import.scenarioTitle', { accounts: plan?.accounts.length ?? 0, name: name ?? '' }),
      ...choicesOf(chosen, plan, scenario),
    }),
    [say, name, chosen, plan, scenario],
  )
  const obstacle = useMemo(
    () => (plan === null ? 'import.nothing' : obstacleOf(plan, choices, isLeftOut)),
    [plan, choices, isLeftOut],
  )
  const about = { grid, decimal: options.decimal }
  return (
    <>
      <div className={styles.pair}>
        <Columns grid={grid} options={options} missing={plan?.missing ?? []} onChange={change} />
        <Reads options={options} plan={plan} onChange={change} />
      </div>
      {planning !== null && (
        <Working
          text={say('import.working', { percent: `${Math.round(planning * 100)} %` })}
          done={planning}
          onStop={importing.stop}
        />
      )}
      {plan !== null && <Markets options={options} plan={plan} onChange={change} />}
      {plan !== null && plan.missing.length === 0 && (
        <>
          <Preview about={about} options={options} plan={plan} />
          <Refused about={about} plan={plan} isLeftOut={isLeftOut} onLeaveOut={setLeftOut} />
          {plan.accounts.length > 0 && (
            <Changes
              scenario={scenario}
              plan={plan}
              choices={choices}
              onChange={(patch) => setChosen({ ...chosen, ...patch })}
            />
          )}
        </>
      )}
      <Footer
        label={say('import.accept', { accounts: obstacle === null ? (plan?.accounts.length ?? 0) : 0 })}
        obstacle={obstacle === null ? null : say(obstacle)}
        onAccept={
          plan !== null && obstacle === null && isCurrent
            ? () => onAccept(withImport(scenario, plan, choices))
            : null
        }
        onClose={onClose}
      />
    </>
  )
}

/** What the reader chose; for the rest no crowd, and as own position the file's `you` or the one on screen. */
function choicesOf(chosen: Partial<Choices>, plan: Plan | null, scenario: Scenario): Omit<Choices, 'title'> {
  const hasOwn = plan !== null && typeof youOf(plan, 'you') === 'object'
  const canKeep = plan !== null && canKeepYou(scenario, plan)
  const you = chosen.you ?? (hasOwn ? { account: 'you' } : 'keep')
  return {
    keepsCrowd: chosen.keepsCrowd ?? false,
    you: you === 'keep' && !canKeep ? 'none' : you,
  }
}

/** What stands in the way of accepting, or null. */
function obstacleOf(plan: Plan, { you }: Choices, isLeftOut: boolean): WordId | null {
  if (plan.missing.length > 0) return 'import.notYet'
  if (plan.refused.length > 0 && !isLeftOut) return 'import.notYetRefused'
  if (plan.accounts.length === 0) return 'import.noAccount'
  return typeof you === 'object' && typeof youOf(plan, you.account) === 'string' ? 'import.notYet' : null
}
