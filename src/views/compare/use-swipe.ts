import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'

/** Half a pixel and a rounding: closer than this to its place a column stands in it. */
const NEAR = 2

/** Columns that do not all fit beside each other: which is in view, and how to bring another there. */
export function useSwipe(count: number) {
  const strip = useRef<HTMLDivElement>(null)
  const columns = useRef<(HTMLElement | null)[]>([])
  const [place, setPlace] = useState(0)
  const last = count - 1

  function go(to: number): void {
    const next = Math.min(last, Math.max(0, to))
    const [node, column] = [strip.current, columns.current[next]]
    if (node === null || column === null || column === undefined) return
    setPlace(next)
    // How it moves is a matter of style: without a glide where a reader wants less motion.
    node.scrollTo({ left: column.offsetLeft - node.offsetLeft })
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
      const at = node.scrollLeft + node.offsetLeft
      const stands = columns.current.findIndex((column) => column !== null && column.offsetLeft >= at - NEAR)
      if (stands >= 0) setPlace(stands)
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (by === undefined || event.target !== event.currentTarget) return
      event.preventDefault()
      go(place + by)
    },
  }
}
