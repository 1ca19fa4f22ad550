import { profitOf } from './account.ts'
import type { Explainable, Part, Reason, SymbolWord, Term, Unit } from './explain.ts'
import type { Asked } from './explain-asked.ts'
import { legsOf } from './explain-asked.ts'
import { shareholders } from './explain-parts.ts'
import type { Draft } from './formula.ts'
import { letter, minus, number, plus, present, sum, word } from './formula.ts'
import type { Cause, ValueName } from './observation.ts'
import type { TallyName, World } from './world.ts'
import { T, VAULT } from './world.ts'

/* Who goes under and who pays: totals of the whole run (rules L7, W1 to W9). */

/** Explains a total of the run, or returns null when it is not asked about one. */
export function explainPays(asked: Asked, what: Explainable): Draft | null {
  const { world, shown } = asked
  const t = (name: TallyName): number => world.tally[T[name]]
  const money = (name: SymbolWord, value: number): Term => word(name, value, 'money')
  switch (what) {
    case 'closedCount':
      return {
        value: t('longsClosed') + t('shortsClosed'),
        unit: 'count',
        rule: 'L1',
        formula: plus(word('longs', t('longsClosed'), 'count'), word('shorts', t('shortsClosed'), 'count')),
      }
    case 'closedNotional':
      return {
        value: t('longNotionalClosed') + t('shortNotionalClosed'),
        unit: 'quote',
        rule: 'L1',
        formula: plus(
          word('longs', t('longNotionalClosed'), 'quote'),
          word('shorts', t('shortNotionalClosed'), 'quote'),
        ),
      }
    case 'marginPosted':
      return total(asked, 'marginPosted', 'money', 'W2', sum(money('posted', t('marginPosted')), 'accounts'))
    case 'marginLost':
      return total(
        asked,
        'marginLost',
        'money',
        'W2',
        minus(
          money('lossOnMargin', t('lossIn')),
          ...present('deficit', t('deficit')),
          ...present('given', t('adlPaid')),
        ),
      )
    case 'excessCollateral':
      return total(asked, 'excessCollateral', 'money', 'L7', excessFormula(t))
    case 'fundPaid':
      return paidBy(
        asked,
        'fundPaid',
        'fund',
        'W3',
        minus(fundHeld(t), money('left', shown('fundLeft') ?? 0)),
      )
    case 'fundLeft':
      return total(asked, 'fundLeft', 'money', 'W3', minus(fundHeld(t), money('paid', t('fundPaid'))))
    case 'vaultPaid':
      return total(asked, 'vaultPaid', 'money', 'W4', vaultFormula(asked, t))
    case 'vaultLeft':
      return total(asked, 'vaultLeft', 'money', 'M2', vaultEquity(world))
    case 'vaultTaken':
      return total(
        asked,
        'vaultTaken',
        'quote',
        'W4',
        sum(word('taken', t('vaultTaken'), 'quote'), 'journal'),
      )
    case 'venuePaid':
      return paidBy(
        asked,
        'venuePaid',
        'venue',
        'W5',
        minus(money('atStart', t('venueStart')), money('left', shown('venueLeft') ?? 0)),
      )
    case 'venueLeft':
      return total(
        asked,
        'venueLeft',
        'money',
        'W5',
        minus(money('atStart', t('venueStart')), money('paid', t('venuePaid'))),
      )
    case 'adlPaid':
      return paidBy(asked, 'adlPaid', 'adl', 'A9', sum(money('given', t('adlPaid')), 'journal'))
    case 'adlNotional':
      return total(
        asked,
        'adlNotional',
        'quote',
        'W6',
        sum(word('taken', t('adlNotional'), 'quote'), 'journal'),
      )
    case 'adlAccounts':
      return total(
        asked,
        'adlAccounts',
        'count',
        'W6',
        sum(word('winners', t('adlAccounts'), 'count'), 'journal'),
      )
    case 'adlPrice': {
      const formula = word('settlement', shown('adlPrice') ?? Number.NaN, 'price')
      return {
        ...total(asked, 'adlPrice', 'price', 'A9', formula),
        ...reasonIf(shown('adlPrice'), 'nobodyDeleveraged'),
      }
    }
    case 'socialisedPaid':
      return paidBy(
        asked,
        'socialisedPaid',
        'socialised',
        'W7',
        sum(money('socialised', t('socialisedPaid')), 'journal'),
      )
    case 'clawbackPaid':
      return paidBy(
        asked,
        'clawbackPaid',
        'clawback',
        'W8',
        sum(money('clawback', t('clawbackPaid')), 'journal'),
      )
    case 'clawbackDue': {
      const due = shown('clawbackDue') ?? 0
      const collected = money('collected', t('clawbackPaid') - due)
      return total(
        asked,
        'clawbackDue',
        'money',
        'W8',
        minus(money('clawback', t('clawbackPaid')), collected),
      )
    }
    case 'residual':
      return paidBy(asked, 'residual', 'residual', 'W9', minus(money('deficit', t('deficit')), ...payers(t)))
    case 'lossIn': {
      const ofVault = present('lossOfVault', shown('vaultPaid') ?? 0)
      return total(asked, 'lossIn', 'money', 'W1', plus(money('lossOnMargin', t('lossIn')), ...ofVault))
    }
    case 'lossGap':
      return total(asked, 'lossGap', 'money', 'W1', gapFormula(asked, t))
    default:
      return null
  }
}

