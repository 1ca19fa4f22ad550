import type { Tolerance } from './vector.ts'
import { isRecord } from './vector.ts'

/**
 * There is no such price. Cases write it as null, as 0, or as the root of the equation, which is then below zero and
 * no price: `solved`.
 */
export class NoPrice {
  readonly solved: number
  constructor(solved: number) {
    this.solved = solved
  }
}

/** Every number, name and list of `want` that `got` does not have, within the tolerance: got, want, tolerance. */
export function differences(want: unknown, got: unknown, tolerance: Tolerance, path: string): string[] {
  if (got instanceof NoPrice) return isNoPrice(want, got, tolerance) ? [] : [unlike(path, 'none', want)]
  // Null stands for what is not defined.
  if (want === null) return got === null || Number.isNaN(got) ? [] : [unlike(path, got, want)]
  if (typeof want === 'number') return numbers(want, got, tolerance, path)
  if (Array.isArray(want)) {
    if (!Array.isArray(got) || got.length !== want.length) return [unlike(path, got, want)]
    return want.flatMap((item, i) => differences(item, got[i], tolerance, `${path}[${i}]`))
  }
  if (isRecord(want)) {
    if (!isRecord(got)) return [unlike(path, got, want)]
    return Object.entries(want).flatMap(([key, item]) =>
      differences(item, got[key], tolerance, `${path}.${key}`),
    )
  }
  return Object.is(want, got) ? [] : [unlike(path, got, want)]
}

function numbers(want: number, got: unknown, tolerance: Tolerance, path: string): string[] {
  if (typeof got === 'number' && isClose(want, got, tolerance)) return []
  const { abs, rel } = tolerance
  return [`${unlike(path, got, want)}, tolerance ${rel === 0 ? abs : `${abs} or ${rel} of it`}`]
}

function isClose(want: number, got: number, { abs, rel }: Tolerance): boolean {
  if (got === want) return true
  return Math.abs(got - want) <= Math.max(abs, rel * Math.max(Math.abs(got), Math.abs(want)))
}

function isNoPrice(want: unknown, { solved }: NoPrice, tolerance: Tolerance): boolean {
  if (typeof want === 'number') return want === 0 || (want < 0 && isClose(want, solved, tolerance))
  return want === null || want === 'none'
}

function unlike(path: string, got: unknown, want: unknown): string {
  const shown = (value: unknown): string =>
    typeof value === 'object' ? JSON.stringify(value) : `${value as string}` // only the template asks for a string
  return `${path}: got ${shown(got)}, want ${shown(want)}`
}
