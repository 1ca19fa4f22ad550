import type { AdlTrigger, LayerName, Rulebook } from '../engine/rulebook.ts'
import type { Values, WordId } from '../words/words.ts'
import { lowestTier } from './compare-margin.ts'
import type { Because, Measure, Pair, Switch } from './compare-model.ts'
import { procedureWords, scoreWord, triggerWords } from './compare-words.ts'

/** Finds a reason for what the other run has `by` more (> 0) or less (< 0) of; null where the rule does not bear on it. */
type Find = (pair: Pair, by: number) => Because | null

const PART: Readonly<Record<Switch, (rulebook: Rulebook) => unknown>> = {
  margin: ({ margin }) => margin,
  trigger: ({ trigger }) => trigger,
  procedure: ({ procedure }) => procedure,
  legs: ({ legs }) => legs,
  surplus: ({ surplus }) => surplus,
  waterfall: ({ waterfall }) => waterfall,
  adlTriggers: ({ adl }) => adl.triggers,
  score: ({ adl }) => adl.score,
  allocation: ({ adl }) => adl.allocation,
  adlPrice: ({ adl }) => adl.price,
  protectPrincipal: ({ adl }) => adl.protectPrincipal,
  roundSeconds: ({ roundSeconds }) => roundSeconds,
}
const SWITCHES = Object.keys(PART) as Switch[] // the keys of that very object

const textOf = (part: unknown): string => JSON.stringify(part)

/** Whether two rulebooks say other things at a switch. They are data as JSON has it, in one order of their fields. */
export function differsIn(rule: Switch, first: Rulebook, other: Rulebook): boolean {
  return textOf(PART[rule](first)) !== textOf(PART[rule](other))
}

function because({ first, say }: Pair, rule: Switch, id: WordId, values: Values = {}): Because {
  return { rule, text: say(id, { first: first.rulebook.name, ...values }) }
}

/** The one rule that differs at all between two rulebooks: it then is the reason for whatever differs. */
export function onlySwitch(pair: Pair): Because | null {
  const [rule, ...more] = SWITCHES.filter((name) => differsIn(name, pair.first.rulebook, pair.other.rulebook))
  return rule === undefined || more.length > 0 ? null : plainly(pair, rule)
}

/** That a switch differs, whatever came of it. */
function plainly(pair: Pair, rule: Switch): Because {
  const [own, theirs] = [pair.other.rulebook, pair.first.rulebook]
  switch (rule) {
    case 'margin':
      return because(pair, rule, 'compare.tables')
    case 'trigger':
      return because(pair, rule, own.trigger.strict ? 'compare.strict' : 'compare.notStrict')
    case 'procedure':
      return because(pair, rule, 'compare.procedure', {
        own: procedureWords(own.procedure, pair),
        theirs: procedureWords(theirs.procedure, pair),
      })
    case 'legs':
      return because(pair, rule, own.legs === 'all' ? 'compare.legsAll' : 'compare.legsWorst')
    case 'surplus':
      return because(pair, rule, 'compare.surplusTo', { own: own.surplus.to, theirs: theirs.surplus.to })
    case 'waterfall':
      return because(pair, rule, 'compare.layers')
    case 'adlTriggers':
      return handed(pair)
    case 'score':
      return because(pair, rule, 'compare.score', {
        own: scoreWord(own.adl.score, pair),
        theirs: scoreWord(theirs.adl.score, pair),
      })
    case 'allocation':
      return because(pair, rule, 'compare.allocation', {
        own: own.adl.allocation,
        theirs: theirs.adl.allocation,
      })
    case 'adlPrice':
      return because(pair, rule, 'compare.adlPrice', { own: own.adl.price, theirs: theirs.adl.price })
    case 'protectPrincipal':
      return because(pair, rule, own.adl.protectPrincipal ? 'compare.protects' : 'compare.protectsNot')
    case 'roundSeconds':
      return because(pair, rule, 'compare.roundSeconds', {
        own: `${own.roundSeconds}`,
        theirs: `${theirs.roundSeconds}`,
      })
  }
}

/** The switch itself, where it differs and `bears` says that it was at work. */
const where =
  (rule: Switch, bears: (pair: Pair, by: number) => boolean): Find =>
  (pair, by) =>
    differsIn(rule, pair.first.rulebook, pair.other.rulebook) && bears(pair, by) ? plainly(pair, rule) : null

/** Triggers that one rulebook has and the other has not. */
function extra(one: Rulebook, other: Rulebook): AdlTrigger | undefined {
  const known = other.adl.triggers.map(textOf)
  return one.adl.triggers.find((trigger) => !known.includes(textOf(trigger)))
}

/** Which trigger makes the difference, told of the rulebook that has it. */
function handed(pair: Pair): Because {
  const own = extra(pair.other.rulebook, pair.first.rulebook)
  const theirs = extra(pair.first.rulebook, pair.other.rulebook)
  const [id, trigger] =
    own === undefined ? (['compare.handsNot', theirs] as const) : (['compare.hands', own] as const)
  return because(pair, 'adlTriggers', id, {
    trigger: trigger === undefined ? '' : triggerWords(trigger, pair),
  })
}

/** More was handed to winners where a trigger asks for it: `by` says for which of the two. */
function handsMore(pair: Pair, by: number): Because | null {
  const [more, less] = by > 0 ? [pair.other, pair.first] : [pair.first, pair.other]
  const trigger = extra(more.rulebook, less.rulebook)
  if (trigger === undefined || (more.values.adlNotional ?? 0) <= (less.values.adlNotional ?? 0)) return null
  const id = by > 0 ? 'compare.hands' : 'compare.handsNot'
  return because(pair, 'adlTriggers', id, { trigger: triggerWords(trigger, pair) })
}

