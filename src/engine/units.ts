import type { Rulebook, Units } from './rulebook.ts'

/** A quotient this close to a whole number is meant to be one. */
const HAIR = 1e-9

/** How the venue counts and rounds in a market, or null where its rulebook does not say (rule N4). */
export function unitsOf({ units }: Rulebook, symbol: string): Units | null {
  return units === undefined ? null : (units[symbol] ?? units.default)
}

/** A line of a position on the venue's tick, on the side that the price meets first: up for a long (rule N4). */
export function printedPrice({ prints, tick }: Units, price: number, isLong: boolean): number {
  if (prints === 'exact') return price
  const ticks = isLong ? Math.ceil(price / tick - HAIR) : Math.floor(price / tick + HAIR)
  // By division where that is exact: 57,395 · 0.1 has a tail that 57,395 / 10 has not.
  const perUnit = Math.round(1 / tick)
  return Math.abs(perUnit * tick - 1) < HAIR ? ticks / perUnit : ticks * tick
}

/** A requirement in the venue's smallest amount of money, rounded up (rule N4). */
export function printedMoney({ quantum }: Units, amount: number): number {
  return quantum === 0 ? amount : Math.ceil(amount / quantum - HAIR) * quantum
}

/** A size as a number of the venue's contracts (rule N4). */
export function contractsOf({ contract }: Units, size: number): number {
  return size / contract
}
