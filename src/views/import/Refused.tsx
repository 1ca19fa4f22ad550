import { save } from '../../data/export/save.ts'
import { toCsv } from '../../data/export/tables.ts'
import type { Plan } from '../../data/import/plan.ts'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Import.module.css'
import type { About } from './refusal-words.ts'
import { sayRefusal } from './refusal-words.ts'

/** Lines that are written out; the rest is counted and can be saved. */
const SHOWN = 40

interface Props {
  readonly about: About
  readonly plan: Plan
  readonly isLeftOut: boolean
  readonly onLeaveOut: (is: boolean) => void
}

/** Every refused row with line, field, value, what is allowed and what to do, and the choice to go on without them. */
export function Refused({ about, plan, isLeftOut, onLeaveOut }: Props) {
  const say = useWords()
  const { refused, refusedAccounts } = plan
  if (refused.length === 0) return null
  const title = say('import.refused', { count: refused.length, accounts: refusedAccounts })
  const write = (): void =>
    save(
      'refused.csv',
      'text/csv',
      toCsv({
        [about.grid.counted]: refused.map(({ line }) => line),
        field: refused.map(({ field }) => field),
        value: refused.map(({ value }) => value),
        why: refused.map((one) => sayRefusal(one, about, say)),
      }),
    )
  return (
    <section className={styles.part} aria-labelledby="import-refused" data-testid="import-refused">
      <h3 id="import-refused">⚠ {title}</h3>
      <ScrollRegion className={styles.scroll} label={title}>
        <ul className={styles.refused}>
          {refused.slice(0, SHOWN).map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole and never reordered
            <li key={i}>{sayRefusal(one, about, say)}</li>
          ))}
        </ul>
      </ScrollRegion>
      <p className={styles.line}>
        {refused.length > SHOWN && <span>{say('import.more', { count: refused.length - SHOWN })}</span>}
        <button type="button" className={styles.button} onClick={write}>
          {say('import.saveRefused')}
        </button>
        <label className={styles.tick}>
          <input type="checkbox" checked={isLeftOut} onChange={(event) => onLeaveOut(event.target.checked)} />
          {say('import.leaveOut', { accounts: refusedAccounts })}
        </label>
      </p>
    </section>
  )
}
