import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import type { Explainable } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { WordId } from '../../words/words.ts'
import { Foot } from '../Foot.tsx'
import { Happened } from '../happened/Happened.tsx'
import { WhoPays } from '../pays/WhoPays.tsx'
import { Queue } from '../queue/Queue.tsx'
import { Setup } from '../setup/Setup.tsx'
import { Chips } from '../stage/Chips.tsx'
import { Readouts } from '../stage/Readouts.tsx'
import { Track } from '../transport/Track.tsx'
import { Where } from '../transport/Transport.tsx'
import { You } from '../you/You.tsx'
import type { Detent } from './detents.ts'
import { Grip } from './Grip.tsx'
import styles from './Phone.module.css'

const TABS = ['story', 'setup', 'pays', 'queue', 'you'] as const
type Tab = (typeof TABS)[number]
const NAMES: Readonly<Record<Tab, WordId>> = {
  story: 'phone.story',
  setup: 'setup.title',
  pays: 'pays.title',
  queue: 'phone.queue',
  you: 'you.title',
}

/** The panels that a phone has no room for, as tabs of a sheet that is pulled up. */
export function BottomSheet({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const id = useId()
  const [detent, setDetent] = useState<Detent>('peek')
  const [tab, setTab] = useState<Tab>('story')
  const buttons = useRef<Partial<Record<Tab, HTMLButtonElement | null>>>({})

  function choose(next: Tab): void {
    setTab(next)
    if (detent === 'peek') setDetent('half')
  }

  function walk(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? tab
    choose(next)
    buttons.current[next]?.focus()
  }

  const panels: Readonly<Record<Tab, ReactNode>> = {
    story: (
      <>
        <Happened onWhy={onWhy} />
        <Chips />
        <Track />
        <Where />
        <Readouts onWhy={onWhy} />
        <Foot />
      </>
    ),
    setup: <Setup />,
    pays: <WhoPays onWhy={onWhy} />,
    queue: <Queue onWhy={onWhy} />,
    you: <You onWhy={onWhy} />,
  }
  return (
    <section className={styles.sheet} data-detent={detent} aria-label={say('phone.sheet')}>
      <Grip detent={detent} onDetent={setDetent} />
      <div className={styles.tabs} role="tablist" aria-label={say('phone.sheet')} onKeyDown={walk}>
        {TABS.map((name) => (
          <button
            key={name}
            ref={(node) => {
              buttons.current[name] = node
            }}
            type="button"
            role="tab"
            id={`${id}${name}`}
            aria-selected={tab === name}
            aria-controls={`${id}panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => choose(name)}
          >
            {say(NAMES[name])}
          </button>
        ))}
      </div>
      <div className={styles.panel} role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${tab}`}>
        {panels[tab]}
      </div>
    </section>
  )
}
