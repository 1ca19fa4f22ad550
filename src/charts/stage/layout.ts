import { scaleLinear } from 'd3'

/** Where the panes stand, in pixels, for a given size of the stage. */
export interface StageLayout {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly path: readonly [number, number]
  readonly ladder: readonly [number, number]
  readonly depth: readonly [number, number]
  /** Where the handle runs. */
  readonly axis: number
  /** Whether the path pane is wide enough for words. */
  readonly hasRoomForWords: boolean
  /** Height of a price; of one beyond the axis, the end of the axis: nothing is ever drawn outside the plot. */
  readonly y: (price: number) => number
  readonly price: (y: number) => number
  /** Whether a price lies on the axis, so that a line may be drawn at it. */
  readonly isInView: (price: number) => boolean
}

/** Widths below which the path collapses, and below which it is left out. */
const WIDE = 760
const MIDDLE = 480

/** Panes and scale for a stage of this size. Too small a stage has panes without width, never with less. */
export function layoutOf(width: number, height: number, range: readonly [number, number]): StageLayout {
  const top = 14
  const bottom = Math.max(top + 1, height - 26)
  const axis = width - (width >= MIDDLE ? 78 : 66)
  const depthWidth = width >= WIDE ? 84 : 60
  const pathWidth = width >= WIDE ? Math.round(axis * 0.44) : width >= MIDDLE ? 96 : 0
  const depth: readonly [number, number] = [axis - depthWidth, axis]
  const start = pathWidth === 0 ? 4 : pathWidth + 16
  const ladder: readonly [number, number] = [start, Math.max(start, depth[0] - 8)]
  const scale = scaleLinear([range[0], range[1]], [bottom, top]).clamp(true)
  return {
    width,
    height,
    top,
    bottom,
    path: [0, pathWidth],
    ladder,
    depth,
    axis,
    hasRoomForWords: pathWidth > 200,
    y: (p) => scale(p),
    price: (y) => scale.invert(y),
    isInView: (p) => range[0] <= p && p <= range[1],
  }
}

/** A row of the ladder, in pixels: lengths are notional, not yet scaled. */
export interface Row {
  readonly y: number
  readonly height: number
  readonly longOpen: number
  readonly longClosed: number
  readonly shortOpen: number
  readonly shortClosed: number
}

const ROW = 6.5
const GAP = 1.5

type Bins = { readonly [K in 'longOpen' | 'longClosed' | 'shortOpen' | 'shortClosed']: ArrayLike<number> }

/** A cell that holds no amount counts for nothing. */
const amountAt = (cells: ArrayLike<number>, bin: number): number => {
  const amount = cells[bin] ?? 0
  return Number.isFinite(amount) ? amount : 0
}

/** Gathers bins into rows about 5 pixels high with a gap, from the top. Nothing is lost or counted twice. */
export function rowsOf(bins: Bins, layout: StageLayout): readonly Row[] {
  const count = bins.longOpen.length
  const rows = Math.max(1, Math.min(count, Math.floor((layout.bottom - layout.top) / ROW)))
  const height = (layout.bottom - layout.top) / rows
  const sums = Array.from({ length: rows }, (_, i) => ({
    y: layout.top + i * height,
    height: Math.max(1, height - GAP),
    longOpen: 0,
    longClosed: 0,
    shortOpen: 0,
    shortClosed: 0,
  }))
  for (let bin = 0; bin < count; bin++) {
    const row = sums[rows - 1 - Math.floor((bin * rows) / count)]
    if (row === undefined) continue
    row.longOpen += amountAt(bins.longOpen, bin)
    row.longClosed += amountAt(bins.longClosed, bin)
    row.shortOpen += amountAt(bins.shortOpen, bin)
    row.shortClosed += amountAt(bins.shortClosed, bin)
  }
  return sums
}

/** The longest row of a ladder, or the reader's own bar where that is longer: what the width of the pane stands for. */
export function longestRow(rows: readonly Row[], own: number): number {
  let longest = own
  for (const row of rows)
    longest = Math.max(longest, row.longOpen + row.longClosed + row.shortOpen + row.shortClosed)
  return longest
}

/**
 * Moves labels apart so that none overlaps the next: keeps their order, stays within the limits. Where there is no room
 * for all they stand as far apart as it goes.
 */
export function spread(
  wanted: readonly number[],
  apart: number,
  low: number,
  high: number,
): readonly number[] {
  const least = Math.min(apart, Math.max(0, high - low) / Math.max(1, wanted.length - 1))
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  for (let k = 0; k < order.length; k++) {
    const before = order[k - 1]
    const label = order[k]
    if (label !== undefined) label.y = Math.max(label.y, before === undefined ? low : before.y + least)
  }
  for (let k = order.length - 1; k >= 0; k--) {
    const after = order[k + 1]
    const label = order[k]
    if (label !== undefined) label.y = Math.min(label.y, after === undefined ? high : after.y - least)
  }
  const placed: number[] = []
  for (const { y, i } of order) placed[i] = y
  return placed
}
