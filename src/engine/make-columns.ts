import type { Accounts, Positions, Prices, World } from './world.ts'
import { LEDGER_NAMES, TALLY } from './world.ts'

/* The columns of a world, empty: made once, when the world is built, and only written to from then on. */

/** Columns of so many accounts, all empty and without a threshold. */
export function makeAccounts(count: number): Accounts {
  return {
    count,
    first: new Uint32Array(count + 1),
    isCross: new Uint8Array(count),
    cash: new Float64Array(count),
    status: new Uint8Array(count),
    cooldown: new Uint32Array(count),
    version: new Uint16Array(count),
    line: new Float64Array(count).fill(Number.NaN),
  }
}

/** Columns of so many positions, all without lots. */
export function makePositions(count: number): Positions {
  return {
    count,
    account: new Uint32Array(count),
    market: new Uint8Array(count),
    lots: new Float64Array(count),
    basis: new Float64Array(count),
    settledAt: new Float64Array(count),
    closed: new Float64Array(count),
    builtLine: new Float64Array(count).fill(Number.NaN),
  }
}

const PRICE_COLUMNS = [
  'hand',
  'forced',
  'mark',
  'previous',
  'stepStart',
  'x',
  'indexLong',
  'indexShort',
  'longLots',
  'shortLots',
  'direction',
  'adlRankX',
  'slack',
  'isStale',
  'isCharged',
] as const satisfies readonly (keyof Prices)[]

/** Ledgers, prices and tally as views of one block, so that a checkpoint of them is one copy. */
export function makeBlock(marketCount: number): Pick<World, 'block' | 'ledgers' | 'prices' | 'tally'> {
  const fixed = LEDGER_NAMES.length + TALLY.length
  const block = new Float64Array(fixed + PRICE_COLUMNS.length * marketCount)
  const prices = Object.fromEntries(
    PRICE_COLUMNS.map((name, i) => {
      const at = fixed + i * marketCount
      return [name, block.subarray(at, at + marketCount)]
    }),
  ) as unknown as Prices // every key of Prices is in PRICE_COLUMNS, which `satisfies` cannot tell Object.fromEntries
  return {
    block,
    ledgers: block.subarray(0, LEDGER_NAMES.length),
    tally: block.subarray(LEDGER_NAMES.length, fixed),
    prices,
  }
}

/** Room for what stood at the last commit, in the layout of the live columns. */
export function makeUndo(
  accountCount: number,
  positionCount: number,
  blockLength: number,
  clawedBack: number,
): World['undo'] {
  return {
    isDirty: new Uint8Array(accountCount),
    rows: new Uint32Array(accountCount),
    accounts: makeAccounts(accountCount),
    positions: makePositions(positionCount),
    block: new Float64Array(blockLength),
    periodEquity: new Float64Array(clawedBack),
    size: { dirty: 0, watched: 0, journal: 0 },
  }
}
