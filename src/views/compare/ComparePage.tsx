import { useMemo, useState } from 'react'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withCompareWords } from '../../words/compare-words.ts'
import { PageFrame } from '../page/PageFrame.tsx'
import type { PageProps } from '../page/pages.ts'
import styles from './Compare.module.css'
import { Comparison } from './Comparison.tsx'
import { useSetup } from './use-setup.ts'

/** One crowd, one market, one price path under two to four rulebooks. */
export function ComparePage(props: PageProps) {
  const page = useWords()
  const say = useMemo(() => withCompareWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Page {...props} />
    </WordsProvider>
  )
}

function Page(props: PageProps) {
  const say = useWords()
  // A link of the lab is opened by what the lab had committed when the page was opened.
  const [committed] = useState(props.committed)
  const { loaded, again } = useSetup(props.rest, { ...props, committed })
  if (loaded !== null && !('failed' in loaded)) return <Comparison {...props} setup={loaded} again={again} />
  return (
    <PageFrame place="compare" title={say('compare.title')} labHref={props.labHref}>
      {loaded === null ? (
        <p role="status">{say('compare.loading')}</p>
      ) : (
        <p role="alert" className={styles.notice}>
          ⚠ {loaded.failed}{' '}
          <button type="button" onClick={again}>
            {say('compare.retry')}
          </button>
        </p>
      )}
    </PageFrame>
  )
}
