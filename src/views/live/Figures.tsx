import type { ReactNode } from 'react'
import type { LiveMarket, LiveVenue, Told } from '../../data/live/live-market.ts'
import { useSnapshot } from '../../data/live/snapshot.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { useWords } from '../../ui/words-context.tsx'
import type { Format } from '../../viewmodel/format.ts'
import { makeFormat } from '../../viewmodel/format.ts'
import type { Say, WordId } from '../../words/words.ts'
import styles from './Live.module.css'
import { useNow } from './use-now.ts'

interface Props {
  readonly venue: LiveVenue
  readonly symbol: string
  /** Null while nothing has come: then the snapshot is shown. */
  readonly market: LiveMarket | null
}

interface Row {
  readonly word: WordId
  readonly value: ReactNode
  /** How old it is. */
  readonly age: string
  readonly source: string
  /** There is no such number. */
  readonly isNone?: boolean
}

/** Each number with its age and its source. */
export function Figures({ venue, symbol, market }: Props) {
  const say = useWords()
  const snapshot = useSnapshot()
  const now = useNow()
  // A price is written as the venue writes it, not on the tick of the market in view.
  const format = makeFormat(useLocale(), market?.mark ?? 1, null)
  const rows =
    market === null
      ? snapshotRows(say, format, {
          day: snapshot?.dated ?? '',
          table: snapshot?.markets.find((one) => one.venue === venue.id && one.symbol === symbol) ?? null,
        })
      : liveRows(say, format, venue, market, now)
  return (
    <dl className={styles.figures} aria-label={say('live.numbers')}>
      {rows.map(({ word, value, age, source, isNone = false }) => (
        <div key={word}>
          <dt>{say(word)}</dt>
          <dd className={styles.value} data-none={isNone || undefined}>
            {value}
          </dd>
          <dd className={styles.age}>{age}</dd>
          <dd className={styles.source}>{source}</dd>
        </div>
      ))}
    </dl>
  )
}

function liveRows(
  say: Say,
  format: Format,
  venue: LiveVenue,
  market: LiveMarket,
  now: number,
): readonly Row[] {
  const row = (word: WordId, value: ReactNode, { at, from }: Told): Row => ({
    word,
    value,
    age: ageOf(say, now - at),
    source: say('live.source', { venue: venue.name, from }),
  })
  const { mark, funding, openInterest, depth, tiers, told, book } = market
  const notional = (amount: number): string =>
    depth.isWhole ? format.notional(amount) : say('live.atLeast', { amount: format.notional(amount) })
  const rate = format.percent(funding.rate, RATE_DIGITS)
  return [
    row(venue.id === 'dydx' ? 'live.oracle' : 'live.mark', format.price(mark), told),
    row('live.funding', say('live.fundingValue', { rate, hours: funding.hours }), told),
    row('live.openInterest', format.notional(openInterest), told),
    row('live.bids', notional(depth.bids), book),
    row('live.asks', notional(depth.asks), book),
    row(
      'live.tiers',
      tiers === null ? say('live.noTiers', { venue: venue.name }) : <Tiers tiers={tiers} format={format} />,
      told,
    ),
  ]
}

/** Funding rates are hundred thousandths. */
export const RATE_DIGITS = 5

interface Dated {
  readonly day: string
  readonly table: { readonly tiers: NonNullable<LiveMarket['tiers']>; readonly source: string } | null
}

function snapshotRows(say: Say, format: Format, { day, table }: Dated): readonly Row[] {
  const none = (word: WordId, value: string): Row => ({ word, value, age: '', source: '', isNone: true })
  return [
    none('live.mark', say('live.noSnapshotPrice')),
    ...(['live.funding', 'live.openInterest', 'live.bids', 'live.asks'] as const).map((word) =>
      none(word, say('live.noSnapshot')),
    ),
    table === null
      ? none('live.tiers', say('live.noSnapshot'))
      : {
          word: 'live.tiers',
          value: <Tiers tiers={table.tiers} format={format} />,
          age: say('live.read', { day }),
          source: table.source,
        },
  ]
}

function Tiers({
  tiers,
  format,
}: {
  readonly tiers: NonNullable<LiveMarket['tiers']>
  readonly format: Format
}) {
  const say = useWords()
  return (
    <ul>
      {tiers.map(({ floor, rate, maxLeverage }) => (
        <li key={floor}>
          {say('live.tier', {
            floor: floor === 0 ? '$0' : format.notional(floor),
            rate: format.percent(rate, 2),
            leverage: format.times(maxLeverage),
          })}
        </li>
      ))}
    </ul>
  )
}

function ageOf(say: Say, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return seconds < 120
    ? say('live.secondsAgo', { seconds })
    : say('live.minutesAgo', { minutes: Math.floor(seconds / 60) })
}
