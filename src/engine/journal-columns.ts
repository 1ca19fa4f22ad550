import type { Journal } from './journal.ts'
import { JOURNAL_LEDGERS, JOURNAL_RULES } from './journal.ts'
import { CAUSES } from './observation.ts'

/** The journal as columns of plain numbers, copied, with the names of their codes, for an export. O(its rows). */
export function journalColumns(journal: Journal) {
  const end = journal.length
  return {
    length: end,
    round: journal.round.slice(0, end),
    cause: journal.cause.slice(0, end),
    from: journal.from.slice(0, end),
    to: journal.to.slice(0, end),
    amount: journal.amount.slice(0, end),
    market: journal.market.slice(0, end),
    lots: journal.lots.slice(0, end),
    price: journal.price.slice(0, end),
    rule: journal.rule.slice(0, end),
    rules: JOURNAL_RULES,
    ledgers: JOURNAL_LEDGERS,
    causes: CAUSES,
  }
}
