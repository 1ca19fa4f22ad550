import type { AdlTrigger, Rulebook, ScoreFamily } from '../../engine/rulebook.ts'
import type { Say, WordId } from '../../words/words.ts'
import type { Figures } from './figures.ts'
import type { Statement } from './statement.ts'

const SCORES: Readonly<Record<ScoreFamily, { readonly word: WordId; readonly rule: string }>> = {
  'BX-ADL': { word: 'rules.score.bx', rule: 'S1' },
  'BN-ADL-NEW': { word: 'rules.score.bnNew', rule: 'S2' },
  'BN-ADL-OLD': { word: 'rules.score.bnOld', rule: 'S3' },
  'OK-ADL-2024': { word: 'rules.score.ok', rule: 'S4' },
  'HL-ADL-DOC': { word: 'rules.score.hlDoc', rule: 'S5' },
  'HL-ADL-OBS': { word: 'rules.score.hlObs', rule: 'S6' },
  random: { word: 'rules.score.walk', rule: 'S8' },
}

/** When winners are closed, who of them, how much, and at which price; nothing where the venue does not do it. */
export function deleveragingStatements(rulebook: Rulebook, figures: Figures, say: Say): readonly Statement[] {
  const { adl } = rulebook
  if (!deleverages(rulebook)) return []
  const { word, rule } = SCORES[adl.score]
  return [
    ...adl.triggers.map((trigger, i) => ({
      // What is said of them all stands beside the first.
      path: i === 0 ? 'adl.triggers' : `adl.triggers[${i}]`,
      ...triggerOf(trigger, figures, say),
    })),
    { path: 'adl.score', text: say(word), rules: ['A6', rule] },
    {
      path: 'adl.allocation',
      text: say(`rules.allocation.${adl.allocation}`),
      rules: [adl.allocation === 'rankQueue' ? 'A7' : 'A8'],
    },
    { path: 'adl.price', text: say(`rules.price.${adl.price}`), rules: ['A9'] },
    {
      path: 'adl.protectPrincipal',
      text: say(adl.protectPrincipal ? 'rules.principal.kept' : 'rules.principal.open'),
      rules: ['A10'],
    },
  ]
}

/** Whether winners are closed at all: as a layer of the waterfall, or because a pool owes them too much. */
export function deleverages({ waterfall, adl }: Rulebook): boolean {
  return waterfall.some(({ layer }) => layer === 'adl') || adl.triggers.length > 0
}

function triggerOf(trigger: AdlTrigger, { rate, seconds }: Figures, say: Say): Omit<Statement, 'path'> {
  switch (trigger.kind) {
    case 'fundEmpty':
      return { text: say('rules.adl.fundEmpty'), rules: ['A1'] }
    case 'drawdown':
      return {
        text: say('rules.adl.drawdown', {
          limit: rate(trigger.limit),
          window: seconds(trigger.windowSeconds),
        }),
        rules: ['A2'],
      }
    case 'netNotional':
      return { text: say('rules.adl.netNotional', { share: rate(trigger.share) }), rules: ['A3'] }
    case 'negativeEquity':
      return { text: say('rules.adl.negativeEquity'), rules: ['A4'] }
    case 'poolRatio':
      return {
        text: say('rules.adl.poolRatio', { limit: rate(trigger.limit), floor: rate(trigger.floor) }),
        rules: ['A5'],
      }
  }
}
