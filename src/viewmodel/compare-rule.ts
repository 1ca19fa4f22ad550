import type { AdlTrigger, Rulebook } from '../engine/rulebook.ts'
import type { Values, WordId } from '../words/words.ts'
import { lowestTier } from './compare-margin.ts'
import type { Measure, Pair, Switch } from './compare-model.ts'
import { layerWord, procedureWords, scoreWord, triggerWords } from './compare-words.ts'

/** How two rulebooks differ at a switch, in words. "It" is the other run's rulebook. */
export function ruleWords(pair: Pair, rule: Switch, measure: Measure): string {
  const [own, theirs] = [pair.other.rulebook, pair.first.rulebook]
  const tell = (id: WordId, values: Values = {}): string => pair.say(id, { first: theirs.name, ...values })
  const both = (id: WordId, of: (rulebook: Rulebook) => string): string =>
    tell(id, { own: of(own), theirs: of(theirs) })
  switch (rule) {
    case 'margin':
      return marginWords(pair, measure)
    case 'procedure':
      return both('compare.procedure', ({ procedure }) => procedureWords(procedure, pair))
    case 'waterfall':
      return both('compare.layers', ({ waterfall }) =>
        waterfall.map(({ layer }) => layerWord(layer, pair)).join(pair.say('compare.then')),
      )
    case 'adlTriggers':
      return handedWords(pair)
    case 'score':
      return both('compare.score', ({ adl }) => scoreWord(adl.score, pair))
    case 'allocation':
      return both('compare.allocation', ({ adl }) => adl.allocation)
    case 'adlPrice':
      return both('compare.adlPrice', ({ adl }) => adl.price)
    case 'protectPrincipal':
      return tell(own.adl.protectPrincipal ? 'compare.protects' : 'compare.protectsNot')
    case 'surplus':
      return both('compare.surplusTo', ({ surplus }) => surplus.to)
    case 'legs':
      return tell(own.legs === 'all' ? 'compare.legsAll' : 'compare.legsWorst')
    case 'trigger':
      return tell(own.trigger.strict ? 'compare.strict' : 'compare.notStrict')
    case 'roundSeconds':
      return both('compare.roundSeconds', ({ roundSeconds }) => `${roundSeconds}`)
  }
}

/** The lowest tier stands for the tables where it differs; a crowd's own margin hangs on the leverage alone (rule M8). */
function marginWords({ first, other, symbol, format, say }: Pair, measure: Measure): string {
  const own = lowestTier(other.rulebook.margin, symbol)
  const theirs = lowestTier(first.rulebook.margin, symbol)
  const name = first.rulebook.name
  if (measure !== 'crowd' && own.rate !== theirs.rate)
    return say('compare.rate', {
      first: name,
      own: format.percent(own.rate, 2),
      theirs: format.percent(theirs.rate, 2),
    })
  if (own.maxLeverage !== theirs.maxLeverage)
    return say('compare.leverage', {
      first: name,
      own: format.times(own.maxLeverage),
      theirs: format.times(theirs.maxLeverage),
    })
  return say('compare.tables', { first: name })
}

/** The first trigger that one of the two has and the other has not. */
function handedWords(pair: Pair): string {
  const { first, other, say } = pair
  const extra = (one: Rulebook, two: Rulebook): AdlTrigger | undefined => {
    const known = two.adl.triggers.map((trigger) => JSON.stringify(trigger))
    return one.adl.triggers.find((trigger) => !known.includes(JSON.stringify(trigger)))
  }
  const own = extra(other.rulebook, first.rulebook)
  const theirs = extra(first.rulebook, other.rulebook)
  const found = own ?? theirs
  return say(own === undefined ? 'compare.handsNot' : 'compare.hands', {
    first: first.rulebook.name,
    trigger: found === undefined ? '' : triggerWords(found, pair),
  })
}
