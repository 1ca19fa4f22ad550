import type { Explainable } from '../engine/explain.ts'
import type { Frame } from '../protocol/frame.ts'
import type { WordId } from '../words/words.ts'
import { becauseOf, onlySwitch } from './compare-because.ts'
import type { Because, Compared, Difference, Measure, Pair } from './compare-model.ts'
import type { Format } from './format.ts'

/** Less than this share of what is compared is what rounding leaves. */
const DUST = 1e-9
/** Reasons told of one difference. */
const MOST = 2

/** What the other run has more (> 0) or less (< 0) of than the first; 0 for dust. */
function lead({ first, other }: Pair, ...names: readonly (keyof Frame['values'])[]): number {
  const sum = ({ values }: Compared): number => names.reduce((total, name) => total + (values[name] ?? 0), 0)
  const by = sum(other) - sum(first)
  return Math.abs(by) <= DUST * Math.max(1, Math.abs(sum(other)), Math.abs(sum(first))) ? 0 : by
}

/** A measure with what it is by and its sentence, or null where the two agree or would read the same. */
type Told =
  | readonly [measure: Measure, by: number, id: WordId, values: Record<string, string | number>]
  | null

const COUNTED = (measure: Measure, by: number, id: WordId): Told =>
  by === 0 ? null : [measure, by, id, { count: Math.abs(by) }]

function amount(
  measure: Measure,
  by: number,
  id: WordId,
  write: (value: number) => string,
  isMoney = true,
): Told {
  // What is less than can be printed is no difference that anybody could see.
  return by === 0 || (isMoney && write(Math.abs(by)) === write(0))
    ? null
    : [measure, by, id, { amount: write(Math.abs(by)) }]
}

function toldOf(pair: Pair): readonly Told[] {
  const { format } = pair
  const { money, notional } = format
  const by = (...names: readonly (keyof Frame['values'])[]): number => lead(pair, ...names)
  const adl = amount('adl', by('adlNotional'), 'compare.adl', notional)
  return [
    COUNTED('closed', by('longsClosed', 'shortsClosed'), 'compare.closed'),
    markOf(pair),
    amount('fund', by('fundPaid'), 'compare.fund', money),
    amount('venue', by('venuePaid'), 'compare.venue', money),
    amount('vault', by('vaultTaken'), 'compare.vault', notional),
    adl,
    adl === null ? COUNTED('adlWho', by('adlAccounts'), 'compare.adlWho') : null,
    amount('adlPaid', by('adlPaid'), 'compare.adlPaid', money),
    amount('socialised', by('socialisedPaid'), 'compare.socialised', money),
    amount('clawback', by('clawbackPaid', 'clawbackDue'), 'compare.clawback', money),
    amount('residual', by('residual'), 'compare.residual', money),
    amount('surplus', by('excessToTrader'), 'compare.surplus', money),
    amount('crowd', by('marginPosted'), 'compare.crowd', money),
  ]
}

/** More or less forced flow, whatever its sign, and where it left the mark. */
function markOf({ first, other, format }: Pair): Told {
  const [here, there] = [other.values, first.values]
  const by = Math.abs(here.forcedNotional ?? 0) - Math.abs(there.forcedNotional ?? 0)
  const [price, before] = [format.price(here.markPrice), format.price(there.markPrice)]
  if (price === before || format.notional(Math.abs(by)) === format.notional(0)) return null
  return ['mark', by, 'compare.mark', { flow: format.notional(Math.abs(by)), price, other: before }]
}

/**
 * What differs between two runs of one scenario, in words, in the order in which it follows from each other. A reason is
 * a rule that differs and that the two runs show to have been at work on it, in the direction of the difference; where
 * there is none, the one rule that differs at all, if it is only one.
 */
export function differencesOf(pair: Pair): readonly Difference[] {
  const { other, say } = pair
  const only = onlySwitch(pair)
  const known = new Set<string>()
  /** A rule that has been told already is only called by its name. */
  const once = ({ rule, text }: Because): string => {
    if (known.has(text)) return say('compare.again', { rule })
    known.add(text)
    return text
  }
  return toldOf(pair).flatMap((told) => {
    if (told === null) return []
    const [measure, by, id, values] = told
    const what = say(id, { name: other.rulebook.name, way: by < 0 ? 'less' : 'more', ...values })
    const found = becauseOf(pair, measure, by)
    const because = (found.length > 0 || only === null ? found : [only]).slice(0, MOST)
    const [one, two] = because.map(once)
    if (one === undefined) return [{ measure, text: say('compare.only', { what }), because }]
    const both = two === undefined ? one : say('compare.and', { one, other: two })
    return [{ measure, text: say('compare.so', { what, because: both }), because }]
  })
}

/** A headline number of a run, with its unit; `what` is what explains it. */
export interface Headline {
  readonly what: Explainable
  readonly name: WordId
  readonly value: string
}

/** The headline numbers of a run, the same rows for every run. */
export function headlinesOf(values: Frame['values'], format: Format): readonly Headline[] {
  const sum = (one: number | null, other: number | null): number => (one ?? 0) + (other ?? 0)
  const closed = sum(values.longNotionalClosed, values.shortNotionalClosed)
  return [
    {
      what: 'closedCount',
      name: 'compare.row.closed',
      value: format.count(sum(values.longsClosed, values.shortsClosed)),
    },
    { what: 'closedNotional', name: 'compare.row.closedNotional', value: format.notional(closed) },
    { what: 'forcedNotional', name: 'compare.row.forced', value: format.notional(values.forcedNotional) },
    { what: 'addedShare', name: 'compare.row.added', value: format.percent(values.addedShare, 2) },
    { what: 'branchingObserved', name: 'compare.row.n', value: format.plain(values.branchingObserved, 3) },
    { what: 'fundPaid', name: 'compare.row.fund', value: format.money(values.fundPaid) },
    { what: 'adlNotional', name: 'compare.row.adl', value: format.notional(values.adlNotional) },
    { what: 'adlPaid', name: 'compare.row.adlPaid', value: format.money(values.adlPaid) },
    { what: 'residual', name: 'compare.row.residual', value: format.money(values.residual) },
  ]
}
