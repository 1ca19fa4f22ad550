import { exp, normalQuantile, power } from './exact-math.ts'
import type { Sigma } from './payoff.ts'
import { coordinateOf, sigmaOf } from './payoff.ts'
import { Random } from './random.ts'
import type { CrowdSpec, MarketSpec } from './scenario.ts'

/** A generated crowd, column by column; positions of account i are first[i] to first[i + 1]. */
export interface CrowdColumns {
  readonly count: number
  /** Settlement currency. */
  readonly cash: Float64Array
  readonly isCross: Uint8Array
  readonly first: Uint32Array
  readonly market: Uint8Array
  /** Signed whole lots. */
  readonly lots: Float64Array
  /** Quote per base, on the tick. */
  readonly entry: Float64Array
}

const CHUNK = 20_000
/** Spread of sizes below the tail, in logarithms. */
const SIZE_SPREAD = 1.2
/** No size above this many medians: the tail is heavy, not endless. */
const LARGEST = 20_000
/** Equity at the start, as a share of the initial margin, below which an entry is drawn closer to the price. */
const LEAST_EQUITY = 0.6
/** Equity at the start, as a multiple of the requirement, below which it is drawn closer as well. */
const LEAST_COVER = 1.05
/** A hedge is this share of the position's value. */
const HEDGE = 0.5
/** Spare cash of a cross account, as a share of its initial margin: uniform from 0 to this. */
const SPARE = 1

/** Streams of the generator, one per attribute, so that a change of one leaves the others (rule C1). */
const STREAM = { side: 1, size: 2, leverage: 3, entry: 4, mode: 5, hedge: 6 } as const

/** What the venue asks of a position, by its notional at the price in settlement currency and its size in units. */
export interface Entrance {
  readonly maxLeverage: (market: number, notional: number, size: number) => number
  /** Maintenance requirement, settlement currency. */
  readonly requirement: (market: number, notional: number, size: number) => number
}

/** The crowd of a scenario (rules C1 to C4). Yields the share done. Deterministic; O(count). */
export function* generateCrowd(
  spec: CrowdSpec,
  markets: readonly MarketSpec[],
  entrance: Entrance,
  seed: number,
): Generator<number, CrowdColumns> {
  const { count } = spec
  const draw = drawsOf(seed)
  const legs = count * (spec.hedgedShare > 0 && markets.length > 1 ? 2 : 1)
  const crowd = {
    cash: new Float64Array(count),
    isCross: new Uint8Array(count),
    first: new Uint32Array(count + 1),
    market: new Uint8Array(legs),
    lots: new Float64Array(legs),
    entry: new Float64Array(legs),
  }
  const home = markets[spec.market]
  const away = (spec.market + 1) % markets.length
  const sigma = sigmaOf(home.payoff)
  const pickBar = barPicker(spec)
  let p = 0
  for (let i = 0; i < count; i++) {
    if (i % CHUNK === CHUNK - 1) yield i / count
    const side = draw.side.unit() < spec.longShare ? 1 : -1
    const notional = notionalOf(spec, draw.size.unit())
    const lots = lotsFor(home, notional)
    const wanted = pickBar(draw.leverage.unit(), draw.leverage.unit())
    const isCross = draw.mode.unit() < spec.crossShare
    const spare = draw.mode.unit() * SPARE
    const isHedged = markets.length > 1 && draw.hedge.unit() < spec.hedgedShare
    crowd.first[i] = p
    crowd.market[p] = spec.market
    crowd.lots[p] = side * lots
    const size = lots * home.lot
    const value = valueAt(sigma, size, home.price)
    const leverage = Math.min(wanted, entrance.maxLeverage(spec.market, value, size))
    const required = entrance.requirement(spec.market, value, size) / value
    crowd.entry[p] = entryFor(home, sigma, side, bearable(leverage, required), draw.entry.unit())
    const initial = valueAt(sigma, size, crowd.entry[p]) / leverage
    crowd.cash[i] = initial * (isCross || isHedged ? 1 + spare : 1)
    p++
    if (isHedged) {
      crowd.market[p] = away
      crowd.lots[p] = -side * Math.max(1, Math.round(lotsFor(markets[away], notional) * HEDGE))
      crowd.entry[p] = markets[away].price
      crowd.cash[i] +=
        valueAt(sigma, Math.abs(crowd.lots[p]) * markets[away].lot, markets[away].price) / leverage
      p++
    }
    crowd.isCross[i] = isCross || isHedged ? 1 : 0
  }
  crowd.first[count] = p
  return { ...crowd, count }
}

