import * as v from 'valibot'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Checked, Problem } from './check.ts'
import { between, check, positive } from './check.ts'
import { checkRulebook } from './rulebook-schema.ts'

const impact = v.variant('law', [
  v.strictObject({ law: v.literal('none') }),
  v.strictObject({ law: v.literal('linear') }),
  v.strictObject({ law: v.literal('squareRoot') }),
  v.strictObject({ law: v.literal('constantProduct') }),
  v.strictObject({
    law: v.literal('book'),
    levels: v.pipe(v.array(v.tuple([positive(1), positive()])), v.minLength(1)),
  }),
])

const symbol = v.pipe(v.string(), v.minLength(1), v.maxLength(20))

const market = v.pipe(
  v.strictObject({
    symbol,
    payoff: v.picklist(['linear', 'inverse']),
    price: positive(),
    tick: positive(),
    lot: positive(),
    depth: positive(),
    impact,
    range: v.tuple([positive(), positive()]),
    path: v.pipe(v.array(positive()), v.maxLength(2000)),
  }),
  v.check(({ range, price }) => range[0] < price && price < range[1], 'range must lie around price'),
)

const crowd = v.strictObject({
  count: v.pipe(between(10, 1_000_000), v.integer()),
  leverageMix: v.pipe(
    v.array(v.strictObject({ leverage: between(1, 1000), weight: between(0, 1e9) })),
    v.minLength(1),
    v.check((mix) => mix.some(({ weight }) => weight > 0), 'at least one weight above 0'),
    v.check(
      (mix) => mix.every(({ leverage }, i) => i === 0 || leverage > (mix[i - 1]?.leverage ?? 0)),
      'leverages must rise',
    ),
  ),
  longShare: between(0, 1),
  medianNotional: positive(),
  tail: between(1.01, 10),
  crossShare: between(0, 1),
  hedgedShare: between(0, 1),
  market: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

const account = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  mode: v.picklist(['isolated', 'cross']),
  cash: between(-1e15, 1e15),
  positions: v.pipe(
    v.array(v.strictObject({ market: symbol, size: between(-1e15, 1e15), entry: positive() })),
    v.minLength(1),
  ),
})

const you = v.strictObject({
  market: symbol,
  size: v.pipe(
    between(-1e15, 1e15),
    v.check((size) => size !== 0, 'not 0'),
  ),
  entry: positive(),
  leverage: between(1, 1000),
  added: between(-1e15, 1e15),
  mode: v.picklist(['isolated', 'cross']),
})

const step = v.variant('kind', [
  v.strictObject({ kind: v.literal('price'), market: between(0, 255), to: positive(), gap: between(0, 1) }),
  v.strictObject({ kind: v.literal('funding'), market: between(0, 255), rate: between(-0.1, 0.1) }),
  v.strictObject({ kind: v.literal('settle') }),
])

/** A scenario file: as the engine's scenario, but it names its rulebook by id. */
export const scenarioSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens')),
  title: v.pipe(v.string(), v.minLength(1)),
  idea: v.optional(v.string()),
  rulebook: v.string(),
  seed: v.pipe(between(0, 4_294_967_295), v.integer()),
  markets: v.pipe(v.array(market), v.minLength(1), v.maxLength(20)),
  crowd: v.nullable(crowd),
  accounts: v.array(account),
  you: v.nullable(you),
  reserves: v.strictObject({ fund: between(0, 1e15), vault: between(0, 1e15), venue: between(0, 1e15) }),
  gap: between(0, 1),
  steps: v.array(step),
})

/** What a scenario file says, before its rulebook is put in. */
export type ScenarioFile = Omit<Scenario, 'rulebook'> & { readonly rulebook: string }

/** Checks a scenario file, also across its parts. */
export function checkScenarioFile(data: unknown): Checked<ScenarioFile> {
  const checked = check(scenarioSchema, data)
  if (!checked.ok) return checked
  const { $schema: _schema, idea: _idea, ...file } = checked.value
  const problems = across(file)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: file }
}

function across(file: ScenarioFile): Problem[] {
  const problems: Problem[] = []
  const symbols = file.markets.map((m) => m.symbol)
  const payoffs = new Set(file.markets.map((m) => m.payoff))
  if (payoffs.size > 1)
    problems.push({
      field: 'markets.payoff',
      value: [...payoffs].join(', '),
      allowed: 'one payoff for all markets of a scenario',
    })
  if (new Set(symbols).size < symbols.length)
    problems.push({ field: 'markets.symbol', value: symbols.join(', '), allowed: 'each symbol once' })
  const named = [
    ...(file.you === null ? [] : [['you.market', file.you.market]]),
    ...file.accounts.flatMap((a, i) =>
      a.positions.map((p, j) => [`accounts[${i}].positions[${j}].market`, p.market]),
    ),
  ]
  for (const [field = '', value = ''] of named)
    if (!symbols.includes(value)) problems.push({ field, value, allowed: symbols.join(', ') })
  file.steps.forEach((s, i) => {
    if (s.kind !== 'settle' && s.market >= symbols.length)
      problems.push({
        field: `steps[${i}].market`,
        value: `${s.market}`,
        allowed: `0 to ${symbols.length - 1}`,
      })
  })
  if (file.crowd !== null && file.crowd.market >= symbols.length)
    problems.push({
      field: 'crowd.market',
      value: `${file.crowd.market}`,
      allowed: `0 to ${symbols.length - 1}`,
    })
  return problems
}

/** Checks a whole scenario, its rulebook within. */
export function checkScenario(data: unknown): Checked<Scenario> {
  const rulebook = checkRulebook(
    typeof data === 'object' && data !== null && 'rulebook' in data ? data.rulebook : undefined,
  )
  if (!rulebook.ok)
    return { ok: false, problems: rulebook.problems.map((p) => ({ ...p, field: `rulebook.${p.field}` })) }
  const file = checkScenarioFile({ ...(data as object), rulebook: rulebook.value.id }) // it has a rulebook, so it is an object
  return file.ok ? { ok: true, value: withRulebook(file.value, rulebook.value) } : file
}

/** A scenario file and its rulebook together are a scenario. */
export function withRulebook(file: ScenarioFile, rulebook: Rulebook): Scenario {
  return { ...file, rulebook }
}
