import type { WordId } from '../../words/words.ts'

/** What the numbers of a field are: this decides how they are typed and written. */
export type Unit = 'share' | 'times' | 'amount'

/** How the form shows a field. */
export interface Field {
  readonly word: WordId
  /** Of a choice: a message that takes each of them. */
  readonly choices?: WordId
  readonly unit?: Unit
  /** A share that a slider suits: its range is one in which every step is seen. */
  readonly isSlid?: boolean
}

const share: Unit = 'share'
const times: Unit = 'times'

/**
 * Every field of a rulebook that the form shows, by its path without markets and places in lists. Their limits and choices
 * are those of the checks (data/rulebook-shape.ts).
 */
export const FIELDS: Readonly<Record<string, Field>> = {
  'margin.model': { word: 'edit.model', choices: 'edit.models' },
  'margin.rate': { word: 'edit.rate', unit: share },
  'margin.maxLeverage': { word: 'edit.maxLeverage', unit: times },
  'margin.basis': { word: 'edit.basis', choices: 'edit.bases' },
  'margin.closingFee': { word: 'edit.closingFee', unit: share },
  'margin.unit': { word: 'edit.unit', choices: 'edit.unitChoices' },
  'margin.tiers': { word: 'edit.tiers' },
  'margin.tiers.floor': { word: 'edit.floor' },
  'margin.tiers.rate': { word: 'edit.tierRate', unit: share },
  'margin.tiers.maxLeverage': { word: 'edit.tierLeverage', unit: times },
  'margin.base': { word: 'edit.base', unit: share },
  'margin.slope': { word: 'edit.slope' },
  'margin.threshold': { word: 'edit.threshold' },
  'margin.markets': { word: 'edit.lines' },
  'margin.markets.base': { word: 'edit.base', unit: share },
  'margin.markets.slope': { word: 'edit.slope' },
  'margin.markets.threshold': { word: 'edit.threshold' },
  'margin.markets.maxLeverage': { word: 'edit.maxLeverage', unit: times },
  'trigger.strict': { word: 'edit.strict' },
  legs: { word: 'edit.legs', choices: 'edit.legChoices' },
  'procedure.kind': { word: 'edit.kind', choices: 'edit.kinds' },
  'procedure.fixedFraction.fraction': { word: 'edit.fraction', unit: share, isSlid: true },
  'procedure.fixedFraction.above': { word: 'edit.above' },
  'procedure.fixedFraction.cooldownSeconds': { word: 'edit.cooldownSeconds' },
  'procedure.tierDown.tiers': { word: 'edit.tiersDown' },
  'procedure.tierDown.repeat': { word: 'edit.repeat' },
  'procedure.proRataSlice.step': { word: 'edit.step', unit: share, isSlid: true },
  'procedure.proRataSlice.target': { word: 'edit.target', unit: share, isSlid: true },
  'procedure.throttled.fraction': { word: 'edit.atMost', unit: share, isSlid: true },
  'procedure.throttled.notional': { word: 'edit.notional' },
  'procedure.restore.buffer': { word: 'edit.buffer', unit: share },
  'procedure.restore.fee': { word: 'edit.closeFee', unit: share },
  'surplus.to': { word: 'edit.to', choices: 'edit.tos' },
  'surplus.fee': { word: 'edit.splitFee', unit: share },
  waterfall: { word: 'edit.waterfall' },
  'waterfall.layer': { word: 'edit.waterfall', choices: 'edit.layers' },
  'waterfall.below': { word: 'edit.below', unit: share, isSlid: true },
  'adl.triggers': { word: 'edit.triggers' },
  'adl.triggers.kind': { word: 'edit.triggers', choices: 'edit.triggerKinds' },
  'adl.triggers.drawdown.limit': { word: 'edit.drawdownLimit', unit: share, isSlid: true },
  'adl.triggers.drawdown.windowSeconds': { word: 'edit.windowSeconds' },
  'adl.triggers.netNotional.share': { word: 'edit.share', unit: times },
  'adl.triggers.poolRatio.limit': { word: 'edit.poolLimit', unit: share },
  'adl.triggers.poolRatio.floor': { word: 'edit.poolFloor', unit: share },
  'adl.score': { word: 'edit.score', choices: 'edit.scores' },
  'adl.allocation': { word: 'edit.allocation', choices: 'edit.allocations' },
  'adl.price': { word: 'edit.price', choices: 'edit.prices' },
  'adl.protectPrincipal': { word: 'edit.protectPrincipal' },
  'units.settles': { word: 'edit.settles' },
  'units.kind': { word: 'edit.contractKind', choices: 'edit.contractKinds' },
  'units.contract': { word: 'edit.contract' },
  'units.tick': { word: 'edit.tick' },
  'units.prints': { word: 'edit.prints', choices: 'edit.printChoices' },
  'units.quantum': { word: 'edit.quantum' },
  roundSeconds: { word: 'edit.roundSeconds' },
}

/** The parts of the form, each with the fields of a rulebook that belong to it. */
export const GROUPS: readonly { readonly title: WordId; readonly parts: readonly string[] }[] = [
  { title: 'edit.margin', parts: ['margin'] },
  { title: 'edit.trigger', parts: ['trigger', 'legs'] },
  { title: 'edit.procedure', parts: ['procedure'] },
  { title: 'edit.surplus', parts: ['surplus'] },
  { title: 'edit.waterfall', parts: ['waterfall'] },
  { title: 'edit.deleveraging', parts: ['adl'] },
  { title: 'edit.timing', parts: ['roundSeconds'] },
  { title: 'edit.units', parts: ['units'] },
]
