import type { SyntheticEvent } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { compareHref } from '../compare/compare-address.ts'
import styles from './Header.module.css'

/** Leads to the comparison with what the lab shows: its address is read when the link is about to be followed. */
export function CompareLink() {
  const say = useWords()
  const aim = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>): void => {
    currentTarget.href = compareHref(location.hash)
  }
  return (
    <a
      className={styles.compare}
      href={compareHref(location.hash)}
      onPointerDown={aim}
      onFocus={aim}
      onClick={aim}
    >
      {say('app.compare')}
    </a>
  )
}
