import type { Section } from '../../data/model-text.ts'
import { useWords } from '../../ui/words-context.tsx'
import { anchorHref } from './anchor.ts'
import styles from './Model.module.css'

/** Links to the sections and, where there is room, to each of their rules. */
export function Contents({
  sections,
  current,
}: {
  readonly sections: readonly Section[]
  readonly current: string | null
}) {
  const say = useWords()
  const link = (id: string, title: string) => (
    <a href={anchorHref(id)} aria-current={id === current ? 'location' : undefined}>
      {title}
    </a>
  )
  return (
    <nav className={styles.contents} aria-label={say('model.contents')}>
      <ul>
        {sections.map(({ id, title, rules }) => (
          <li key={id}>
            {link(id, title)}
            {rules.length > 0 && (
              <ul>
                {rules.map((rule) => (
                  <li key={rule.id}>{link(rule.id, `${rule.id} ${rule.title}`)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
