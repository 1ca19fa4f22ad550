import type { Explainable } from '../engine/explain.ts'
import type { Cause } from '../engine/observation.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Tables } from '../protocol/messages.ts'
import type { Say, WordId } from '../words/words.ts'
import type { Format } from './format.ts'
import type { Cast } from './names.ts'
import { nameOf } from './names.ts'
import { isSpent } from './pays.ts'

/** A sentence, and the part of it that can be asked: its number, or all of it where the sentence is the question. */
export interface Sentence {
  readonly text: string
  readonly why: Explainable | null
  readonly part: string
}

/** What the market adds is told from this share of the price on. */
const TOLD = 5e-4

/** What happened: one sentence for each kind of thing that did, in the order in which they follow from each other. */
export function headline(
  frame: Frame | null,
  scenario: Cast,
  tables: Tables | null,
  format: Format,
  say: Say,
): readonly Sentence[] {
  if (frame === null) return []
  const sentences: Sentence[] = []
  const { values } = frame
  const v = (name: keyof Frame['values']): number => values[name] ?? 0
  const add = (text: string, why: Explainable | null = null, part = text): void =>
    void sentences.push({ text, why, part: text.includes(part) ? part : text })
  const closed = v('longsClosed') + v('shortsClosed')
  if (closed === 0 && v('partlyClosed') === 0) {
    sentences.push(quiet(frame, scenario, format, say))
    return sentences
  }
  if (values.youClosedPrice !== null && scenario.you !== null) {
    const price = format.price(values.youClosedPrice)
    add(
      say('happened.youClosed', {
        price,
        side: scenario.you.size > 0 ? 'long' : 'short',
        lost: format.money((values.youInitialCash ?? 0) - (values.youCash ?? 0)),
      }),
    )
    const bankruptcy = format.price(values.youStartBankruptcy)
    if (price !== bankruptcy) add(say('happened.whyNot', { price, bankruptcy }), 'liquidationPrice')
  }
  if (closed > (values.youClosedPrice === null ? 0 : 1)) {
    const notional = format.notional(v('longNotionalClosed') + v('shortNotionalClosed'))
    add(say('happened.crowdClosed', { count: closed, rounds: v('rounds'), notional }), 'marginLost', notional)
    const added = format.percent(values.addedShare)
    if (Math.abs(v('addedShare')) > TOLD)
      add(say('happened.pushed', { hand: format.percent(values.pushShare), added }), 'branching', added)
  }
  if (v('partlyClosed') > 0) add(say('happened.partlyClosed', { count: v('partlyClosed') }))
  const tell = (id: WordId, name: keyof Frame['values'], why: Explainable): void => {
    const amount = format.money(v(name))
    if (v(name) > 0) add(say(id, { amount }), why, amount)
  }
  tell('happened.surplus', 'excessCollateral', 'excessCollateral')
  if (v('fundPaid') > 0) {
    const paid = format.money(v('fundPaid'))
    const isEmpty = isSpent(v('fundLeft'), v('fundStart') + v('fundReceived'))
    const left = format.money(v('fundLeft'))
    add(say(isEmpty ? 'happened.fundEmpty' : 'happened.fund', { paid, left }), 'fundPaid', paid)
  }
  if (v('vaultTaken') > 0) {
    const taken = format.notional(v('vaultTaken'))
    add(say('happened.vault', { taken }), 'vaultPaid', taken)
  }
  if (v('adlAccounts') > 0)
    add(adlSentence(frame, scenario, tables, format, say), 'adlPaid', format.money(values.adlPaid))
  tell('happened.socialised', 'socialisedPaid', 'socialisedPaid')
  tell('happened.clawback', 'clawbackPaid', 'clawbackPaid')
  tell('happened.residual', 'residual', 'residual')
  return sentences
}

function quiet(frame: Frame, scenario: Cast, format: Format, say: Say): Sentence {
  const { values } = frame
  const plain = (text: string): Sentence => ({ text, why: null, part: text })
  if (scenario.steps.length === 0 && scenario.you !== null)
    return plain(say(scenario.you.size > 0 ? 'happened.invite' : 'happened.inviteShort'))
  const next = values.nextLiquidationDown ?? values.nextLiquidationUp
  if (next === null) return plain(say('happened.nobodyNear'))
  const price = format.price(next)
  return { text: say('happened.quiet', { price }), why: 'nextLiquidation', part: price }
}

function adlSentence(frame: Frame, scenario: Cast, tables: Tables | null, format: Format, say: Say): string {
  const { events, values } = frame
  const code = tables?.causes.indexOf('adl') ?? -1
  let first = 0
  while (first < events.length && events.cause[first] !== code) first++
  const row = first < events.length ? (events.row[first] ?? null) : null
  return say('happened.adl', {
    name: nameOf(scenario, row, events.side[first] ?? -1, say),
    others: (values.adlAccounts ?? 1) - 1,
    price: format.price(values.adlPrice),
    paid: format.money(values.adlPaid),
  })
}

const EVENT_WORDS: Readonly<Record<Cause, WordId>> = {
  liquidation: 'happened.liquidation',
  partialLiquidation: 'happened.partialLiquidation',
  vaultTakeover: 'happened.vaultTakeover',
  surplus: 'happened.surplusEvent',
  fund: 'happened.fundEvent',
  venue: 'happened.venueEvent',
  adl: 'happened.adlEvent',
  socialised: 'happened.socialisedEvent',
  clawback: 'happened.clawbackEvent',
  residual: 'happened.residualEvent',
  funding: 'happened.fundingEvent',
  fee: 'happened.feeEvent',
  adlSkipped: 'happened.adlSkippedEvent',
  noCounterparty: 'happened.noCounterpartyEvent',
  fundEmpty: 'happened.fundEmptyEvent',
  bookEmpty: 'happened.bookEmptyEvent',
  settlement: 'happened.settlementEvent',
  poolRatio: 'happened.poolRatioEvent',
  closeOut: 'happened.closeOutEvent',
}

/** One event in words. Two can read alike, so each has a key. */
export interface EventLine {
  readonly key: string
  readonly text: string
}

/** The events that are told one by one, in order. */
export function eventLines(
  frame: Frame | null,
  scenario: Cast,
  tables: Tables | null,
  format: Format,
  say: Say,
): readonly EventLine[] {
  if (frame === null || tables === null) return []
  const { events } = frame
  return Array.from({ length: events.length }, (_, e) => {
    const cause = tables.causes[events.cause[e] ?? 0] as Cause // the engine's own table of them
    const row = rowOf(events.row[e])
    const side = events.side[e] ?? 0
    const amount = events.amount[e] ?? 0
    const text = say(wordsOf(cause, row !== null && row === rowOf(events.other[e]), amount < 0), {
      round: events.round[e] ?? 0,
      side: side < 0 ? 'short' : 'long',
      name: nameOf(scenario, row, side, say),
      price: format.price(events.price[e] ?? null),
      amount: format.money(Math.abs(amount)),
    })
    return { key: `${e}:${text}`, text }
  })
}

const rowOf = (cell: number | undefined): number | null =>
  cell === undefined || Number.isNaN(cell) ? null : cell

/** Some causes read otherwise when the money goes the other way: to a leg that gains, to a winner, back to its owner. */
function wordsOf(cause: Cause, isOwn: boolean, isGain: boolean): WordId {
  if (cause === 'liquidation' && isGain) return 'happened.liquidationGain'
  if (cause === 'adl' && isGain) return 'happened.adlGain'
  if (cause === 'surplus' && isOwn) return 'happened.surplusKept'
  return EVENT_WORDS[cause]
}
