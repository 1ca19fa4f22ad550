import { useMemo, useState } from 'react'
import type { LiveVenue } from '../../data/live/live-market.ts'
import { LIVE_VENUES } from '../../data/live/venues.ts'
import { keepLive, readLiveKept } from '../../store/live-kept.ts'
import { shownMarket, useLabState } from '../../store/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useWords, WordsProvider } from '../../ui/words-context.tsx'
import { withLiveWords } from '../../words/live-words.ts'
import { Sheet } from '../Sheet.tsx'
import { Asked } from './Asked.tsx'
import { Choice } from './Choice.tsx'
import { Figures } from './Figures.tsx'
import styles from './Live.module.css'

interface Props {
  readonly onClose: () => void
}

/** A venue's numbers as they stand, on request, and how to take them into the scenario. */
export function LiveSheet({ onClose }: Props) {
  const page = useWords()
  const say = useMemo(() => withLiveWords(page), [page])
  return (
    <WordsProvider say={say}>
      <Panel onClose={onClose} />
    </WordsProvider>
  )
}

function Panel({ onClose }: Props) {
  const say = useWords()
  const inView = useLabState((state) => shownMarket(state)?.symbol) ?? ''
  const [isOn, setOn] = useState(readLiveKept)
  const [isKept, setKept] = useState(isOn)
  const [venue, setVenue] = useState(LIVE_VENUES[0])
  const [symbol, setSymbol] = useState(() => marketLike(venue, inView))
  const choice = {
    venue,
    symbol,
    onVenue: (next: LiveVenue) => {
      setVenue(next)
      setSymbol(marketLike(next, inView))
    },
    onSymbol: setSymbol,
  }
  return (
    <Sheet title={say('live.title')} onClose={onClose}>
      <div className={styles.switches}>
        <label className={styles.tick}>
          <input type="checkbox" checked={isOn} onChange={() => setOn(!isOn)} />
          <b>{say('live.switch')}</b>
        </label>
        <p role="status">{say(isOn ? 'live.on' : 'live.off', { venue: venue.name })}</p>
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={isKept}
            onChange={() => {
              setKept(!isKept)
              keepLive(!isKept)
            }}
          />
          {say('live.keep')}
        </label>
      </div>
      {isOn ? (
        // Another market is another question: nothing of the last one stays.
        <Asked key={`${venue.id} ${symbol}`} {...choice} onClose={onClose} />
      ) : (
        <>
          <Choice {...choice} offered={venue.markets} />
          <Figures venue={venue} symbol={symbol} market={null} />
        </>
      )}
      <Disclosure className={styles.which} summary={say('live.which')}>
        <ul>
          <li>{say('live.whichHyperliquid')}</li>
          <li>{say('live.whichDydx')}</li>
          <li>{say('live.whichDeribit')}</li>
          <li>{say('live.whichNot')}</li>
        </ul>
      </Disclosure>
    </Sheet>
  )
}

/** The venue's market with the symbol of the one in view, or one whose name begins like it, or its first. */
function marketLike({ markets }: LiveVenue, symbol: string): string {
  const base = symbol.replace(/USD.*$/, '')
  return (
    markets.find((one) => one === base) ??
    markets.find((one) => base !== '' && one.startsWith(base)) ??
    markets[0]
  )
}