type Tally = (name: TallyName) => number

function total({ shown }: Asked, name: ValueName, unit: Unit, rule: string, formula: Term): Draft {
  return { value: shown(name), unit, rule, formula }
}

/** A total that the journal splits up by the account that was paid for, or that gave. */
function paidBy(asked: Asked, name: ValueName, cause: Cause, rule: string, formula: Term): Draft {
  const parts: readonly Part[] = shareholders(asked.world, cause)
  return { ...total(asked, name, 'money', rule, formula), parts }
}

function reasonIf(value: number | null, reason: Reason): { readonly reason: Reason | null } {
  return { reason: value === null ? reason : null }
}

function excessFormula(t: Tally): Term {
  const shares = [
    ...present('toTrader', t('excessToTrader')),
    ...present('toFund', t('excessToFund')),
    ...present('toVault', t('excessToVault')),
    ...present('toFees', t('excessToFees')),
  ]
  return shares.length === 0 ? word('toTrader', 0, 'money') : plus(...shares)
}

function fundHeld(t: Tally): Term {
  return plus(word('atStart', t('fundStart'), 'money'), ...present('received', t('fundReceived')))
}

/** What it was given less what it is worth now; a vault that has gained has paid nothing. */
function vaultFormula({ shown }: Asked, t: Tally): Term {
  const held = plus(word('atStart', t('vaultStart'), 'money'), ...present('received', t('vaultReceived')))
  return { op: 'max', args: [number(0), minus(held, word('left', shown('vaultLeft') ?? 0, 'money'))] }
}

function vaultEquity(world: World): Term {
  const profit = legsOf(world, VAULT).reduce(
    (all, { p, m }) => all + profitOf(world, p, world.prices.x[m]),
    0,
  )
  return plus(letter('M', world.accounts.cash[VAULT], 'money'), ...present('profit', profit))
}

function payers(t: Tally): readonly Term[] {
  return [
    ...present('fund', t('fundPaid')),
    ...present('venue', t('venuePaid')),
    ...present('socialised', t('socialisedPaid')),
    ...present('clawback', t('clawbackPaid')),
  ]
}

/** Loss less margin, every layer and what nobody paid. */
function gapFormula({ shown }: Asked, t: Tally): Term {
  return minus(
    word('lossOnMargin', t('lossIn'), 'money'),
    word('margin', t('marginLost'), 'money'),
    ...present('given', t('adlPaid')),
    ...payers(t),
    ...present('left', shown('residual') ?? 0),
  )
}
