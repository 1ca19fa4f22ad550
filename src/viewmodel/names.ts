import type { Scenario } from '../engine/scenario.ts'
import type { Say } from '../words/words.ts'

/** Rows before the first trader: the LP and the vault. */
const OTHERS = 2
/** The id of the reader's own account. */
const YOU = 'you'

/** What of a scenario its narration needs: who is in it, and how many steps it has. */
export type Cast = Pick<Scenario, 'you' | 'accounts'> & { readonly steps: { readonly length: number } }

/** The name of an account row: its own id, `you`, or its side and number. `side` is the sign of its position. */
export function nameOf(scenario: Cast, row: number | null, side: number, say: Say): string {
  if (row === null) return say('app.nobody')
  if (row === 0) return say('app.lp')
  if (row === 1) return say('app.vault')
  const ids = namedIds(scenario)
  const id = ids[row - OTHERS]
  if (id === YOU) return side < 0 ? say('app.yourShort') : say('app.yourLong')
  if (id !== undefined) return id
  return say(side < 0 ? 'app.short' : 'app.long', { row: `${row - OTHERS - ids.length + 1}` })
}

interface Ids {
  readonly others: readonly string[]
  readonly withYou: readonly string[]
}

/** By the accounts of a scenario, because an import has many thousands and every event has a name. */
const known = new WeakMap<Scenario['accounts'], Ids>()

/** Ids of the named rows, in the engine's order: by id (rule N2). */
function namedIds({ accounts, you }: Cast): readonly string[] {
  let ids = known.get(accounts)
  if (ids === undefined) {
    const others = accounts.map(({ id }) => id).filter((id) => id !== YOU)
    ids = { others: others.sort(inOrder), withYou: [...others, YOU].sort(inOrder) }
    known.set(accounts, ids)
  }
  return you === null ? ids.others : ids.withYou
}

/** By code units, as the engine compares, and not as a language sorts. */
function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
