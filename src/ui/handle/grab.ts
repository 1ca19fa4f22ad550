/** What a handle knew when it was grabbed: everything a drag computes is measured from here. */
export interface Grab {
  /** Pointer and value at the start. */
  readonly pointer: number
  readonly value: number
  /** The scale at that moment: pixels of a value, and back. */
  readonly toPixel: (value: number) => number
  readonly toValue: (pixel: number) => number
  readonly min: number
  readonly max: number
  /** Values are multiples of this. */
  readonly step: number
}

/** Pixels that a pointer must travel before a grab becomes a drag. */
export const DRAG_THRESHOLD = 3
/** With Alt the value follows at a tenth of the pointer's pace. */
const FINE = 0.1

/** Value under the pointer, snapped and held within the limits; never NaN. */
export function draggedValue(grab: Grab, pointer: number, isFine: boolean): number {
  const travelled = (pointer - grab.pointer) * (isFine ? FINE : 1)
  return settle(grab, grab.toValue(grab.toPixel(grab.value) + travelled))
}

/** A wish, snapped to the step and held within the limits. A wish that is no number changes nothing. */
export function settle(grab: Pick<Grab, 'value' | 'min' | 'max' | 'step'>, wish: number): number {
  if (!Number.isFinite(wish)) return grab.value
  const snapped = grab.step > 0 ? Math.round(wish / grab.step) * grab.step : wish
  const decimals = grab.step > 0 && grab.step < 1 ? Math.ceil(-Math.log10(grab.step)) : 0
  const clean = grab.step > 0 ? Number(snapped.toFixed(decimals)) : snapped
  return Math.min(grab.max, Math.max(grab.min, clean))
}

/** Fixed steps by key, for handles whose values are not prices. */
export interface KeySteps {
  readonly small: number
  readonly large: number
}

/** How far a key moves a handle: shares of its value, or fixed steps; null for a key that is not its own. */
export function keyedValue(
  grab: Pick<Grab, 'value' | 'min' | 'max' | 'step'>,
  key: { readonly name: string; readonly shift: boolean; readonly alt: boolean },
  next: { readonly up: number | null; readonly down: number | null },
  steps?: KeySteps,
): number | null {
  const { value, min, max, step } = grab
  const by = (share: number): number => {
    const fixed =
      steps === undefined ? 0 : Math.sign(share) * (Math.abs(share) > 0.001 ? steps.large : steps.small)
    const moved = settle(grab, steps === undefined ? value * (1 + share) : value + fixed)
    // Never stuck: the least move is one step.
    return moved === value ? settle(grab, value + Math.sign(share) * step) : moved
  }
  switch (key.name) {
    case 'ArrowUp':
    case 'ArrowRight':
      return key.alt ? (next.up ?? value) : by(key.shift ? 0.01 : 0.001)
    case 'ArrowDown':
    case 'ArrowLeft':
      return key.alt ? (next.down ?? value) : by(key.shift ? -0.01 : -0.001)
    case 'PageUp':
      return by(0.05)
    case 'PageDown':
      return by(-0.05)
    case 'Home':
      return min
    case 'End':
      return max
    default:
      return null
  }
}
