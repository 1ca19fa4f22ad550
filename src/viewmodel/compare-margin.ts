import type { MarginModel } from '../engine/rulebook.ts'

/** What a margin model asks of the smallest position in a market. */
interface LowestTier {
  /** Maintenance rate, closing fee included (rule M7). */
  readonly rate: number
  readonly maxLeverage: number
}

/** The first line of the margin tables, as the rulebook states it. */
export function lowestTier(model: MarginModel, symbol: string): LowestTier {
  const { rate, maxLeverage } = lineOf(model, symbol)
  return { rate: rate + model.closingFee, maxLeverage }
}

function lineOf(model: MarginModel, symbol: string): LowestTier {
  switch (model.model) {
    case 'flat':
      return model
    case 'deduction':
    case 'step': {
      const [first] = model.tiers[symbol] ?? model.tiers.default
      if (first === undefined) throw new Error('a tier table has at least one tier')
      return first
    }
    case 'slope': {
      const { base, maxLeverage } = model.markets?.[symbol] ?? model
      return { rate: base, maxLeverage }
    }
    case 'sqrt':
      return { rate: model.base, maxLeverage: model.maxLeverage }
  }
}