function drawsOf(seed: number) {
  return {
    side: new Random(seed, STREAM.side),
    size: new Random(seed, STREAM.size),
    leverage: new Random(seed, STREAM.leverage),
    entry: new Random(seed, STREAM.entry),
    mode: new Random(seed, STREAM.mode),
    hedge: new Random(seed, STREAM.hedge),
  }
}

/** Value in the settlement currency. */
function valueAt(sigma: Sigma, size: number, price: number): number {
  return size * Math.abs(coordinateOf(sigma, price))
}

/** Whole lots of a quote notional at the market's price; at least one. */
function lotsFor(market: MarketSpec, notional: number): number {
  const perLot = market.payoff === 'linear' ? market.lot * market.price : market.lot
  return Math.max(1, Math.round(notional / perLot))
}

/** Log-normal below the median, a power law with exponent `tail` above it (rule C2). */
function notionalOf(spec: CrowdSpec, u: number): number {
  const ratio = u < 0.5 ? exp(SIZE_SPREAD * normalQuantile(u)) : power(2 * (1 - u), -1 / spec.tail)
  return spec.medianNotional * Math.min(ratio, LARGEST)
}

/** Picks a bar by its weight, then a leverage between the next lower bar and it (rule C3). */
function barPicker(spec: CrowdSpec): (u: number, within: number) => number {
  const bars = spec.leverageMix
  const total = bars.reduce((sum, bar) => sum + bar.weight, 0)
  const ends: number[] = []
  let sum = 0
  for (const bar of bars) {
    sum += bar.weight / total
    ends.push(sum)
  }
  return (u, within) => {
    let b = 0
    while (b < bars.length - 1 && u >= ends[b]) b++
    const below = b === 0 ? bars[0].leverage : bars[b - 1].leverage
    return below + (bars[b].leverage - below) * (b === 0 ? 1 : within)
  }
}

/**
 * The loss that an account may have at the start, as a share of its value: 40 % of its initial margin, but so much that its
 * equity is above its requirement (rule C4). 0 where the initial margin itself is hardly above it.
 */
function bearable(leverage: number, required: number): number {
  return Math.max(0, Math.min((1 - LEAST_EQUITY) / leverage, 1 / leverage - LEAST_COVER * required))
}

/**
 * Entry on the price path, recent points likelier, moved towards the price until the account has lost no more than `most`
 * of its value at entry (rule C4): nobody starts under water.
 */
function entryFor(market: MarketSpec, sigma: Sigma, side: number, most: number, u: number): number {
  const { path, price, tick } = market
  const drawn = path.length === 0 ? price : (path[Math.floor(path.length * (1 - u * u * 0.999999))] ?? price)
  const x = coordinateOf(sigma, price)
  const entry = coordinateOf(sigma, drawn)
  const loss = (side * (entry - x)) / Math.abs(entry)
  // The entry whose loss is just `most` of its own value, |e| = σ · e: side · (e − x) = most · σ · e.
  const near = loss > most ? (side * x) / (side - most * sigma) : entry
  const at = sigma === 1 ? near : -1 / near
  const onTick = (side > 0 ? Math.floor(at / tick) : Math.ceil(at / tick)) * tick
  return Math.max(tick, onTick)
}
