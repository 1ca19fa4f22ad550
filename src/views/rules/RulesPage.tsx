import { useMemo, useState } from 'react'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withRulesWords } from '../../words/rules-words.ts'
import { PageFrame } from '../page/PageFrame.tsx'
import type { PageProps } from '../page/pages.ts'
import { placeIn, restOf } from './place.ts'
import { RuleSheet } from './RuleSheet.tsx'
import { RulesList } from './RulesList.tsx'
import { SheetTools } from './SheetTools.tsx'
import { useRulebook } from './use-rulebook.ts'

/** All rulebooks by name, or one of them as a readable sheet. */
export function RulesPage(props: PageProps) {
  const page = useWords()
  const say = useMemo(() => withRulesWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Rules {...props} />
    </WordsProvider>
  )
}

function Rules(props: PageProps) {
  const { rest, keep, labHref, rulebookFile } = props
  const say = useWords()
  const [place, setPlace] = useState(() => placeIn(rest))
  // An address that was followed says all; what is chosen on the page is kept there and says the same.
  const [followed, setFollowed] = useState(rest)
  if (followed !== rest) {
    setFollowed(rest)
    setPlace(placeIn(rest))
  }
  const { id } = place
  const loaded = useRulebook(id, rulebookFile)
  if (id === null)
    return (
      <PageFrame place="rules" title={say('rules.title')} labHref={labHref}>
        <RulesList rulebookFile={rulebookFile} />
      </PageFrame>
    )
  const rulebook = loaded !== null && 'rulebook' in loaded ? loaded.rulebook : null
  return (
    <PageFrame
      place="rules"
      title={rulebook?.name ?? id}
      labHref={labHref}
      tools={<SheetTools rulebook={rulebook} committed={props.committed} linkTo={props.linkTo} />}
    >
      {loaded !== null && 'reason' in loaded && (
        <p role="alert">⚠ {say('app.loadFailed', { what: id, reason: loaded.reason })}</p>
      )}
      {loaded === null && <p role="status">{say('rules.waiting')}</p>}
      {rulebook !== null && (
        <RuleSheet
          key={id}
          rulebook={rulebook}
          place={place}
          makeLab={props.makeLab}
          rulebookFile={rulebookFile}
          onPlace={(next) => {
            setPlace(next)
            keep(restOf(next))
          }}
        />
      )}
    </PageFrame>
  )
}
