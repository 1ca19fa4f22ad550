import type { Procedure, Rulebook } from '../../engine/rulebook.ts'
import type { Say } from '../../words/words.ts'
import type { Figures } from './figures.ts'
import type { Statement } from './statement.ts'

/** When an account is liquidated, how much of it, and who keeps what is left. */
export function closingStatements(rulebook: Rulebook, figures: Figures, say: Say): readonly Statement[] {
  const { trigger, procedure, legs, surplus, roundSeconds } = rulebook
  return [
    {
      path: 'trigger',
      text: say(trigger.strict ? 'rules.trigger.strict' : 'rules.trigger.reached'),
      rules: ['T1', 'T2'],
    },
    { path: 'procedure', ...procedureOf(procedure, figures, say) },
    { path: 'legs', text: say(`rules.legs.${legs}`), rules: ['L8'] },
    {
      path: 'surplus',
      text: say(`rules.surplus.${surplus.to}`, {
        fee: figures.rate(surplus.to === 'split' ? surplus.fee : 0),
      }),
      rules: ['L7'],
    },
    {
      path: 'roundSeconds',
      text: say('rules.round', { seconds: figures.seconds(roundSeconds) }),
      rules: ['P8'],
    },
  ]
}

function procedureOf(procedure: Procedure, figures: Figures, say: Say): Omit<Statement, 'path'> {
  const { rate, money, seconds } = figures
  switch (procedure.kind) {
    case 'closeAll':
      return { text: say('rules.closeAll'), rules: ['L2'] }
    case 'fixedFraction':
      return {
        text: say('rules.fixedFraction', {
          fraction: rate(procedure.fraction),
          above: money(procedure.above),
          cooldown: seconds(procedure.cooldownSeconds),
        }),
        rules: ['L3'],
      }
    case 'tierDown':
      return {
        text: say(procedure.repeat ? 'rules.tierDown' : 'rules.tierDownOnce', { tiers: procedure.tiers }),
        rules: ['L4'],
      }
    case 'proRataSlice':
      return {
        text: say('rules.proRataSlice', { step: rate(procedure.step), target: rate(procedure.target) }),
        rules: ['L5'],
      }
    case 'throttled':
      return {
        text: say('rules.throttled', {
          fraction: rate(procedure.fraction),
          notional: money(procedure.notional),
        }),
        rules: ['L6'],
      }
    case 'restore':
      return {
        text: say('rules.restore', { buffer: rate(procedure.buffer), fee: rate(procedure.fee) }),
        rules: ['L9'],
      }
  }
}
