import type { Content, Grid } from './grid.ts'
import type { Screen } from './market-plan.ts'
import type { Options } from './options.ts'
import { guessOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { planImport } from './plan.ts'
import { readContent } from './read.ts'

/** Runs a generator to its end. */
function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
  }
}

export const contentOf = (text: string): Content => finish(readContent(text))

/** The table in a text; throws for one that holds none. */
export function gridOf(text: string): Grid {
  const content = contentOf(text)
  if (content.kind !== 'table') throw new Error(`no table: ${JSON.stringify(content)}`)
  return content.grid
}

const EMPTY: Screen = { markets: [], prices: {} }

/** Options as guessed for a text, with some of them stated. */
function optionsOf(text: string, stated: Partial<Options> = {}): Options {
  return { ...guessOptions(gridOf(text), 'BTC', 'linear'), ...stated }
}

/** The plan for a text. */
export function planOf(text: string, stated: Partial<Options> = {}, screen: Screen = EMPTY): Plan {
  return finish(planImport(gridOf(text), optionsOf(text, stated), screen))
}
