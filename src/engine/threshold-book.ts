/*
 * Which threshold comes next (rule L1). Thresholds that nothing has touched since the last build stand in sorted
 * arrays, read by a cursor; those that changed stand in a heap. A price tick then costs what it crosses.
 */

/** A binary heap of (price, account, version), nearest first: highest first below the mark, lowest first above it. */
export class ThresholdHeap {
  length = 0
  private keys = new Float64Array(16)
  private rows = new Uint32Array(16)
  private versions = new Uint16Array(16)
  private readonly sign: 1 | -1

  /** `sign` 1: the lowest price first (for rising prices); −1: the highest first. */
  constructor(sign: 1 | -1) {
    this.sign = sign
  }

  get price(): number {
    return this.sign * this.keys[0]
  }
  get row(): number {
    return this.rows[0]
  }
  get version(): number {
    return this.versions[0]
  }

  /** O(log n). Ties go to the lower row. */
  push(price: number, row: number, version: number): void {
    if (this.length === this.keys.length) this.grow()
    let i = this.length++
    const key = this.sign * price
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!this.isBefore(key, row, parent)) break
      this.move(parent, i)
      i = parent
    }
    this.put(i, key, row, version)
  }

  clear(): void {
    this.length = 0
  }

  /** Removes the nearest. O(log n). */
  pop(): void {
    const last = --this.length
    if (last === 0) return
    const key = this.keys[last]
    const row = this.rows[last]
    const version = this.versions[last]
    let i = 0
    for (;;) {
      let child = 2 * i + 1
      if (child >= last) break
      if (child + 1 < last && this.isBefore(this.keys[child + 1], this.rows[child + 1], child)) child++
      if (this.isBefore(key, row, child)) break
      this.move(child, i)
      i = child
    }
    this.put(i, key, row, version)
  }

  /** Empties the heap and returns what was in it, in no order. O(n). */
  drain(): { readonly rows: Uint32Array; readonly versions: Uint16Array } {
    const taken = { rows: this.rows.slice(0, this.length), versions: this.versions.slice(0, this.length) }
    this.length = 0
    return taken
  }

  copy(): ThresholdHeap {
    const other = new ThresholdHeap(this.sign)
    other.copyFrom(this)
    return other
  }

  copyFrom(other: ThresholdHeap): void {
    while (this.keys.length < other.length) this.grow()
    this.keys.set(other.keys.subarray(0, other.length))
    this.rows.set(other.rows.subarray(0, other.length))
    this.versions.set(other.versions.subarray(0, other.length))
    this.length = other.length
  }

  private isBefore(key: number, row: number, slot: number): boolean {
    return key < this.keys[slot] || (key === this.keys[slot] && row < this.rows[slot])
  }
  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from]
    this.rows[to] = this.rows[from]
    this.versions[to] = this.versions[from]
  }
  private put(i: number, key: number, row: number, version: number): void {
    this.keys[i] = key
    this.rows[i] = row
    this.versions[i] = version
  }
  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2)
    const rows = new Uint32Array(this.keys.length * 2)
    const versions = new Uint16Array(this.keys.length * 2)
    keys.set(this.keys)
    rows.set(this.rows)
    versions.set(this.versions)
    this.keys = keys
    this.rows = rows
    this.versions = versions
  }
}

/** One direction of one market: untouched thresholds in the order in which a moving price meets them. */
export interface Side {
  readonly sign: 1 | -1
  /** Threshold prices, nearest first. */
  readonly keys: Float64Array
  readonly rows: Uint32Array
  readonly heap: ThresholdHeap
  /** The heap as of the last commit. */
  readonly heapBefore: ThresholdHeap
  /** Thresholds of accounts with several legs; solved anew whenever another mark has moved. */
  readonly many: ThresholdHeap
  /** How far the arrays have been read; before: as of the last commit. */
  readonly cursor: { at: number; before: number }
}

export function makeSide(sign: 1 | -1, keys: Float64Array, rows: Uint32Array): Side {
  return {
    sign,
    keys,
    rows,
    heap: new ThresholdHeap(sign),
    heapBefore: new ThresholdHeap(sign),
    many: new ThresholdHeap(sign),
    cursor: { at: 0, before: 0 },
  }
}

/** The price that stands for no threshold in a heap: nothing ever gets there, but a charge may move it. */
export function noThreshold(sign: 1 | -1): number {
  return sign === 1 ? Number.POSITIVE_INFINITY : 0
}

/** Whether a moving price meets `price` before `other`. */
export function isNearer(side: Side, price: number, other: number): boolean {
  return side.sign * price < side.sign * other
}

/** Per market: what a falling and what a rising price meets. */
export interface ThresholdBook {
  readonly down: readonly Side[]
  readonly up: readonly Side[]
}
