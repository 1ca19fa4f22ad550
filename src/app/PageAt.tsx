import type { ComponentType } from 'react'
import { useState } from 'react'
import { useWords } from '../ui/words-context.tsx'
import { late } from '../views/late.tsx'
import { PageFrame } from '../views/page/PageFrame.tsx'
import type { PageProps } from '../views/page/pages.ts'

/** The page of each place, fetched when it is first shown. */
const PAGES: Readonly<Record<string, ComponentType<PageProps & { readonly onLost: () => void }>>> = {
  calc: late(async () => (await import('../views/calc/CalcPage.tsx')).CalcPage),
  rules: late(async () => (await import('../views/rules/RulesPage.tsx')).RulesPage),
  model: late(async () => (await import('../views/model/ModelPage.tsx')).ModelPage),
  compare: late(async () => (await import('../views/compare/ComparePage.tsx')).ComparePage),
}

interface Props extends PageProps {
  readonly id: string
}

/** The page of a place, or that it could not be loaded. */
export function PageAt({ id, ...props }: Props) {
  const say = useWords()
  const [isLost, setLost] = useState(false)
  const Page = PAGES[id]
  if (isLost || Page === undefined)
    return (
      <PageFrame place={id} title={say('app.name')} labHref={props.labHref}>
        {say('app.partLost')}
      </PageFrame>
    )
  return <Page {...props} onLost={() => setLost(true)} />
}
