// npm run sim -- SCENARIO: runs a scenario without a screen, on the engine of the page.
import { writeFileSync } from 'node:fs'
import { Refusal } from '../engine/fault.ts'
import { createEngine } from '../engine/lab.ts'
import type { Scenario, Step } from '../engine/scenario.ts'
import { command, Unusable } from './command.ts'
import { prepare } from './scenario/frames.ts'
import { loadScenario } from './scenario/load.ts'
import type { Form } from './sim/show.ts'
import { report, SHOWS } from './sim/show.ts'

const HELP = `
npm run sim -- SCENARIO [--to PRICE]… [--set PATH=VALUE]… [--show WHAT] [--json|--csv] [--out FILE]

Runs a scenario to its end and says what came of it.

  SCENARIO          an id of public/scenarios, or a file of that form
  --to PRICE        one more step: the hand moves the price of the market there, by the scenario's gap
  --set PATH=VALUE  changes a field first, value as JSON: crowd.count=1000, markets[0].depth=1e6,
                    rulebook=hyperliquid, rulebook.margin.rate=0.006
  --market N        the market that --to moves and that is shown, 0 if not given
  --show WHAT       ${SHOWS.join(', ')}; headline if not given. Frames are one a round.
  --json, --csv     the form; else words for the headline and CSV for the rest
  --out FILE        writes there instead of printing

Exit code 0; 1 when the engine stops at a broken invariant; 2 for input that cannot be used.
`

function numberIn(field: string, text: string, isAllowed: (n: number) => boolean, allowed: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || !isAllowed(value))
    throw new Unusable(field, text, allowed)
  return value
}

function withSteps(scenario: Scenario, market: number, prices: readonly string[]): Scenario {
  const steps = prices.map((text): Step => {
    const to = numberIn('--to', text, (price) => price > 0, 'a price above 0')
    return { kind: 'price', market, to, gap: scenario.gap }
  })
  return { ...scenario, steps: [...scenario.steps, ...steps] }
}

function formOf(isJson: boolean | undefined, isCsv: boolean | undefined): Form {
  if (isJson === true && isCsv === true) throw new Unusable('form', '--json and --csv', 'one of them')
  return isJson === true ? 'json' : isCsv === true ? 'csv' : 'text'
}

await command(
  HELP,
  {
    to: { type: 'string', multiple: true },
    set: { type: 'string', multiple: true },
    market: { type: 'string' },
    show: { type: 'string' },
    json: { type: 'boolean' },
    csv: { type: 'boolean' },
    out: { type: 'string' },
  },
  async ({ values, positionals }) => {
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0)
      throw new Unusable('SCENARIO', positionals.join(' ') || 'not given', 'one scenario; see --help')
    const show = SHOWS.find((known) => known === (values.show ?? 'headline'))
    if (show === undefined) throw new Unusable('--show', `${values.show}`, SHOWS.join(', '))
    const form = formOf(values.json, values.csv)
    const loaded = await loadScenario(name, values.set)
    const last = loaded.markets.length - 1
    const market = numberIn('--market', values.market ?? '0', (n) => n in loaded.markets, `0 to ${last}`)
    const scenario = withSteps(loaded, market, values.to ?? [])
    const engine = createEngine()
    try {
      prepare(engine, scenario)
    } catch (error) {
      if (error instanceof Refusal) throw new Unusable(error.field, error.value, error.allowed)
      throw error
    }
    const text = report(engine, scenario, market, show, form)
    if (values.out === undefined) process.stdout.write(text)
    else writeFileSync(values.out, text)
    return 0
  },
)
