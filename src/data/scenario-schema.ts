import * as v from 'valibot'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import { between, check, id, positive, some, whole, words } from './check.ts'
import type { Checked } from './checked.ts'
import { checkRulebook } from './rulebook-schema.ts'
import { acrossScenario } from './scenario-across.ts'

const impact = v.variant('law', [
  v.strictObject({ law: v.literal('none') }),
  v.strictObject({ law: v.literal('linear') }),
  v.strictObject({ law: v.literal('squareRoot') }),
  v.strictObject({ law: v.literal('constantProduct') }),
  v.strictObject({
    law: v.literal('book'),
    levels: v.pipe(
      some(v.strictTuple([positive(1), positive()])),
      v.check(
        (levels) => levels.every(([distance], i) => i === 0 || distance > (levels[i - 1]?.[0] ?? 0)),
        'a list whose distances rise',
      ),
    ),
  }),
])

const symbol = words(20)
const size = v.pipe(
  between(-1e15, 1e15),
  v.check((units) => units !== 0, 'not 0'),
)
const mode = v.picklist(['isolated', 'cross'])

const market = v.strictObject({
  symbol,
  payoff: v.picklist(['linear', 'inverse']),
  price: positive(),
  tick: positive(),
  lot: positive(),
  depth: positive(),
  impact,
  range: v.strictTuple([positive(), positive()]),
  path: v.pipe(v.array(positive()), v.maxLength(2000, 'at most 2000 prices')),
})

const crowd = v.strictObject({
  count: whole(10, 1_000_000),
  leverageMix: v.pipe(
    some(v.strictObject({ leverage: between(1, 1000), weight: between(0, 1e9) })),
    v.check((mix) => mix.some(({ weight }) => weight > 0), 'a list with at least one weight above 0'),
    v.check(
      (mix) => mix.every(({ leverage }, i) => i === 0 || leverage > (mix[i - 1]?.leverage ?? 0)),
      'a list whose leverages rise',
    ),
  ),
  longShare: between(0, 1),
  medianNotional: positive(),
  tail: between(1.01, 10),
  crossShare: between(0, 1),
  hedgedShare: between(0, 1),
  market: whole(0, 19),
})

const position = v.strictObject({ market: symbol, size, entry: positive() })

const account = v.strictObject({
  id: words(80),
  mode,
  cash: between(-1e15, 1e15),
  positions: some(position),
})

const you = v.strictObject({
  market: symbol,
  size,
  entry: positive(),
  leverage: between(1, 1000),
  added: between(-1e15, 1e15),
  mode,
  funding: v.exactOptional(between(-1e15, 1e15)),
  others: v.exactOptional(v.pipe(v.array(position), v.maxLength(20, 'at most 20 positions'))),
})

const step = v.variant('kind', [
  v.strictObject({ kind: v.literal('price'), market: whole(0, 19), to: positive(), gap: between(0, 1) }),
  v.strictObject({ kind: v.literal('funding'), market: whole(0, 19), rate: between(-0.1, 0.1) }),
  v.strictObject({ kind: v.literal('settle') }),
])

const reserve = between(0, 1e15)

/** A scenario file: as the engine's scenario, but it names its rulebook by id, and says where it comes from. */
export const scenarioSchema = v.strictObject({
  $schema: v.exactOptional(v.string()),
  version: v.literal(1),
  id,
  title: words(120),
  idea: v.exactOptional(words(300)),
  origin: v.exactOptional(words(600)),
  rulebook: id,
  seed: whole(0, 4_294_967_295),
  markets: v.pipe(some(market), v.maxLength(20, 'at most 20 markets')),
  crowd: v.nullable(crowd),
  accounts: v.array(account),
  you: v.nullable(you),
  reserves: v.strictObject({ fund: reserve, vault: reserve, venue: reserve }),
  gap: between(0, 1),
  steps: v.array(step),
})

/** What a scenario file says, before its rulebook is put in. */
export type ScenarioFile = Omit<Scenario, 'rulebook'> & { readonly rulebook: string }

/** Checks a scenario file, also across its parts. */
export function checkScenarioFile(data: unknown): Checked<ScenarioFile> {
  const checked = check(scenarioSchema, data)
  if (!checked.ok) return checked
  const { $schema: _schema, idea: _idea, origin: _origin, ...file } = checked.value
  const problems = acrossScenario(file)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: file }
}

/** Checks a whole scenario, its rulebook within. */
export function checkScenario(data: unknown): Checked<Scenario> {
  const rulebook = checkRulebook(
    typeof data === 'object' && data !== null && 'rulebook' in data ? data.rulebook : undefined,
  )
  if (!rulebook.ok)
    return { ok: false, problems: rulebook.problems.map((p) => ({ ...p, field: under(p.field) })) }
  const file = checkScenarioFile({ ...(data as object), rulebook: rulebook.value.id }) // it has a rulebook, so it is an object
  return file.ok ? { ok: true, value: withRulebook(file.value, rulebook.value) } : file
}

const under = (field: string): string => (field === 'file' ? 'rulebook' : `rulebook.${field}`)

/** A scenario file and its rulebook together are a scenario. */
export function withRulebook(file: ScenarioFile, rulebook: Rulebook): Scenario {
  return { ...file, rulebook }
}
