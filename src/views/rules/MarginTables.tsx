import { useCallback, useMemo } from 'react'
import type { Lab, Rulebook, TierProfile } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import { currencyOf } from '../../viewmodel/sheet/figures.ts'
import { marketsOf } from '../../viewmodel/sheet/margin.ts'
import { useAnswer } from '../use-answer.ts'
import type { SheetPlace } from './place.ts'
import { SlopeTable } from './SlopeTable.tsx'
import styles from './Tables.module.css'
import { TierFigure } from './TierFigure.tsx'
import { TierTable } from './TierTable.tsx'

interface Props {
  readonly lab: Lab
  readonly rulebook: Rulebook
  readonly place: SheetPlace
  readonly onPlace: (place: SheetPlace) => void
}

/** A market of a rulebook with what the engine makes of it. */
export interface MarketShown {
  readonly rulebook: Rulebook
  /** Symbol, or `default`. */
  readonly symbol: string
  /** As it is called on the screen. */
  readonly market: string
  /** What amounts are, such as "value in USDT". */
  readonly unit: string
  readonly currency: string | null
  readonly profile: TierProfile
}

/** Tier table and figure of one market of the rulebook, which is chosen here. */
export function MarginTables({ lab, rulebook, place, onPlace }: Props) {
  const say = useWords()
  const { margin } = rulebook
  const symbols = marketsOf(margin)
  const nameOf = (symbol: string): string =>
    symbol !== 'default' ? symbol : say(symbols.length > 1 ? 'rules.otherMarkets' : 'rules.allMarkets')
  const [, firstNamed = 'default'] = symbols
  const symbol = place.market !== null && symbols.includes(place.market) ? place.market : firstNamed
  const { at } = place
  const asked = useMemo(() => ({ margin, symbol, at: at === null ? [] : [at] }), [margin, symbol, at])
  const answered = useAnswer(
    asked,
    useCallback((of: typeof asked) => lab.profile(of.margin, of.symbol, of.at), [lab]),
  )
  if (answered === null) return null
  if (answered.found === null) return <p role="alert">⚠ {say('app.notHad')}</p>
  const currency = currencyOf(rulebook, answered.of.symbol)
  const shown: MarketShown = {
    rulebook,
    symbol: answered.of.symbol,
    market: nameOf(answered.of.symbol),
    unit: unitOf(answered.found, currency, say),
    currency,
    profile: answered.found,
  }
  return (
    <div className={styles.tables}>
      {symbols.length > 1 && (
        <label className={styles.choice}>
          {say('rules.market')}
          <select
            value={symbol}
            onChange={({ target }) => onPlace({ ...place, market: target.value, at: null })}
          >
            {symbols.map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {margin.model === 'slope' ? (
        <SlopeTable margin={margin} nameOf={nameOf} />
      ) : (
        <TierTable shown={shown} />
      )}
      <TierFigure shown={shown} place={place} onPlace={onPlace} />
    </div>
  )
}

function unitOf({ by }: TierProfile, currency: string | null, say: ReturnType<typeof useWords>): string {
  if (by === 'size') return say('rules.size')
  return currency === null ? say('rules.value') : say('rules.valueIn', { currency })
}
