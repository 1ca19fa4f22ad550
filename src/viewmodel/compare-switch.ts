import type { Rulebook } from '../engine/rulebook.ts'
import type { Switch } from './compare-model.ts'

/** Where a switch stands in a rulebook, and the rulebook with that switch as another has it. */
interface Place {
  readonly of: (rulebook: Rulebook) => unknown
  readonly from: (rulebook: Rulebook, other: Rulebook) => Rulebook
}

const whole = (
  name: 'margin' | 'trigger' | 'procedure' | 'legs' | 'surplus' | 'waterfall' | 'roundSeconds',
): Place => ({
  of: (rulebook) => rulebook[name],
  from: (rulebook, other) => ({ ...rulebook, [name]: other[name] }),
})

const inAdl = (name: keyof Rulebook['adl']): Place => ({
  of: ({ adl }) => adl[name],
  from: (rulebook, other) => ({ ...rulebook, adl: { ...rulebook.adl, [name]: other.adl[name] } }),
})

const PLACES: Readonly<Record<Switch, Place>> = {
  margin: whole('margin'),
  procedure: whole('procedure'),
  waterfall: whole('waterfall'),
  adlTriggers: inAdl('triggers'),
  score: inAdl('score'),
  allocation: inAdl('allocation'),
  adlPrice: inAdl('price'),
  protectPrincipal: inAdl('protectPrincipal'),
  surplus: whole('surplus'),
  legs: whole('legs'),
  trigger: whole('trigger'),
  roundSeconds: whole('roundSeconds'),
}
const SWITCHES = Object.keys(PLACES) as Switch[] // the keys of that very object

/** The switches at which two rulebooks say other things. They are data as JSON has it, in one order of their fields. */
export function switchesApart(first: Rulebook, other: Rulebook): readonly Switch[] {
  const textOf = (rule: Switch, rulebook: Rulebook): string => JSON.stringify(PLACES[rule].of(rulebook))
  return SWITCHES.filter((rule) => textOf(rule, first) !== textOf(rule, other))
}

/** A rulebook with one switch as another has it. */
export function withSwitch(rule: Switch, rulebook: Rulebook, from: Rulebook): Rulebook {
  return PLACES[rule].from(rulebook, from)
}
