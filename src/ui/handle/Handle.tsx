import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { Grab, KeySteps } from './grab.ts'
import { DRAG_THRESHOLD, draggedValue, keyedValue, settle } from './grab.ts'
import styles from './Handle.module.css'

interface Props {
  readonly label: string
  /** What a screen reader says for the value. */
  readonly valueText: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly axis: 'vertical' | 'horizontal'
  /** Centre of the handle in its container, pixels. */
  readonly x: number
  readonly y: number
  readonly toPixel: (value: number) => number
  readonly toValue: (pixel: number) => number
  /** Where Alt with an arrow goes: the next price at which something happens. */
  readonly next?: { readonly up: number | null; readonly down: number | null }
  readonly keyBy?: KeySteps
  readonly onPreview: (value: number) => void
  readonly onCommit: (value: number) => void
  readonly onNudge: (value: number) => void
  readonly onCancel: () => void
  /** A tap without a drag, or Enter: type a number. */
  readonly onType?: () => void
  readonly children?: ReactNode
}

const POSITIONS = 1000
const NOTHING_AHEAD = { up: null, down: null }

/**
 * A thing to drag with a native range inside: the wrapper takes the pointer, the hidden range takes focus, keys and the
 * gestures of assistive technology. Esc, a lost pointer and a second finger put back what was.
 */
export function Handle(props: Props) {
  const { value, min, max, step, axis, toPixel, toValue } = props
  const grab = useRef<(Grab & { readonly id: number; moved: boolean; last: number }) | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const pointerAt = (event: { clientX: number; clientY: number }): number =>
    axis === 'vertical' ? event.clientY : event.clientX

  function revert(): void {
    const held = grab.current
    grab.current = null
    if (held?.moved) props.onCancel()
  }

  return (
    <div
      className={styles.handle}
      data-axis={axis}
      ref={(node) => {
        node?.style.setProperty('left', `${props.x}px`)
        node?.style.setProperty('top', `${props.y}px`)
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        input.current?.focus()
        // A second finger on the page means something else than this drag.
        if (!event.isPrimary || grab.current !== null) return revert()
        event.currentTarget.setPointerCapture(event.pointerId)
        grab.current = {
          id: event.pointerId,
          pointer: pointerAt(event),
          value,
          toPixel,
          toValue,
          min,
          max,
          step,
          moved: false,
          last: value,
        }
      }}
      onPointerMove={(event) => {
        const held = grab.current
        if (held === null) return
        if (!held.moved && Math.abs(pointerAt(event) - held.pointer) < DRAG_THRESHOLD) return
        held.moved = true
        const wanted = draggedValue(held, pointerAt(event), event.altKey)
        if (wanted === held.last) return
        held.last = wanted
        props.onPreview(wanted)
      }}
      onPointerUp={() => {
        const held = grab.current
        grab.current = null
        if (held === null) return
        if (!held.moved) props.onType?.()
        else if (held.last === held.value) props.onCancel()
        else props.onCommit(held.last)
      }}
      onPointerCancel={revert}
      onLostPointerCapture={revert}
    >
      {props.children}
      <input
        ref={input}
        type="range"
        className={styles.range}
        min={0}
        max={POSITIONS}
        step="any"
        value={((value - min) / (max - min)) * POSITIONS}
        aria-label={props.label}
        aria-valuetext={props.valueText}
        aria-orientation={axis}
        onChange={(event) =>
          props.onNudge(
            settle({ value, min, max, step }, min + ((max - min) * Number(event.target.value)) / POSITIONS),
          )
        }
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            revert()
            props.onCancel()
            return
          }
          if (event.key === 'Enter') {
            event.preventDefault()
            props.onType?.()
            return
          }
          const key = { name: event.key, shift: event.shiftKey, alt: event.altKey }
          const wanted = keyedValue({ value, min, max, step }, key, props.next ?? NOTHING_AHEAD, props.keyBy)
          if (wanted === null) return
          event.preventDefault()
          if (wanted !== value) props.onNudge(wanted)
        }}
      />
    </div>
  )
}
