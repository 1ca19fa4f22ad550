import type { ComponentType } from 'react'
import { late } from '../views/late.tsx'
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
  /** Its code could not be fetched. */
  readonly onLost: () => void
}

/** The page of a place. */
export function PageAt({ id, ...props }: Props) {
  const Page = PAGES[id]
  return Page === undefined ? null : <Page {...props} />
}
