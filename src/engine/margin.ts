import type { Sigma } from './payoff.ts'
import type { MarginModel, SlopeRates, Tier } from './rulebook.ts'

/** A margin model for one market, ready to be evaluated (rules M3 to M7). */
export interface MarginCurve {
  readonly sigma: Sigma
  /** The rate of the tier holds for the whole position, without a deduction. */
  readonly isStep: boolean
  /** The requirement hangs on the value at entry, so that it does not move with the price. */
  readonly onEntry: boolean
  /** Least notional of each tier, settlement currency. */
  readonly floors: Float64Array
  /** Requirement per notional of each tier: maintenance rate plus closing fee. */
  readonly rates: Float64Array
  /** Deduction of each tier, settlement currency; 0 in a step model. */
  readonly deductions: Float64Array
  readonly maxLeverages: Float64Array
  /** Rate by size instead of by notional; null where it hangs on the value. */
  readonly bySize: ((size: number) => number) | null
  /** Tiers whose floors are sizes; null in all other models. Then `floors` has but one. */
  readonly sizeTiers: Steps | null
}

/** Tiers as columns. */
interface Steps {
  readonly floors: Float64Array
  readonly rates: Float64Array
  readonly maxLeverages: Float64Array
}

/** The curve of `symbol` under a margin model. The closing fee is added to every rate here and nowhere else (rule M7). */
export function marginCurve(model: MarginModel, symbol: string, sigma: Sigma): MarginCurve {
  const tiers = tiersOf(model, symbol)
  const steps = stepsOf(tiers, model.closingFee)
  const isStep = model.model === 'step'
  const sizeTiers = isStep && model.unit === 'size' ? steps : null
  return {
    sigma,
    isStep: isStep && sizeTiers === null,
    onEntry: model.basis === 'entry',
    ...(sizeTiers === null ? steps : stepsOf(tiers.slice(0, 1), model.closingFee)),
    deductions: isStep ? new Float64Array(sizeTiers === null ? tiers.length : 1) : deductionsOf(tiers),
    bySize: sizeTiers === null ? rateBySize(model, symbol) : rateOfSizeTier(sizeTiers),
    sizeTiers,
  }
}

function stepsOf(tiers: readonly Tier[], closingFee: number): Steps {
  return {
    floors: Float64Array.from(tiers, (tier) => tier.floor),
    rates: Float64Array.from(tiers, (tier) => atMostAll(tier.rate + closingFee)),
    maxLeverages: Float64Array.from(tiers, (tier) => tier.maxLeverage),
  }
}

function rateOfSizeTier(steps: Steps): (size: number) => number {
  return (size) => steps.rates[tierOf(steps, Math.abs(size))]
}

function tiersOf(model: MarginModel, symbol: string): readonly Tier[] {
  switch (model.model) {
    case 'deduction':
    case 'step':
      return model.tiers[symbol] ?? model.tiers.default
    case 'flat':
      return [{ floor: 0, rate: model.rate, maxLeverage: model.maxLeverage }]
    case 'slope': {
      const { base, maxLeverage } = slopeOf(model, symbol)
      return [{ floor: 0, rate: base, maxLeverage }]
    }
    case 'sqrt':
      return [{ floor: 0, rate: model.base, maxLeverage: model.maxLeverage }]
  }
}

function slopeOf(model: Extract<MarginModel, { model: 'slope' }>, symbol: string): SlopeRates {
  return model.markets?.[symbol] ?? model
}

/** The maintenance rate that a venue names first: that of the lowest tier, without the closing fee (rule T6). */
export function firstRate(model: MarginModel, symbol: string): number {
  return tiersOf(model, symbol)[0].rate
}

/** Deductions that make the requirement continuous at every floor (rule M4): c_t = c_(t−1) + floor_t · (m_t − m_(t−1)). */
export function deductionsOf(tiers: readonly Pick<Tier, 'floor' | 'rate'>[]): Float64Array {
  const deductions = new Float64Array(tiers.length)
  for (let t = 1; t < tiers.length; t++)
    deductions[t] = deductions[t - 1] + tiers[t].floor * (tiers[t].rate - tiers[t - 1].rate)
  return deductions
}

/** No more is required than the whole value. */
function atMostAll(rate: number): number {
  return Math.min(1, rate)
}

/** Rates that grow with the size of the position (rule M6). */
function rateBySize(model: MarginModel, symbol: string): MarginCurve['bySize'] {
  if (model.model === 'slope') {
    const { closingFee } = model
    const { base, slope, threshold } = slopeOf(model, symbol)
    return (size) => atMostAll(base + slope * Math.max(0, Math.abs(size) - threshold) + closingFee)
  }
  if (model.model === 'sqrt') {
    const { base, slope, closingFee } = model
    return (size) => atMostAll(Math.max(base, 0.8 * base + slope * Math.sqrt(Math.abs(size))) + closingFee)
  }
  return null
}

/** Least notional that belongs to a tier: a hair below its floor, so that what equals it on paper does not fall out. */
export function startOfTier(curve: Pick<MarginCurve, 'floors'>, tier: number): number {
  return curve.floors[tier] * (1 - 1e-12)
}

/** The tier of a notional: one that equals a floor belongs to that tier (rule M4). O(tiers). */
export function tierOf(curve: Pick<MarginCurve, 'floors'>, notional: number): number {
  let tier = 0
  while (tier + 1 < curve.floors.length && notional >= startOfTier(curve, tier + 1)) tier++
  return tier
}

/** Requirement per notional at that tier and size (rules M3 to M6). */
export function rateAt(curve: MarginCurve, tier: number, size: number): number {
  return curve.bySize === null ? curve.rates[tier] : curve.bySize(size)
}

/**
 * Maintenance requirement of a position at coordinate x, settlement currency: N · m − c with N its value at x, or at
 * entry (rules M3 to M7). `size` is signed, in units; `basis` is size · x_entry. O(tiers).
 */
export function requirement(curve: MarginCurve, size: number, basis: number, x: number): number {
  return requirementOn(curve, Math.abs(curve.onEntry ? basis : size * x), size)
}

/** The same by the value that the model measures, settlement currency. */
export function requirementOn(curve: MarginCurve, notional: number, size: number): number {
  const tier = curve.floors.length === 1 ? 0 : tierOf(curve, notional)
  return notional * rateAt(curve, tier, size) - curve.deductions[tier]
}

/** The rate of a requirement that is always N · rate, with N the value at mark; NaN where it hangs on more. */
export function constantRate({ floors, rates, onEntry, bySize }: MarginCurve): number {
  return floors.length === 1 && !onEntry && bySize === null ? rates[0] : Number.NaN
}

/** The highest leverage that a position of that notional and size may be opened with (rule M8). */
export function maxLeverageOf(curve: MarginCurve, notional: number, size: number): number {
  const { sizeTiers, bySize } = curve
  if (sizeTiers !== null) return sizeTiers.maxLeverages[tierOf(sizeTiers, Math.abs(size))]
  const most = curve.maxLeverages[tierOf(curve, notional)]
  const growth = bySize === null ? 0 : bySize(size) - curve.rates[0]
  return growth === 0 ? most : Math.max(1, 1 / (1 / most + growth))
}

/** Initial margin: value / leverage (rule M8). */
export function initialMargin(notional: number, leverage: number): number {
  return notional / leverage
}

/** Margin behind the reader's own position: its initial margin and what was added (rule M8). `notional` at entry. */
export function marginPosted(notional: number, leverage: number, added: number): number {
  return initialMargin(notional, leverage) + added
}
