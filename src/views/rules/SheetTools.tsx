import { useCallback } from 'react'
import { firstScreen } from '../../data/first-screen.ts'
import { setRulebook } from '../../store/edits.ts'
import type { Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { PageProps } from '../page/pages.ts'
import { PLACES } from '../page/pages.ts'
import { useAnswer } from '../use-answer.ts'
import styles from './Rules.module.css'

const TEXTBOOK = 'textbook'

interface Props extends Pick<PageProps, 'committed' | 'linkTo'> {
  readonly rulebook: Rulebook | null
}

/** The date of the rules, and the ways from a sheet: to all others, into the lab, and beside the textbook. */
export function SheetTools({ rulebook, committed, linkTo }: Props) {
  const say = useWords()
  return (
    <p className={styles.tools}>
      {rulebook !== null && (
        <span className={styles.date}>{say('rules.dated', { date: rulebook.dated })}</span>
      )}
      <a href="#/rules">{say('rules.all')}</a>
      {rulebook !== null && <LabLink rulebook={rulebook} committed={committed} linkTo={linkTo} />}
      {rulebook !== null && rulebook.id !== TEXTBOOK && PLACES.some(({ id }) => id === 'compare') && (
        <a href={`#/compare?rules=${TEXTBOOK},${rulebook.id}`}>{say('rules.compare')}</a>
      )}
    </p>
  )
}

/** What the lab shows, or the first screen, under these rules. */
function LabLink({
  rulebook,
  committed,
  linkTo,
}: Pick<Props, 'committed' | 'linkTo'> & { readonly rulebook: Rulebook }) {
  const say = useWords()
  const link = useAnswer(
    rulebook,
    useCallback(
      (rules: Rulebook) => linkTo(setRulebook(rules)(committed ?? firstScreen())),
      [linkTo, committed],
    ),
  )
  if (link === null) return null
  return link.found === null ? (
    <span className={styles.date}>{say('rules.noLink')}</span>
  ) : (
    <a href={link.found}>{say('rules.openLab')}</a>
  )
}
