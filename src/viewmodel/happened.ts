import type { Explainable } from '../engine/explain.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Tables } from '../protocol/messages.ts'
import type { Say, WordId } from '../words/words.ts'
import type { Format } from './format.ts'
import { nameOf } from './names.ts'

/** A sentence, and the part of it that can be asked: its number, or all of it where the sentence is the question. */
export interface Sentence {
  readonly text: string
  readonly why: Explainable | null
  readonly part: string
}

/** What happened, in at most seven sentences. */
export function headline(
  frame: Frame | null,
  scenario: Scenario,
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
  if (closed === 0) {
    add(quiet(frame, scenario, format, say), null)
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
    if (scenario.you.entry !== values.youClosedPrice) {
      const sign = scenario.you.size > 0 ? -1 : 1
      const bankruptcy = scenario.you.entry + (sign * v('youInitialCash')) / Math.abs(scenario.you.size)
      if (scenario.markets[0]?.payoff === 'linear')
        add(say('happened.whyNot', { price, bankruptcy: format.price(bankruptcy) }), 'liquidationPrice')
    }
  }
  if (closed > (values.youClosedPrice === null ? 0 : 1)) {
    const notional = format.notional(v('longNotionalClosed') + v('shortNotionalClosed'))
    add(say('happened.crowdClosed', { count: closed, rounds: v('rounds'), notional }), 'marginLost', notional)
    const push = v('handPrice') / v('startPrice') - 1
    const extra = v('markPrice') / v('startPrice') - 1 - push
    const added = format.percent(extra)
    if (Math.abs(extra) > 5e-4)
      add(say('happened.pushed', { hand: format.percent(push), added }), 'branching', added)
  }
  const tell = (id: WordId, name: keyof Frame['values'], why: Explainable): void => {
    const amount = format.money(v(name))
    if (v(name) > 0) add(say(id, { amount }), why, amount)
  }
  tell('happened.surplus', 'excessCollateral', 'excessCollateral')
  if (v('fundPaid') > 0) {
    const paid = format.money(v('fundPaid'))
    const isEmpty = v('fundLeft') <= 0.005
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

function quiet(frame: Frame, scenario: Scenario, format: Format, say: Say): string {
  const { values } = frame
  if (scenario.steps.length === 0 && scenario.you !== null)
    return say(scenario.you.size > 0 ? 'happened.invite' : 'happened.inviteShort')
  const next = values.nextLiquidationDown ?? values.nextLiquidationUp
  return next === null ? say('happened.nobodyNear') : say('happened.quiet', { price: format.price(next) })
}

function adlSentence(
  frame: Frame,
  scenario: Scenario,
  tables: Tables | null,
  format: Format,
  say: Say,
): string {
  const { events, values } = frame
  const code = tables?.causes.indexOf('adl') ?? -1
  let first = 0
  while (first < events.length && events.cause[first] !== code) first++
  const row = first < events.length ? (events.row[first] ?? null) : null
  return say('happened.adl', {
    name: nameOf(scenario, row, values.queueSide ?? -1, say),
    others: (values.adlAccounts ?? 1) - 1,
    price: format.price(values.adlPrice),
    paid: format.money(values.adlPaid),
  })
}

const EVENT_WORDS: Readonly<Record<string, WordId>> = {
  liquidation: 'happened.liquidation',
  partialLiquidation: 'happened.partialLiquidation',
  vaultTakeover: 'happened.vaultTakeover',
  surplus: 'happened.surplusEvent',
  fund: 'happened.fundEvent',
  venue: 'happened.venueEvent',
  adl: 'happened.adlEvent',
  residual: 'happened.residualEvent',
  fundEmpty: 'happened.fundEmptyEvent',
  bookEmpty: 'happened.bookEmptyEvent',
  noCounterparty: 'happened.noCounterpartyEvent',
}

/** One event in words. Two can read alike, so each has a key. */
export interface EventLine {
  readonly key: string
  readonly text: string
}

/** The events that are told one by one, in order. */
export function eventLines(
  frame: Frame | null,
  scenario: Scenario,
  tables: Tables | null,
  format: Format,
  say: Say,
): readonly EventLine[] {
  if (frame === null || tables === null) return []
  const { events } = frame
  return Array.from({ length: events.length }, (_, e) => {
    const cause = tables.causes[events.cause[e] ?? 0] ?? ''
    // Who is told about: the winner of a deleveraging, the account that is paid for, or the one that was closed.
    const isPaidFor = cause === 'fund' || cause === 'venue'
    const row = isPaidFor ? events.other[e] : events.row[e]
    const id = EVENT_WORDS[cause] ?? 'happened.other'
    const side =
      cause === 'adl'
        ? (frame.values.queueSide ?? -1)
        : isPaidFor
          ? -(frame.values.queueSide ?? -1)
          : (events.side[e] ?? 1)
    const text = say(id, {
      round: events.round[e] ?? 0,
      cause,
      name: nameOf(scenario, row === undefined || Number.isNaN(row) ? null : row, side || 1, say),
      price: format.price(events.price[e] ?? null),
      amount: format.money(events.amount[e] ?? null),
    })
    return { key: `${e}:${text}`, text }
  })
}