/** What goes to winners goes neither to the book nor to the fund: the run that hands over more has less of that. */
const handsOver: Find = (pair, by) => handsMore(pair, -by)

/** The lower rate lets fewer go under. */
const rate: Find = (pair, by) => {
  const own = lowestTier(pair.other.rulebook.margin, pair.symbol)
  const theirs = lowestTier(pair.first.rulebook.margin, pair.symbol)
  if (Math.sign(own.rate - theirs.rate) !== Math.sign(by)) return null
  const { percent } = pair.format
  return because(pair, 'margin', 'compare.rate', {
    own: percent(own.rate, 2),
    theirs: percent(theirs.rate, 2),
  })
}

/** A rulebook reaches the crowd by the leverage that it allows and by nothing else (rule M8). `isFewer`: less of it, less of that. */
const leverage =
  (isFewer: boolean): Find =>
  (pair, by) => {
    if ((pair.other.values.marginPosted ?? 0) === (pair.first.values.marginPosted ?? 0)) return null
    const own = lowestTier(pair.other.rulebook.margin, pair.symbol).maxLeverage
    const theirs = lowestTier(pair.first.rulebook.margin, pair.symbol).maxLeverage
    if (own === theirs) return isFewer ? null : because(pair, 'margin', 'compare.leverageByTier')
    if (Math.sign(own - theirs) !== (isFewer ? Math.sign(by) : -Math.sign(by))) return null
    const { times } = pair.format
    return because(pair, 'margin', 'compare.leverage', { own: times(own), theirs: times(theirs) })
  }

/** Who closes in parts closes less at once: the journals say who did. */
const procedure: Find = (pair, by) => {
  const { first, other, say, format } = pair
  if (first.counts === null || other.counts === null) return null
  if (!differsIn('procedure', first.rulebook, other.rulebook)) return null
  const own = other.counts.partialLiquidation ?? 0
  const theirs = first.counts.partialLiquidation ?? 0
  if (own === theirs || own > theirs !== by < 0) return null
  const { text } = plainly(pair, 'procedure')
  const values = { because: text, count: own, others: format.count(theirs) }
  return { rule: 'procedure', text: say('compare.gradually', values) }
}

const PAID_BY = {
  fund: 'fundPaid',
  vault: 'vaultTaken',
  venue: 'venuePaid',
  adl: 'adlNotional',
  socialised: 'socialisedPaid',
  clawback: 'clawbackPaid',
} as const

const layersOf = ({ waterfall }: Rulebook): readonly LayerName[] => waterfall.map(({ layer }) => layer)

/** Only one of the two has the layer. */
const layer =
  (name: LayerName): Find =>
  (pair, by) => {
    const has = layersOf(pair.other.rulebook).includes(name)
    if (has === layersOf(pair.first.rulebook).includes(name) || has !== by > 0) return null
    return because(pair, 'waterfall', has ? 'compare.hasLayer' : 'compare.noLayer', { layer: name })
  }

/** A layer that only the run with less of it has, and that paid there, stands above this one, or above nothing at all. */
const layerAbove =
  (name: LayerName | null): Find =>
  (pair, by) => {
    const [less, more] = by < 0 ? [pair.other, pair.first] : [pair.first, pair.other]
    const above = ({ rulebook }: typeof less): readonly LayerName[] => {
      const layers = layersOf(rulebook)
      const at = name === null ? -1 : layers.indexOf(name)
      return at < 0 ? layers : layers.slice(0, at)
    }
    const there = above(more)
    const found = above(less).find((one) => !there.includes(one) && (less.values[PAID_BY[one]] ?? 0) > 0)
    if (found === undefined) return null
    const id = by < 0 ? 'compare.layerBefore' : 'compare.layerBeforeThere'
    return because(pair, 'waterfall', id, { layer: found })
  }

/** What a vault takes over is not sold. */
const vaultTakes: Find = (pair, by) => {
  const [less, more] = by < 0 ? [pair.other, pair.first] : [pair.first, pair.other]
  if ((less.values.vaultTaken ?? 0) <= (more.values.vaultTaken ?? 0)) return null
  return layer('vault')(pair, -by)
}

const both = (name: 'adlNotional' | 'excessCollateral', { first, other }: Pair): boolean =>
  (first.values[name] ?? 0) > 0 && (other.values[name] ?? 0) > 0

const bothDeleverage = (pair: Pair): boolean => both('adlNotional', pair)

const FINDS: Readonly<Record<Measure, readonly Find[]>> = {
  closed: [procedure, rate, handsOver, leverage(true)],
  mark: [procedure, handsOver, vaultTakes, rate, leverage(true)],
  fund: [layer('fund'), handsOver, layerAbove('fund')],
  venue: [layer('venue'), layerAbove('venue')],
  vault: [layer('vault'), layerAbove('vault')],
  adl: [layer('adl'), handsMore, layerAbove('adl')],
  adlWho: [
    where('score', bothDeleverage),
    where('allocation', bothDeleverage),
    where('protectPrincipal', bothDeleverage),
  ],
  adlPaid: [layer('adl'), handsMore, layerAbove('adl'), where('adlPrice', bothDeleverage)],
  socialised: [layer('socialised'), layerAbove('socialised')],
  clawback: [layer('clawback'), layerAbove('clawback')],
  residual: [layerAbove(null)],
  surplus: [where('surplus', (pair) => both('excessCollateral', pair))],
  crowd: [leverage(false)],
}

/** The rules that differ and bear on a measure of which the other run has `by` more or less, the most telling first. */
export function becauseOf(pair: Pair, measure: Measure, by: number): readonly Because[] {
  return FINDS[measure].flatMap((find) => find(pair, by) ?? [])
}
