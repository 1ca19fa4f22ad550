import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'

/** Half a pixel and a rounding: closer than this to its place a column stands in it. */
const NEAR = 2

/** Columns that do not all fit beside each other: which is in view, and how to bring another there. The strip is positioned. */
export function useSwipe(count: number) {
  const strip = useRef<HTMLDivElement>(null)
  const columns = useRef<(HTMLElement | null)[]>([])
  const [place, setPlace] = useState(0)
  /** Where a button or a key has sent the strip; null once it is there, and after a hand has taken it. */
  const sent = useRef<number | null>(null)
  const last = count - 1

  function go(to: number): void {
    const next = Math.min(last, Math.max(0, to))
    setPlace(next)
    sent.current = next
    // How it moves is a matter of style: without a glide where a reader wants less motion.
    bring(next, 'auto')
  }

  function bring(to: number, behavior: ScrollBehavior): void {
    const [node, column] = [strip.current, columns.current[to]]
    if (node !== null && column !== null && column !== undefined)
      node.scrollTo({ left: column.offsetLeft, behavior })
  }

  return {
    strip,
    place: Math.min(place, last),
    go,
    hold: (at: number) => (node: HTMLElement | null) => {
      columns.current[at] = node
    },
    /** After a swipe, a wheel or a focus has moved the strip. */
    onScroll(): void {
      const node = strip.current
      if (node === null) return
      // Where two are in view at once the last can never be the first of them.
      if (node.scrollLeft + node.clientWidth >= node.scrollWidth - NEAR) {
        setPlace(last)
        return
      }
      const at = node.scrollLeft
      const stands = columns.current.findIndex((column) => column !== null && column.offsetLeft >= at - NEAR)
      if (stands >= 0) setPlace(stands)
    },
    /** A glide that was still under way can swallow the one that was asked for: then it is done without. */
    onScrollEnd(): void {
      if (sent.current !== null) bring(sent.current, 'instant')
      sent.current = null
    },
    /** A hand or a wheel takes the strip. */
    onTake(): void {
      sent.current = null
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (by === undefined || event.target !== event.currentTarget) return
      event.preventDefault()
      go(place + by)
    },
  }
}
