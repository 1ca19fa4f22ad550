/** What a column can say about an account or its position. */
export const FIELDS = [
  'account',
  'market',
  'side',
  'size',
  'notional',
  'entry',
  'profit',
  'percent',
  'cash',
  'equity',
  'mode',
  'mark',
] as const

export type Field = (typeof FIELDS)[number]

/** Field → index of its column, or null where the file has none. */
export type Columns = Readonly<Record<Field, number | null>>

const NO_COLUMNS: Columns = {
  account: null,
  market: null,
  side: null,
  size: null,
  notional: null,
  entry: null,
  profit: null,
  percent: null,
  cash: null,
  equity: null,
  mode: null,
  mark: null,
}

/** Names under which files say it, small letters and digits only, the surest first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  account: [
    'account',
    'accountid',
    'user',
    'userid',
    'address',
    'trader',
    'owner',
    'wallet',
    'uid',
    'id',
    'name',
    'rank',
  ],
  market: ['market', 'coin', 'symbol', 'instrument', 'asset', 'ticker', 'pair', 'contract'],
  side: ['side', 'positionside', 'direction', 'dir'],
  size: [
    'positionsize',
    'size',
    'szi',
    'sz',
    'positionamt',
    'positionqty',
    'quantity',
    'qty',
    'contracts',
    'amount',
  ],
  notional: ['notional', 'positionvalue', 'positionnotional', 'notionalvalue', 'notionalusd', 'ntl', 'value'],
  entry: [
    'entry',
    'entryprice',
    'entrypx',
    'avgentryprice',
    'averageentryprice',
    'avgentry',
    'avgprice',
    'openprice',
  ],
  profit: [
    'unrealizedpnl',
    'unrealisedpnl',
    'upnl',
    'unrealizedprofit',
    'unrealisedprofit',
    'pnl',
    'profit',
    'closedpnl',
  ],
  percent: ['pnlpercent', 'profitpercent', 'percent', 'returnpercent', 'pnlpct', 'percentage'],
  cash: ['cash', 'margin', 'isolatedmargin', 'positionmargin', 'collateral', 'walletbalance', 'balance'],
  equity: ['equity', 'totalequity', 'accountequity', 'accountvalue', 'marginbalance', 'totalvalue'],
  mode: ['mode', 'marginmode', 'margintype', 'marginmethod'],
  mark: ['markprice', 'markpx', 'mark', 'oracleprice', 'indexprice', 'lastprice', 'price'],
}

/** Words that give a longer name away, tried only after every whole name has been. */
const WORDS: readonly (readonly [Field, RegExp])[] = [
  ['percent', /percent|pct|%/],
  ['entry', /entry/],
  ['notional', /notional/],
  ['equity', /equity|account_?value/],
  ['profit', /pnl|profit/],
  ['cash', /margin|collateral|balance/],
  ['account', /account|user|address|trader/],
  ['market', /symbol|coin|market/],
  ['size', /size|qty|quantity/],
  ['mark', /price|px/],
]

/** What the other of two ways to say the same makes unneeded: the surer way stands first. */
const INSTEAD: readonly (readonly [Field, readonly Field[]])[] = [
  ['size', ['notional']],
  ['entry', ['profit', 'percent']],
  ['profit', ['percent']],
  ['cash', ['equity']],
]

/**
 * Guesses the columns from their names; each column serves one field. Where a file says the same in two ways, such as
 * cash and equity, only the surer one is taken; the reader can choose the other.
 */
export function guessColumns(headers: readonly string[]): Columns {
  const found: Record<Field, number | null> = { ...NO_COLUMNS }
  const free = new Set(headers.keys())
  const take = (field: Field, at: number): void => {
    if (found[field] !== null || !free.delete(at)) return
    found[field] = at
  }
  const plain = headers.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  for (const field of FIELDS)
    for (const name of NAMES[field]) {
      const at = plain.indexOf(name)
      if (at >= 0) take(field, at)
    }
  for (const [field, words] of WORDS)
    for (const [at, name] of headers.entries()) if (words.test(name.toLowerCase())) take(field, at)
  for (const field of FIELDS.filter((one) => isUnused(found, one))) found[field] = null
  return found
}

/** Whether a field says nothing beyond a surer one that is there as well. */
export function isUnused(columns: Columns, field: Field): boolean {
  return INSTEAD.some(([surer, others]) => columns[surer] !== null && others.includes(field))
}
