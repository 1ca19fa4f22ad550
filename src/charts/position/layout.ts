import { scaleLinear } from 'd3'

/** Where the parts of the figure stand, in pixels. */
export interface PositionLayout {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  /** From where to where lines run. */
  readonly plot: readonly [number, number]
  /** Height of a price; of one beyond the axis, its end. */
  readonly y: (price: number) => number
  readonly price: (y: number) => number
}

const TICKS = 62
const LABELS = 104
/** Of a label, with its name above its price. */
const LABEL_HEIGHT = 31

/** Parts and scale for a figure of this size. Too small a figure has a plot without width, never with less. */
export function positionLayout(
  width: number,
  height: number,
  range: readonly [number, number],
): PositionLayout {
  const top = 18
  const bottom = Math.max(top + 1, height - 18)
  const scale = scaleLinear([range[0], range[1]], [bottom, top]).clamp(true)
  return {
    width,
    height,
    top,
    bottom,
    plot: [TICKS, Math.max(TICKS, width - LABELS)],
    y: (price) => scale(price),
    price: (y) => scale.invert(y),
  }
}

/** Heights for labels that want to stand at `wanted`, in its order: none on another, all between top and bottom. */
export function labelHeights(wanted: readonly number[], { top, bottom }: PositionLayout): readonly number[] {
  const order = wanted
    .map((_, i) => i)
    .sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0) || one - other)
  const heights = [...wanted]
  let least = top
  for (const i of order) {
    heights[i] = Math.max(heights[i] ?? top, least)
    least = (heights[i] ?? top) + LABEL_HEIGHT
  }
  let most = bottom
  for (const i of order.reverse()) {
    heights[i] = Math.min(heights[i] ?? bottom, most)
    most = (heights[i] ?? bottom) - LABEL_HEIGHT
  }
  return heights
}
