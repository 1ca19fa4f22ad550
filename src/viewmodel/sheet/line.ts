import type { Rulebook } from '../../engine/rulebook.ts'
import type { Say } from '../../words/words.ts'
import { SCORE_WORDS } from '../score-words.ts'
import { deleverages } from './deleveraging.ts'
import type { Figures } from './figures.ts'

/** A rulebook in one line: margin model, procedure, deleveraging. */
export function lineOf(rulebook: Rulebook, figures: Figures, say: Say): string {
  return say('rules.line', {
    margin: marginOf(rulebook, say),
    procedure: procedureOf(rulebook, figures, say),
    isDeleveraging: deleverages(rulebook) ? 1 : 0,
    score: scoreOf(rulebook, say),
    price: say(`rules.short.${rulebook.adl.price}`),
  })
}

function marginOf({ margin }: Rulebook, say: Say): string {
  return margin.model === 'step' && margin.unit === 'size'
    ? say('rules.short.stepSize')
    : say(`rules.short.${margin.model}`)
}

function procedureOf({ procedure }: Rulebook, { rate, money }: Figures, say: Say): string {
  switch (procedure.kind) {
    case 'fixedFraction':
      return say('rules.short.fixedFraction', {
        fraction: rate(procedure.fraction),
        above: money(procedure.above),
      })
    case 'tierDown':
      return say('rules.short.tierDown', { tiers: procedure.tiers, isRepeated: procedure.repeat ? 1 : 0 })
    default:
      return say(`rules.short.${procedure.kind}`)
  }
}

function scoreOf({ adl }: Rulebook, say: Say): string {
  if (adl.score === 'random') return say('rules.short.walk')
  if (adl.allocation === 'contractProRata') return say('rules.short.proRata')
  return say('rules.short.ranked', { score: say(SCORE_WORDS[adl.score]) })
}
