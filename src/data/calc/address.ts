import * as v from 'valibot'
import { between, check, words } from '../check.ts'
import type { Problem } from '../checked.ts'
import type { CalcInputs, OtherPosition } from './inputs.ts'
import { FIRST_INPUTS, LIMITS, MOST_OTHERS } from './inputs.ts'

/*
 * The calculator's part of the address: `?venue=hyperliquid&market=BTC&side=long&size=1&entry=100000&lev=20`. What is as
 * at first is left out, but for what says which position it is. Other positions are `symbol:size:entry`, or with their
 * mark `symbol:size:entry:mark`, with commas between them.
 */

/** What an address says, and what in it could not be used: of that the first inputs stand instead. */
export interface ReadAddress {
  readonly inputs: CalcInputs
  readonly problems: readonly Problem[]
}

type Schema<T> = v.GenericSchema<unknown, T>

const price = between(...LIMITS.price)
const symbol = words(20)

/** Each value of the address: its name, its field, and what it may be. `mark` and `others` hang on the rest. */
const PLAIN = {
  venue: ['venue', v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/, 'the id of a rulebook'))],
  market: ['market', symbol],
  kind: ['kind', v.picklist(['linear', 'inverse'])],
  side: ['side', v.picklist(['long', 'short'])],
  size: ['size', between(...LIMITS.size)],
  entry: ['entry', price],
  lev: ['leverage', between(...LIMITS.leverage)],
  mode: ['mode', v.picklist(['isolated', 'cross'])],
  added: ['added', between(...LIMITS.money)],
  funding: ['funding', between(...LIMITS.money)],
  gives: ['gives', v.picklist(['leverage', 'margin', 'size', 'entry'])],
} as const satisfies Record<string, readonly [keyof CalcInputs, Schema<string | number>]>

type Name = keyof typeof PLAIN
const NAMES = Object.keys(PLAIN) as Name[] // the keys of that very object
const NUMBERS: ReadonlySet<string> = new Set(['size', 'entry', 'lev', 'added', 'funding', 'mark'])
const ALL = [...NAMES, 'mark', 'others']

/** A number as it is written in an address; what is none stays a text and is refused as such. */
function numberIn(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text
}

/** Reads what follows the page's name in the address. Total: whatever it says, inputs come out. */
export function readCalcAddress(rest: string): ReadAddress {
  const said = new URLSearchParams(rest.replace(/^\??/, ''))
  const problems: Problem[] = []
  /** The value of one name, or null when it is not given or cannot be used. */
  const read = <T>(name: string, schema: Schema<T>): T | null => {
    const text = said.get(name)
    if (text === null || said.getAll(name).length > 1) return null
    const checked = check(schema, NUMBERS.has(name) ? numberIn(text) : text)
    if (checked.ok) return checked.value
    problems.push({ field: name, value: text, allowed: checked.problems[0]?.allowed ?? '' })
    return null
  }
  for (const name of new Set(said.keys())) {
    if (!ALL.includes(name))
      problems.push({ field: name, value: said.get(name) ?? '', allowed: ALL.join(', ') })
    else if (said.getAll(name).length > 1)
      problems.push({ field: name, value: said.getAll(name).join(', '), allowed: 'given once' })
  }
  const found = NAMES.flatMap((name) => {
    const [field, schema] = PLAIN[name]
    const value = read<string | number>(name, schema)
    return value === null ? [] : [[field, value] as const]
  })
  // Each field has the type of its schema.
  const plain = { ...FIRST_INPUTS, ...Object.fromEntries(found) } as CalcInputs
  const mark = read('mark', price) ?? plain.entry
  const others = othersIn(
    said.getAll('others').length > 1 ? '' : (said.get('others') ?? ''),
    { ...plain, mark },
    problems,
  )
  return { inputs: { ...plain, mark, others }, problems }
}

const other = v.strictObject({
  market: symbol,
  size: v.pipe(
    between(-LIMITS.size[1], LIMITS.size[1]),
    v.check((size) => Math.abs(size) >= LIMITS.size[0], 'not 0'),
  ),
  entry: price,
  mark: price,
})

/** One that cannot be used is named and left out; the rest stand. A market has one mark: that of its first position. */
function othersIn(text: string, own: CalcInputs, problems: Problem[]): readonly OtherPosition[] {
  const marks = new Map([[own.market, own.mark]])
  const found = text.split(',').flatMap((row, i) => {
    if (row === '') return []
    const [market = '', size = '', entry = '', mark = entry, ...more] = row.split(':')
    const stated = {
      market: decoded(market),
      size: numberIn(size),
      entry: numberIn(entry),
      mark: numberIn(mark),
    }
    const checked = check(other, stated)
    const field = `others[${i}]`
    if (!checked.ok || more.length > 0) {
      const [first] = checked.ok ? [] : checked.problems
      const allowed = first === undefined ? 'symbol:size:entry:mark' : first.allowed
      problems.push({ field: first === undefined ? field : `${field}.${first.field}`, value: row, allowed })
      return []
    }
    const { value } = checked
    const known = marks.get(value.market) ?? value.mark
    marks.set(value.market, known)
    return [{ ...value, mark: known }]
  })
  if (found.length <= MOST_OTHERS) return found
  problems.push({ field: 'others', value: `${found.length}`, allowed: `at most ${MOST_OTHERS} positions` })
  return found.slice(0, MOST_OTHERS)
}

/** A symbol may hold the marks that part a row; of a badly written one the text itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Names that an address always has, so that it can be read. */
const ALWAYS: ReadonlySet<Name> = new Set(['venue', 'market', 'side', 'size', 'entry', 'lev', 'mode'])

/** What follows the page's name in the address, for these inputs: reading it gives them back. */
export function writeCalcAddress(inputs: CalcInputs): string {
  const { mark, entry, others } = inputs
  const plain = NAMES.filter(
    (name) => ALWAYS.has(name) || inputs[PLAIN[name][0]] !== FIRST_INPUTS[PLAIN[name][0]],
  )
  const said: [string, string][] = plain.map((name) => [name, `${inputs[PLAIN[name][0]]}`])
  if (mark !== entry) said.push(['mark', `${mark}`])
  if (others.length > 0) said.push(['others', others.map((row) => rowOf(row, inputs)).join(',')])
  return `?${said.map(([name, text]) => `${name}=${plainly(text)}`).join('&')}`
}

function rowOf({ market, size, entry, mark }: OtherPosition, own: CalcInputs): string {
  const row = `${encodeURIComponent(market)}:${size}:${entry}`
  return market === own.market || mark === entry ? row : `${row}:${mark}`
}

/** Encoded but for the marks that part a list: an address is read by people too. */
const plainly = (text: string): string =>
  encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',')
