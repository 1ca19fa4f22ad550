import { useId } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { Crowd } from './Crowd.tsx'
import { Market } from './Market.tsx'
import { Rules } from './Rules.tsx'
import styles from './Setup.module.css'

/** What can be set before the price moves: the crowd, the market, the rules. */
export function Setup() {
  const title = useId()
  const say = useWords()
  return (
    <section className={styles.section} aria-labelledby={title}>
      <h2 id={title}>{say('setup.title')}</h2>
      <Crowd />
      <Market />
      <Rules />
    </section>
  )
}
