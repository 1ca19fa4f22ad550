import { useEffect, useState } from 'react'
import { readSaved } from '../../data/import/saved.ts'
import { useRulebookFile } from '../../data/use-catalogue.ts'
import type { Scenario } from '../../store/lab.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { makeFormat } from '../../viewmodel/format.ts'
import { Footer } from './Footer.tsx'
import styles from './Import.module.css'

interface Props {
  readonly data: object
  readonly onAccept: (next: Scenario) => void
  readonly onClose: () => void
}

type Read = Awaited<ReturnType<typeof readSaved>>

/** A saved scenario: opened whole, or refused by field. */
export function Saved({ data, onAccept, onClose }: Props) {
  const say = useWords()
  const load = useRulebookFile()
  // One client serves the page for as long as it lives: the first function is as good as any.
  const [rulebookOf] = useState(() => load)
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    let isOpen = true
    void readSaved(data, rulebookOf).then((found) => isOpen && setRead(found))
    return () => {
      isOpen = false
    }
  }, [data, rulebookOf])
  return (
    <>
      {read?.ok === true && <Summary scenario={read.value} />}
      {read?.ok === false && (
        <section className={styles.part} aria-labelledby="import-wrong" role="alert">
          <h3 id="import-wrong">⚠ {say('import.savedWrong')}</h3>
          <ul className={styles.refused}>
            {read.problems.slice(0, 20).map((problem) => (
              <li key={`${problem.field} ${problem.allowed}`}>
                {say('import.savedProblem', { ...problem })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Footer
        label={say('import.acceptScenario')}
        obstacle={read?.ok === true ? null : say('import.nothing')}
        onAccept={read?.ok === true ? () => onAccept(read.value) : null}
        onClose={onClose}
      />
    </>
  )
}

function Summary({ scenario }: { readonly scenario: Scenario }) {
  const say = useWords()
  const { count } = makeFormat(useLocale(), 0.01, null)
  const lines = [
    ['import.savedTitle', scenario.title],
    ['import.savedRulebook', scenario.rulebook.name],
    ['import.savedMarkets', scenario.markets.map(({ symbol }) => symbol).join(', ')],
    ['import.savedAccounts', count(scenario.accounts.length)],
    ['import.savedCrowd', scenario.crowd === null ? say('import.youNone') : count(scenario.crowd.count)],
    ['import.savedSteps', count(scenario.steps.length)],
  ] as const
  return (
    <section className={styles.part} aria-labelledby="import-saved">
      <h3 id="import-saved">{say('import.saved')}</h3>
      <dl className={styles.changes}>
        {lines.map(([word, text]) => (
          <div key={word} className={styles.contents}>
            <dt>{say(word)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
