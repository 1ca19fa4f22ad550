import type { LiveVenue } from '../../data/live/live-market.ts'
import { LIVE_VENUES } from '../../data/live/venues.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Live.module.css'

/** Which market of which venue, and how to choose another. */
export interface Choosing {
  readonly venue: LiveVenue
  readonly symbol: string
  readonly onVenue: (venue: LiveVenue) => void
  readonly onSymbol: (symbol: string) => void
}

interface Props extends Choosing {
  readonly offered: readonly string[]
}

/** The two choices. */
export function Choice({ venue, symbol, offered, onVenue, onSymbol }: Props) {
  const say = useWords()
  return (
    <div className={styles.choice}>
      <label>
        {say('live.venue')}
        <select
          value={venue.id}
          onChange={(event) => onVenue(LIVE_VENUES.find(({ id }) => id === event.target.value) ?? venue)}
        >
          {LIVE_VENUES.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('live.market')}
        <select value={symbol} onChange={(event) => onSymbol(event.target.value)}>
          {(offered.includes(symbol) ? offered : [symbol, ...offered]).map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
