import { decimalsOf } from '../../words/decimals.ts'

/** Where a handle stands and where it may go. Values are multiples of `step`; with a step of 0 any will do. */
export interface Room {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
}

/** What a handle knew when it was grabbed: everything a drag computes is measured from here. */
export interface Grab extends Room {
  /** Pointer at the start, pixels. */
  readonly pointer: number
  /** The scale at that moment: pixels of a value, and back. */
  readonly toPixel: (value: number) => number
  readonly toValue: (pixel: number) => number
}

/** Pixels that a pointer must travel before a grab becomes a drag. */
export const DRAG_THRESHOLD = 3
/** With Alt the value follows at a tenth of the pointer's pace. */
const FINE = 0.1
/** Quotients this close to a whole number are one: 0.29 / 0.01 is 28.999999999999996. */
const NEAR = 1e-9

/** Value under the pointer, snapped and held within the limits; never NaN. */
export function draggedValue(grab: Grab, pointer: number, isFine: boolean): number {
  const travelled = (pointer - grab.pointer) * (isFine ? FINE : 1)
  return settle(grab, grab.toValue(grab.toPixel(grab.value) + travelled))
}

/**
 * A wish, snapped to the nearest step (or as `round` says) and held at the outermost steps within the limits. A wish that
 * is no number changes nothing. Limits above zero are never below one step.
 */
export function settle({ value, min, max, step }: Room, wish: number, round = Math.round): number {
  if (!Number.isFinite(wish)) return value
  const within = (wanted: number): number => Math.min(max, Math.max(min, wanted))
  const low = Math.ceil(min / step - NEAR)
  const high = Math.floor(max / step + NEAR)
  if (step <= 0 || low > high) return within(wish)
  const steps = Math.min(high, Math.max(low, round(wish / step)))
  return within(Number((steps * step).toFixed(decimalsOf(step))))
}

/** Roundings for `settle` that cross a wish by less than one step: up or down to the next whole number, or stay on it. */
export const upward = (steps: number): number => Math.ceil(steps - NEAR)
export const downward = (steps: number): number => Math.floor(steps + NEAR)

/** Fixed steps by key, for handles whose values are not prices. */
export interface KeySteps {
  readonly small: number
  readonly large: number
}

/** Where something happens next, on either side; null for nowhere. */
export interface Next {
  readonly up: number | null
  readonly down: number | null
}

interface Key {
  readonly name: string
  readonly shift: boolean
  readonly alt: boolean
}

/** Shares of its value by which a key moves a handle, and whether that is the small one of two fixed steps. */
function shareOf({ name, shift }: Key): { readonly share: number; readonly isSmall: boolean } | null {
  const arrow = shift ? 0.01 : 0.001
  switch (name) {
    case 'ArrowUp':
    case 'ArrowRight':
      return { share: arrow, isSmall: !shift }
    case 'ArrowDown':
    case 'ArrowLeft':
      return { share: -arrow, isSmall: !shift }
    case 'PageUp':
      return { share: 0.05, isSmall: false }
    case 'PageDown':
      return { share: -0.05, isSmall: false }
    default:
      return null
  }
}

/**
 * Where a key moves a handle: by shares of its value, or by fixed steps; Home and End to the limits; Alt with ↑ or ↓ to
 * where something happens next, crossing it by less than one step. Null for a key that is not its own.
 */
export function keyedValue(room: Room, key: Key, next: Next, steps?: KeySteps): number | null {
  const { value, min, max, step } = room
  if (key.name === 'Home') return settle(room, min)
  if (key.name === 'End') return settle(room, max)
  const by = shareOf(key)
  if (by === null) return null
  const isUp = by.share > 0
  if (key.alt) {
    // Alt with the other arrows leads back and forth through the pages.
    if (key.name !== 'ArrowUp' && key.name !== 'ArrowDown') return null
    const wish = isUp ? next.up : next.down
    return wish === null ? value : settle(room, wish, isUp ? upward : downward)
  }
  const fixed = by.isSmall ? steps?.small : steps?.large
  const wish = fixed === undefined ? value * (1 + by.share) : value + Math.sign(by.share) * fixed
  const moved = settle(room, wish)
  // Never stuck: the least move is one step.
  return moved === value ? settle(room, value + Math.sign(by.share) * step) : moved
}
