import type { MarginModel, Rulebook } from '../../engine/rulebook.ts'
import type { Say } from '../../words/words.ts'
import type { Figures } from './figures.ts'
import type { Statement } from './statement.ts'

/** How much a position must be backed by. */
export function marginStatements({ margin }: Rulebook, figures: Figures, say: Say): readonly Statement[] {
  return [
    { path: 'margin', ...modelOf(margin, figures, say) },
    { path: 'margin.basis', text: say(`rules.basis.${margin.basis}`), rules: ['M3'] },
    {
      path: 'margin.closingFee',
      text: say('rules.fee', {
        isCounted: margin.closingFee > 0 ? 1 : 0,
        fee: figures.rate(margin.closingFee),
      }),
      rules: ['M7'],
    },
    { path: 'margin.maxLeverage', text: initialOf(margin, figures, say), rules: ['M8'] },
  ]
}

function modelOf(margin: MarginModel, { rate, number }: Figures, say: Say): Omit<Statement, 'path'> {
  switch (margin.model) {
    case 'flat':
      return { text: say('rules.margin.flat', { rate: rate(margin.rate) }), rules: ['M3'] }
    case 'deduction':
      return { text: say('rules.margin.deduction'), rules: ['M4'] }
    case 'step':
      return {
        text: say(margin.unit === 'size' ? 'rules.margin.stepSize' : 'rules.margin.step'),
        rules: ['M5'],
      }
    case 'slope':
      return {
        text: say('rules.margin.slope', {
          base: rate(margin.base),
          slope: rate(margin.slope),
          threshold: number(margin.threshold),
          others: Object.keys(margin.markets ?? {}).length,
        }),
        rules: ['M6'],
      }
    case 'sqrt':
      return {
        text: say('rules.margin.sqrt', { base: rate(margin.base), slope: rate(margin.slope) }),
        rules: ['M6'],
      }
  }
}

function initialOf(margin: MarginModel, { times }: Figures, say: Say): string {
  if (margin.model !== 'deduction' && margin.model !== 'step')
    return say('rules.initialFlat', { leverage: times(margin.maxLeverage) })
  const most = Object.values(margin.tiers).flatMap((tiers) => tiers.map((tier) => tier.maxLeverage))
  return say('rules.initial', { leverage: times(Math.max(...most)) })
}

/** The markets that the margin model names, and `default` for all others. */
export function marketsOf(margin: MarginModel): readonly string[] {
  if (margin.model === 'deduction' || margin.model === 'step')
    return ['default', ...Object.keys(margin.tiers).filter((symbol) => symbol !== 'default')]
  return ['default', ...(margin.model === 'slope' ? Object.keys(margin.markets ?? {}) : [])]
}
