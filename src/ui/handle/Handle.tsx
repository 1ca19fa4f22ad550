import type { PointerEvent, ReactNode } from 'react'
import { useRef } from 'react'
import type { Grab, KeySteps, Next, Room } from './grab.ts'
import { DRAG_THRESHOLD, draggedValue, keyedValue, settle } from './grab.ts'
import styles from './Handle.module.css'
import { useGrip } from './use-grip.ts'
import { useOnceAFrame } from './use-once-a-frame.ts'

interface Props extends Room {
  readonly label: string
  /** What a screen reader says for the value. */
  readonly valueText: string
  readonly axis: 'vertical' | 'horizontal'
  /** Centre of the handle in its container, pixels. */
  readonly x: number
  readonly y: number
  readonly toPixel: (value: number) => number
  readonly toValue: (pixel: number) => number
  /** Where Alt with an arrow goes: the next price at which something happens. */
  readonly next?: Next
  readonly keyBy?: KeySteps
  readonly onPreview: (value: number) => void
  readonly onCommit: (value: number) => void
  readonly onNudge: (value: number) => void
  readonly onCancel: () => void
  /** A tap without a drag, or Enter: type a number. */
  readonly onType?: () => void
  readonly children?: ReactNode
}

/** A grab, and what has become of it. */
interface Drag {
  readonly grab: Grab
  hasMoved: boolean
  last: number
}

const POSITIONS = 1000
const NOTHING_AHEAD = { up: null, down: null }

/**
 * A thing to drag with a native range inside: the wrapper takes the pointer, the hidden range takes focus, keys and the
 * gestures of assistive technology. Esc, a lost pointer and a second finger put back what was.
 */
export function Handle(props: Props) {
  const { value, min, max, step, axis, toPixel, toValue } = props
  const { onPreview, onCommit, onNudge, onCancel, onType } = props
  const input = useRef<HTMLInputElement>(null)
  const previews = useOnceAFrame(onPreview)
  const grip = useGrip<Drag>({
    onRelease({ grab, hasMoved, last }) {
      previews.drop()
      if (!hasMoved) onType?.()
      else if (last === grab.value) onCancel()
      else onCommit(last)
    },
    onRevert({ hasMoved }) {
      previews.drop()
      if (hasMoved) onCancel()
    },
  })

  function take(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return
    event.preventDefault()
    input.current?.focus()
    // A second finger: what it does to the first is done already, and it takes nothing itself.
    if (!event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const grab: Grab = { value, min, max, step, toPixel, toValue, pointer: along(axis, event) }
    grip.begin(event, { grab, hasMoved: false, last: value })
  }

  function drag(event: PointerEvent): void {
    const held = grip.heldBy(event)
    if (held === null) return
    const pointer = along(axis, event)
    if (!held.hasMoved && Math.abs(pointer - held.grab.pointer) < DRAG_THRESHOLD) return
    held.hasMoved = true
    const wanted = draggedValue(held.grab, pointer, event.altKey)
    if (wanted === held.last) return
    held.last = wanted
    previews.offer(wanted)
  }

  /** Whether the key was the handle's own. */
  function press(name: string, shift: boolean, alt: boolean): boolean {
    if (name === 'Escape') {
      // Also a burst of keys is put back.
      if (grip.held() !== null) grip.revert()
      else onCancel()
      return true
    }
    if (name === 'Enter') {
      onType?.()
      return true
    }
    const wanted = keyedValue(props, { name, shift, alt }, props.next ?? NOTHING_AHEAD, props.keyBy)
    if (wanted !== null && wanted !== value && grip.held() === null) onNudge(wanted)
    return wanted !== null
  }

  return (
    <div
      className={styles.handle}
      data-axis={axis}
      ref={(node) => {
        node?.style.setProperty('left', `${props.x}px`)
        node?.style.setProperty('top', `${props.y}px`)
      }}
      onPointerDown={take}
      onPointerMove={drag}
    >
      {props.children}
      <input
        ref={input}
        type="range"
        className={styles.range}
        min={0}
        max={POSITIONS}
        step="any"
        value={max > min ? ((value - min) / (max - min)) * POSITIONS : 0}
        aria-label={props.label}
        aria-valuetext={props.valueText}
        aria-orientation={axis}
        onChange={(event) => {
          const wanted = settle(props, min + ((max - min) * Number(event.target.value)) / POSITIONS)
          if (wanted !== value) onNudge(wanted)
        }}
        onKeyDown={(event) => {
          if (press(event.key, event.shiftKey, event.altKey)) event.preventDefault()
        }}
      />
    </div>
  )
}

function along(axis: Props['axis'], event: { readonly clientX: number; readonly clientY: number }): number {
  return axis === 'vertical' ? event.clientY : event.clientX
}
