/** What the page opens later: links, files, and the sheets. */
const LATER: readonly (() => Promise<unknown>)[] = [
  () => import('./address.ts'),
  () => import('./PageAt.tsx'),
  () => import('../views/stage/Numbers.tsx'),
  () => import('../views/queue/Line.tsx'),
  () => import('../views/header/Look.tsx'),
  () => import('../data/extend.ts'),
  () => import('../data/rulebook-schema.ts'),
  () => import('../data/scenario-schema.ts'),
  () => import('../views/why/Why.tsx'),
  () => import('../views/help/Help.tsx'),
  () => import('../views/data/DataSheet.tsx'),
  () => import('../views/import/ImportDialog.tsx'),
  () => import('../views/live/LiveSheet.tsx'),
  () => import('../views/calc/CalcPage.tsx'),
  () => import('../views/model/ModelPage.tsx'),
  () => import('../views/rules/RulesPage.tsx'),
  () => import('../views/compare/ComparePage.tsx'),
  () => import('../views/rules-editor/RulesEditor.tsx'),
]

/**
 * Fetches, when the page has nothing better to do, the code of what is opened later: from then on it needs no network.
 * One that does not come is asked for again when it is opened. Returns how to give it up.
 */
export function preloadWhenIdle(): () => void {
  const load = (): void => {
    for (const later of LATER) later().catch(() => undefined)
  }
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(load, 1000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(load)
  return () => cancelIdleCallback(handle)
}
