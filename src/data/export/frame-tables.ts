import type { Frame, Table } from '../../protocol/frame.ts'
import type { DataTable } from './tables.ts'

/*
 * What each chart draws, as a table: the columns of the frame itself, cut to the rows in use, with the coordinate that a
 * chart gives them by their place.
 */

function cut<Name extends string>(table: Table<Name>, names: readonly Name[]): Record<string, Float64Array> {
  return Object.fromEntries(names.map((name) => [name, table[name].slice(0, table.length)]))
}

/** Notional by the price of the threshold; `price` is the middle of the bin. Quote. */
export function ladderTable({ ladder }: Frame, [low, high]: readonly [number, number]): DataTable {
  const bins = ladder.length
  const price = Float64Array.from({ length: bins }, (_, i) => low + ((high - low) * (i + 0.5)) / bins)
  return { price, ...cut(ladder, ['longOpen', 'longClosed', 'shortOpen', 'shortClosed']) }
}

/** Price after a forced notional, below and above the mark. */
export function depthTable({ depth }: Frame): DataTable {
  return cut(depth, ['notional', 'below', 'above'])
}

/** One row a round: where hand and mark stood and what happened. */
export function roundsTable({ rounds }: Frame): DataTable {
  const round = Float64Array.from({ length: rounds.length }, (_, i) => i + 1)
  const columns = cut(rounds, [
    'step',
    'hand',
    'mark',
    'liquidated',
    'forcedNotional',
    'fundPaid',
    'vaultTaken',
    'adlNotional',
    'adlAccounts',
    'residual',
  ])
  return { round, ...columns }
}

/** Bars of the deleveraging queue in rank order. */
export function queueTable({ bars }: Frame): DataTable {
  return cut(bars, ['score', 'notional', 'closedShare', 'width'])
}

/** Lorenz curves: share of what is given up by the least-hit share of winners. */
export function lorenzTable({ lorenz }: Frame): DataTable {
  const last = Math.max(1, lorenz.length - 1)
  const winners = Float64Array.from({ length: lorenz.length }, (_, i) => i / last)
  return { winners, ...cut(lorenz, ['rankQueue', 'contractProRata']) }
}

const PAYS = [
  'marginPosted',
  'marginLost',
  'excessCollateral',
  'excessToTrader',
  'excessToFund',
  'excessToVault',
  'excessToFees',
  'fundStart',
  'fundReceived',
  'fundPaid',
  'fundLeft',
  'vaultStart',
  'vaultReceived',
  'vaultPaid',
  'vaultLeft',
  'venueStart',
  'venuePaid',
  'venueLeft',
  'adlPaid',
  'adlNotional',
  'adlAccounts',
  'socialisedPaid',
  'clawbackPaid',
  'clawbackDue',
  'lossIn',
  'lossPaid',
  'residual',
  'lossGap',
] as const

/** Who pays: every total of the default waterfall. Settlement currency, `adlNotional` in quote, `adlAccounts` a count. */
export function paysTable({ values }: Frame): DataTable {
  return { name: PAYS, value: PAYS.map((name) => values[name] ?? Number.NaN) }
}
