import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { Foot } from '../Foot.tsx'
import { LateLook } from '../header/LateLook.tsx'
import { Menu } from '../header/Menu.tsx'
import { Name } from '../header/Name.tsx'
import styles from './PageFrame.module.css'
import { Places } from './Places.tsx'

interface Props {
  /** Id of the place; its link in the navigation is the current one. */
  readonly place: string
  readonly title: string
  /** Where the lab is, as it was left. */
  readonly labHref: string
  /** Beside the title: choices and buttons of the page. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A page beside the lab: the name that leads back, the other places, a title, and what the page shows. */
export function PageFrame({ place, title, labHref, tools, children }: Props) {
  const say = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = say('page.title', { title })
    // The link that led here is gone, and the focus with it: reading goes on from the title.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
    return () => {
      document.title = say('app.name')
    }
  }, [say, title])
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <a className={styles.home} href={labHref}>
          <Name />
        </a>
        <Places current={place} labHref={labHref} />
        <span className={styles.look}>
          <Menu label={say('app.lookLabel')} shown={say('app.look')}>
            <LateLook />
          </Menu>
        </span>
      </header>
      <main className={styles.main}>
        <div className={styles.head}>
          <h1 ref={heading} className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          {tools}
        </div>
        {children}
      </main>
      <Foot />
    </div>
  )
}
