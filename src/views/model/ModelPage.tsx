import { useEffect, useMemo, useState } from 'react'
import type { Section } from '../../data/model-text.ts'
import { modelText } from '../../data/model-text.ts'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withModelWords } from '../../words/model-words.ts'
import { PageFrame } from '../page/PageFrame.tsx'
import type { PageProps } from '../page/pages.ts'
import { anchorHref, anchorOf, searchRest } from './anchor.ts'
import { Contents } from './Contents.tsx'
import styles from './Model.module.css'
import { Prose } from './Prose.tsx'
import { RuleEntry } from './RuleEntry.tsx'
import { countOf, found } from './search.ts'

const { preface, sections: all } = modelText
const IDS: ReadonlySet<string> = new Set(
  all.flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)]),
)

/** Every rule of the model, with the tests that prove it: the text is MODEL.md's own. */
export function ModelPage(props: PageProps) {
  const page = useWords()
  const say = useMemo(() => withModelWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Model {...props} />
    </WordsProvider>
  )
}

function Model({ rest, keep, labHref }: PageProps) {
  const say = useWords()
  const anchor = anchorOf(rest)
  const [query, setQuery] = useState(anchor.query)
  // An address that was followed says what is searched for; one that was kept while typing says the same as the field.
  const [followed, setFollowed] = useState(rest)
  if (followed !== rest) {
    setFollowed(rest)
    setQuery(anchor.query)
  }
  const sections = useMemo(() => found(all, query), [query])
  useArrival(anchor.id, rest)
  return (
    <PageFrame place="model" title={say('model.title')} labHref={labHref}>
      <div className={styles.columns}>
        <div className={styles.side}>
          <label className={styles.search}>
            {say('model.search')}
            <input
              type="search"
              value={query}
              onChange={({ target }) => {
                setQuery(target.value)
                keep(searchRest(target.value))
              }}
            />
          </label>
          <p role="status" className={styles.count}>
            {query.trim() !== '' && say('model.found', { count: countOf(sections), all: countOf(all) })}
          </p>
          <Contents sections={sections} current={anchor.id} />
        </div>
        <div className={styles.body}>
          {anchor.id !== null && !IDS.has(anchor.id) && (
            <p role="alert">⚠ {say('model.unknown', { id: anchor.id })}</p>
          )}
          {query.trim() === '' && (
            <div className={styles.preface}>
              <Prose of={say('model.title')} blocks={preface} />
            </div>
          )}
          {sections.map((section) => (
            <Part key={section.id} section={section} meant={anchor.id} />
          ))}
        </div>
      </div>
    </PageFrame>
  )
}

function Part({ section, meant }: { readonly section: Section; readonly meant: string | null }) {
  const { id, title, blocks, rules } = section
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        <a href={anchorHref(id)}>{title}</a>
      </h2>
      <div className={styles.text}>
        <Prose of={title} blocks={blocks} />
      </div>
      {rules.map((rule) => (
        <RuleEntry key={rule.id} rule={rule} isMeant={rule.id === meant} />
      ))}
    </section>
  )
}

/** Goes to what the address leads to: into view, and with the focus, so that reading goes on from there. */
function useArrival(id: string | null, rest: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same address again goes there again
  useEffect(() => {
    const heading = id === null ? null : document.getElementById(id)
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView()
  }, [id, rest])
}
