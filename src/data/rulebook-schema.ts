import * as v from 'valibot'
import type { Rulebook } from '../engine/rulebook.ts'
import { between, check, day, id, positive, some, whole, words } from './check.ts'
import type { Checked } from './checked.ts'
import { acrossRulebook } from './rulebook-across.ts'

const rate = between(0, 1)
const maxLeverage = between(1, 1000)

const tiers = some(v.strictObject({ floor: between(0, 1e15), rate, maxLeverage }))
const basis = { basis: v.picklist(['mark', 'entry']), closingFee: between(0, 0.1) }
const tables = v.objectWithRest({ default: tiers }, tiers)

const slope = { base: rate, slope: between(0, 1), threshold: between(0, 1e15), maxLeverage }

const margin = v.variant('model', [
  v.strictObject({ model: v.literal('flat'), rate, maxLeverage, ...basis }),
  v.strictObject({ model: v.literal('deduction'), tiers: tables, ...basis }),
  v.strictObject({
    model: v.literal('step'),
    unit: v.exactOptional(v.picklist(['value', 'size'])),
    tiers: tables,
    ...basis,
  }),
  v.strictObject({
    model: v.literal('slope'),
    ...slope,
    markets: v.exactOptional(v.record(words(80), v.strictObject(slope))),
    ...basis,
  }),
  v.strictObject({ model: v.literal('sqrt'), base: rate, slope: between(0, 1), maxLeverage, ...basis }),
])

const procedure = v.variant('kind', [
  v.strictObject({ kind: v.literal('closeAll') }),
  v.strictObject({
    kind: v.literal('fixedFraction'),
    fraction: positive(1),
    above: between(0, 1e15),
    cooldownSeconds: between(0, 86_400),
  }),
  v.strictObject({ kind: v.literal('tierDown'), tiers: whole(1, 100), repeat: v.boolean() }),
  v.strictObject({ kind: v.literal('proRataSlice'), step: between(0.01, 1), target: between(0.01, 1) }),
  v.strictObject({ kind: v.literal('throttled'), fraction: between(0.001, 1), notional: between(0, 1e15) }),
  v.strictObject({ kind: v.literal('restore'), buffer: between(0, 1), fee: between(0, 0.5) }),
])

const surplus = v.variant('to', [
  v.strictObject({ to: v.literal('trader') }),
  v.strictObject({ to: v.literal('fund') }),
  v.strictObject({ to: v.literal('split'), fee: between(0, 0.2) }),
])

const layer = v.variant('layer', [
  v.strictObject({ layer: v.literal('fund') }),
  v.strictObject({ layer: v.literal('vault'), below: positive(1) }),
  v.strictObject({ layer: v.literal('venue') }),
  v.strictObject({ layer: v.literal('adl') }),
  v.strictObject({ layer: v.literal('socialised') }),
  v.strictObject({ layer: v.literal('clawback') }),
])

const trigger = v.variant('kind', [
  v.strictObject({ kind: v.literal('fundEmpty') }),
  v.strictObject({ kind: v.literal('drawdown'), limit: positive(1), windowSeconds: positive(1e7) }),
  v.strictObject({ kind: v.literal('netNotional'), share: positive(1000) }),
  v.strictObject({ kind: v.literal('negativeEquity') }),
  v.strictObject({ kind: v.literal('poolRatio'), limit: positive(10), floor: positive(10) }),
])

const adl = v.strictObject({
  triggers: v.array(trigger),
  score: v.picklist([
    'BX-ADL',
    'BN-ADL-NEW',
    'BN-ADL-OLD',
    'OK-ADL-2024',
    'HL-ADL-DOC',
    'HL-ADL-OBS',
    'random',
  ]),
  allocation: v.picklist(['rankQueue', 'contractProRata']),
  price: v.picklist(['bankruptcy', 'mark', 'previousMark', 'oracle']),
  protectPrincipal: v.boolean(),
})

const unitsOfOne = v.strictObject({
  settles: words(20),
  kind: v.picklist(['linear', 'inverse', 'quanto']),
  contract: positive(1e9),
  tick: positive(1e6),
  prints: v.picklist(['exact', 'againstTrader']),
  quantum: between(0, 1e6),
})
const units = v.objectWithRest({ default: unitsOfOne }, unitsOfOne)

const source = v.strictObject({
  key: words(80),
  text: words(300),
  url: v.exactOptional(v.pipe(v.string(), v.url('an address, https://…'))),
  read: day,
})

const remark = v.strictObject({
  path: words(80),
  evidence: v.picklist(['source', 'documented', 'third-party', 'observed', 'unverified', 'chosen']),
  says: words(1000),
  sources: v.array(words(80)),
})

/** A rulebook file without `extends`; `$schema` is allowed and dropped. */
export const rulebookSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  version: v.literal(1),
  id,
  name: words(80),
  dated: day,
  sources: v.array(source),
  remarks: v.array(remark),
  margin,
  trigger: v.strictObject({ strict: v.boolean() }),
  procedure,
  legs: v.picklist(['all', 'worstFirst']),
  surplus,
  waterfall: v.array(layer),
  adl,
  units: v.exactOptional(units),
  roundSeconds: positive(86_400),
})

/** Checks a rulebook, also across its parts. */
export function checkRulebook(data: unknown): Checked<Rulebook> {
  const checked = check(rulebookSchema, data)
  if (!checked.ok) return checked
  const { $schema: _schema, ...rulebook } = checked.value
  const problems = acrossRulebook(rulebook)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rulebook }
}
