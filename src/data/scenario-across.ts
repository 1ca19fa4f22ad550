import type { AccountSpec, MarketSpec, Scenario, YouSpec } from '../engine/scenario.ts'
import type { Problem } from './checked.ts'
import { shownValue } from './checked.ts'

type Parts = Omit<Scenario, 'rulebook'>

/** What is wrong between the parts of a scenario, each of which is right by itself. O(accounts). */
export function acrossScenario(scenario: Parts): Problem[] {
  const symbols = scenario.markets.map(({ symbol }) => symbol)
  const markets = new Map(scenario.markets.map((market) => [market.symbol, market]))
  return [
    ...marketsOf(scenario.markets),
    ...crowdOf(scenario, symbols.length),
    ...accountsOf(scenario.accounts, markets),
    ...youOf(scenario.you, markets),
    ...stepsOf(scenario.steps, symbols.length),
  ]
}

type Markets = ReadonlyMap<string, MarketSpec>

function marketsOf(markets: readonly MarketSpec[]): Problem[] {
  const symbols = markets.map(({ symbol }) => symbol)
  return markets.flatMap(({ symbol, payoff, price, range, path }, i) => {
    const field = `markets[${i}]`
    const problems: Problem[] = []
    const first = markets[0]?.payoff
    if (payoff !== first)
      problems.push({
        field: `${field}.payoff`,
        value: shownValue(payoff),
        allowed: `${first}, as the first market`,
      })
    if (symbols.indexOf(symbol) < i)
      problems.push({ field: `${field}.symbol`, value: shownValue(symbol), allowed: 'each symbol once' })
    if (!(range[0] < price && price < range[1]))
      problems.push({
        field: `${field}.range`,
        value: shownValue(range),
        allowed: `a range around the price, ${price}`,
      })
    const end = path[path.length - 1]
    if (end !== undefined && end !== price)
      problems.push({
        field: `${field}.path`,
        value: `an end at ${end}`,
        allowed: `an end at the price, ${price}`,
      })
    return problems
  })
}

function crowdOf({ crowd }: Parts, count: number): Problem[] {
  if (crowd === null) return []
  const { market, hedgedShare } = crowd
  if (market >= count) return [{ field: 'crowd.market', value: `${market}`, allowed: `0 to ${count - 1}` }]
  return hedgedShare > 0 && count === 1
    ? [{ field: 'crowd.hedgedShare', value: `${hedgedShare}`, allowed: '0, since there is one market' }]
    : []
}

function accountsOf(accounts: readonly AccountSpec[], markets: Markets): Problem[] {
  const seen = new Set<string>()
  return accounts.flatMap(({ id, mode, positions }, i) => {
    const field = `accounts[${i}]`
    const problems = positions.flatMap((position, k) =>
      positionOf(`${field}.positions[${k}]`, position, markets),
    )
    if (seen.has(id)) problems.push({ field: `${field}.id`, value: shownValue(id), allowed: 'each id once' })
    seen.add(id)
    if (mode === 'isolated' && positions.length > 1)
      problems.push({
        field: `${field}.positions`,
        value: `${positions.length} positions`,
        allowed: 'one position, since the account is isolated',
      })
    return problems
  })
}

/** A position is in a market that exists and at least one lot of it. */
function positionOf(
  field: string,
  { market, size }: { readonly market: string; readonly size: number },
  markets: Markets,
): Problem[] {
  const spec = markets.get(market)
  if (spec === undefined)
    return [{ field: `${field}.market`, value: shownValue(market), allowed: [...markets.keys()].join(', ') }]
  // What rounds to no lot at all.
  return Math.abs(size) < spec.lot / 2
    ? [{ field: `${field}.size`, value: `${size}`, allowed: `at least one lot, ${spec.lot}` }]
    : []
}

function youOf(you: YouSpec | null, markets: Markets): Problem[] {
  if (you === null) return []
  const problems = [
    ...positionOf('you', you, markets),
    ...(you.others ?? []).flatMap((other, i) => positionOf(`you.others[${i}]`, other, markets)),
  ]
  const isInverse = markets.get(you.market)?.payoff === 'inverse'
  const value = Math.abs(isInverse ? you.size / you.entry : you.size * you.entry)
  const margin = value / you.leverage
  return margin + you.added > 0
    ? problems
    : [
        ...problems,
        { field: 'you.added', value: `${you.added}`, allowed: `above −${margin}, the initial margin` },
      ]
}

function stepsOf(steps: Scenario['steps'], count: number): Problem[] {
  return steps.flatMap((step, i) =>
    step.kind !== 'settle' && step.market >= count
      ? [{ field: `steps[${i}].market`, value: `${step.market}`, allowed: `0 to ${count - 1}` }]
      : [],
  )
}
