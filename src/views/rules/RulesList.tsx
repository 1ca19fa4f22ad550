import { useCatalogue } from '../../data/use-catalogue.ts'
import { useWords } from '../../ui/words-context.tsx'
import { currencyOf } from '../../viewmodel/sheet/figures.ts'
import { lineOf } from '../../viewmodel/sheet/line.ts'
import type { PageProps } from '../page/pages.ts'
import styles from './Rules.module.css'
import { useFigures } from './use-figures.ts'
import { useRulebook } from './use-rulebook.ts'

/** Every rulebook of the catalogue with one line about it. */
export function RulesList({ rulebookFile }: Pick<PageProps, 'rulebookFile'>) {
  const say = useWords()
  const { rulebooks } = useCatalogue()
  return (
    <>
      <p className={styles.lead}>{say('rules.lead')}</p>
      <ul className={styles.list}>
        {rulebooks.map(({ id, name }) => (
          <li key={id}>
            <a href={`#/rules/${id}`}>{name}</a>
            <Line id={id} rulebookFile={rulebookFile} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Line({ id, rulebookFile }: Pick<PageProps, 'rulebookFile'> & { readonly id: string }) {
  const say = useWords()
  const loaded = useRulebook(id, rulebookFile)
  const rulebook = loaded !== null && 'rulebook' in loaded ? loaded.rulebook : null
  const figures = useFigures(rulebook === null ? null : currencyOf(rulebook))
  if (loaded === null) return <p>{say('rules.waiting')}</p>
  if ('reason' in loaded) return <p>⚠ {say('app.loadFailed', { what: id, reason: loaded.reason })}</p>
  return (
    <>
      <p>{lineOf(loaded.rulebook, figures, say)}</p>
      <p className={styles.date}>{say('rules.dated', { date: loaded.rulebook.dated })}</p>
    </>
  )
}
