import * as v from 'valibot'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Checked } from './check.ts'
import { between, check, positive } from './check.ts'

const rate = between(0, 1)

const tier = v.strictObject({ floor: between(0, 1e15), rate, maxLeverage: between(1, 1000) })

const tiers = v.pipe(
  v.array(tier),
  v.minLength(1),
  v.check((list) => list[0]?.floor === 0, 'the first floor must be 0'),
  v.check(
    (list) => list.every(({ floor }, i) => i === 0 || floor > (list[i - 1]?.floor ?? 0)),
    'floors must rise',
  ),
  v.check(
    (list) => list.every((t, i) => i === 0 || t.rate >= (list[i - 1]?.rate ?? 0)),
    'rates must not fall',
  ),
)

const basis = { basis: v.picklist(['mark', 'entry']), closingFee: between(0, 0.1) }
const tables = v.objectWithRest({ default: tiers }, tiers)

const margin = v.variant('model', [
  v.strictObject({ model: v.literal('flat'), rate, maxLeverage: between(1, 1000), ...basis }),
  v.strictObject({ model: v.literal('deduction'), tiers: tables, ...basis }),
  v.strictObject({ model: v.literal('step'), tiers: tables, ...basis }),
  v.strictObject({
    model: v.literal('slope'),
    base: rate,
    slope: between(0, 1),
    threshold: between(0, 1e15),
    maxLeverage: between(1, 1000),
    ...basis,
  }),
  v.strictObject({
    model: v.literal('sqrt'),
    base: rate,
    slope: between(0, 1),
    maxLeverage: between(1, 1000),
    ...basis,
  }),
])

const procedure = v.variant('kind', [
  v.strictObject({ kind: v.literal('closeAll') }),
  v.strictObject({
    kind: v.literal('fixedFraction'),
    fraction: positive(1),
    above: between(0, 1e15),
    cooldownSeconds: between(0, 86_400),
  }),
  v.strictObject({
    kind: v.literal('tierDown'),
    tiers: v.pipe(v.number(), v.integer(), v.minValue(1)),
    repeat: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('proRataSlice'), step: between(0.01, 1), target: between(0.01, 1) }),
  v.strictObject({ kind: v.literal('throttled'), fraction: between(0.001, 1), notional: between(0, 1e15) }),
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
  score: v.picklist(['BX-ADL', 'BN-ADL-NEW', 'BN-ADL-OLD', 'OK-ADL-2024', 'HL-ADL-DOC', 'HL-ADL-OBS']),
  allocation: v.picklist(['rankQueue', 'contractProRata']),
  price: v.picklist(['bankruptcy', 'mark', 'previousMark', 'oracle']),
  protectPrincipal: v.boolean(),
})

const day = v.pipe(v.string(), v.isoDate('a day, YYYY-MM-DD'))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(80))

/** A rulebook file without `extends`; `$schema` is allowed and dropped. */
export const rulebookSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens')),
  name,
  dated: day,
  sources: v.array(
    v.strictObject({ key: name, text: v.string(), url: v.optional(v.pipe(v.string(), v.url())), read: day }),
  ),
  remarks: v.array(
    v.strictObject({
      path: name,
      evidence: v.picklist(['source', 'documented', 'third-party', 'observed', 'unverified', 'chosen']),
      says: v.string(),
      sources: v.array(name),
    }),
  ),
  margin,
  trigger: v.strictObject({ strict: v.boolean() }),
  procedure,
  legs: v.picklist(['all', 'worstFirst']),
  surplus,
  waterfall: v.array(layer),
  adl,
  roundSeconds: positive(86_400),
})

/** Checks a rulebook. */
export function checkRulebook(data: unknown): Checked<Rulebook> {
  const checked = check(rulebookSchema, data)
  if (!checked.ok) return checked
  const { $schema: _schema, ...rulebook } = checked.value
  // The schema's inferred type says the same with mutable and `undefined` members; a test compares them field by field.
  return { ok: true, value: rulebook as Rulebook }
}
