import type { Scenario } from '../../engine/scenario.ts'
import { MODEL_VERSION } from '../../engine/scenario.ts'
import type { Frame } from '../../protocol/frame.ts'

type Values = Frame['values']

/** The digest that the screen shows: 32 bits of prices, ledgers and totals, hexadecimal. */
function shownDigest({ digestHigh, digestLow }: Values): string {
  return [digestHigh, digestLow].map((half) => (half ?? 0).toString(16).padStart(4, '0')).join('')
}

const PAID = [
  ['own margin', 'marginLost'],
  ['insurance fund', 'fundPaid'],
  ['backstop vault', 'vaultPaid'],
  ['venue capital', 'venuePaid'],
  ['deleveraged winners', 'adlPaid'],
  ['socialised loss', 'socialisedPaid'],
  ['clawback', 'clawbackPaid'],
] as const

/** What a run comes to, as data: names as in a frame. `worldDigest` is of every byte that a step can change. */
export function headlineData(scenario: Scenario, { values }: Frame, worldDigest: number) {
  return {
    scenario: scenario.id,
    rulebook: scenario.rulebook.id,
    seed: scenario.seed,
    model: MODEL_VERSION,
    digest: shownDigest(values),
    worldDigest: (worldDigest >>> 0).toString(16).padStart(8, '0'),
    values,
  }
}

/** The same in words: marks, n, accounts closed, who pays with its sum and what is left, digests. */
export function headlineText(scenario: Scenario, frame: Frame, worldDigest: number): string {
  const { values: v } = frame
  const { digest, worldDigest: whole } = headlineData(scenario, frame, worldDigest)
  const rows: readonly (readonly [string, string])[] = [
    ['accounts', count(v.accounts)],
    ['steps, rounds', `${count(v.steps)}, ${count(v.rounds)}`],
    ['mark price', `${money(v.startPrice)} → ${money(v.markPrice)}, hand at ${money(v.handPrice)}`],
    [
      'branching ratio n',
      `${ratio(v.branchingLadder)} on the ladder, ${ratio(v.branchingObserved)} in the run`,
    ],
    ['multiplier', ratio(v.multiplier)],
    [
      'closed',
      `${count(v.longsClosed)} longs, ${count(v.shortsClosed)} shorts, ${count(v.partlyClosed)} in part`,
    ],
    ['notional closed', `${money(v.longNotionalClosed)} long, ${money(v.shortNotionalClosed)} short`],
    ['loss', money(v.lossIn)],
    ...PAID.map(([name, value]) => [`  ${name}`, money(v[value])] as const),
    ['  residual', money(v.residual)],
    ['Σ loss − Σ paid', money(v.lossGap)],
    ['fund', `${money(v.fundStart)} → ${money(v.fundLeft)}`],
    [
      'deleveraged',
      `${count(v.adlAccounts)} accounts, notional ${money(v.adlNotional)}, ${money(v.adlProfit)} of profit taken early`,
    ],
    ['digest', `${digest}, of the whole world ${whole}`],
  ]
  const title = `${scenario.title} (${scenario.id}) under ${scenario.rulebook.name}, model ${MODEL_VERSION}, seed ${scenario.seed}`
  return `${title}\n${rows.map(([name, value]) => `${name.padEnd(22)}${value}`).join('\n')}\n`
}

const number = (digits: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const withDigits = (digits: number) => (value: number | null) =>
  // Rounding leaves a zero with a sign.
  value === null
    ? '–'
    : number(digits)
        .format(value)
        .replace(/^-(?=[0.,]*$)/, '')
const count = withDigits(0)
const money = withDigits(2)
const ratio = withDigits(3)
