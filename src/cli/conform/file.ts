import type { Inputs, Tolerance, Vector } from './vector.ts'
import { isRecord } from './vector.ts'

/**
 * The cases of a file: a list of them, or an object with `vectors`. Whatever else stands in it, books and parameter sets
 * included, belongs to kinds that look for it. Throws a sentence when the file has no cases.
 */
export function vectorsOf(data: unknown): readonly Vector[] {
  const rows = Array.isArray(data) ? data : isRecord(data) ? data.vectors : undefined
  if (!Array.isArray(rows)) throw new Error('neither a list of cases nor an object with "vectors"')
  if (rows.length === 0) throw new Error('there is no case in it')
  const named = isRecord(data) && isRecord(data.tolerances) ? data.tolerances : {}
  return rows.map((row, i) => vectorOf(isRecord(row) ? row : {}, i, named))
}

function vectorOf(row: Inputs, i: number, named: Inputs): Vector {
  const words = [row.what ?? row.kind ?? 'unnamed', row.formula ?? row.fn ?? row.protocol]
  return {
    id: typeof row.id === 'string' ? row.id : `[${i}]`,
    kind: words.filter((word) => word !== undefined).join(' '),
    inputs: isRecord(row.inputs) ? row.inputs : {},
    expected: row.expected,
    tolerance: toleranceOf(row.tolerance, named),
  }
}

/** A number is absolute; an object has `abs` and `rel` (or `floatRel`); a name stands for an object of the file. */
function toleranceOf(given: unknown, named: Inputs): Tolerance {
  if (typeof given === 'number') return { abs: given, rel: 0 }
  const parts = typeof given === 'string' ? named[given] : given
  if (!isRecord(parts)) return { abs: 0, rel: 0 }
  const part = (...names: readonly string[]): number => {
    const found = names.map((name) => parts[name]).find((value) => typeof value === 'number')
    return typeof found === 'number' ? found : 0
  }
  return { abs: part('abs'), rel: part('rel', 'floatRel') }
}
