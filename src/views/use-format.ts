import { useMemo } from 'react'
import { shownMarket, useLabState } from '../store/react.tsx'
import { useLocale } from '../ui/locale-context.tsx'
import type { Format } from '../viewmodel/format.ts'
import { coinOf, makeFormat } from '../viewmodel/format.ts'

/** Number formats of the market in view, as the reader wants numbers written. */
export function useFormat(): Format {
  const spec = useLabState(shownMarket)
  const tick = spec?.tick ?? 0.01
  const coin = spec === undefined ? null : coinOf(spec.payoff, spec.symbol)
  const locale = useLocale()
  return useMemo(() => makeFormat(locale, tick, coin), [locale, tick, coin])
}
