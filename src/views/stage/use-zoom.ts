import type { RefObject } from 'react'
import { useEffect } from 'react'
import { setRange } from '../../store/edits.ts'
import type { MarketSpec } from '../../store/lab.ts'
import { useLab, useLabState } from '../../store/react.tsx'

/** How much a notch of the wheel, or a key, widens or narrows the prices in view. */
const NOTCH = 1.15

/**
 * Ctrl or ⌘ with the wheel, and + and −, zoom the price axis about the mark while the focus is on the stage. A wheel
 * alone, or without the focus, is never taken: the page scrolls.
 */
export function useZoom(box: RefObject<HTMLElement | null>, spec: MarketSpec | undefined): void {
  const lab = useLab()
  const market = useLabState((state) => state.market)
  useEffect(() => {
    const node = box.current
    if (node === null || spec === undefined) return
    const zoom = (by: number): void => {
      const mark = lab.store.getState().frame?.values.markPrice ?? spec.price
      lab.nudge(setRange(market, mark, by))
    }
    const turn = (event: WheelEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || !node.contains(document.activeElement)) return
      event.preventDefault()
      zoom(event.deltaY > 0 ? NOTCH : 1 / NOTCH)
    }
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || !/^[+=−-]$/.test(event.key)) return
      event.preventDefault()
      zoom(/[+=]/.test(event.key) ? 1 / NOTCH : NOTCH)
    }
    // Not passive, for the browser's own zoom has to be held back.
    node.addEventListener('wheel', turn, { passive: false })
    node.addEventListener('keydown', press)
    return () => {
      node.removeEventListener('wheel', turn)
      node.removeEventListener('keydown', press)
    }
  }, [box, spec, lab, market])
}
