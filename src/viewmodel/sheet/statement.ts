import type { Remark } from '../../engine/rulebook.ts'

/** One sentence about a rulebook. */
export interface Statement {
  /** The part of the rulebook that it says in words, as a path; empty where that is no part of it. */
  readonly path: string
  readonly text: string
  /** Rules of MODEL.md that compute it. */
  readonly rules: readonly string[]
}

/** Whether a path is a part of another, or that itself. */
function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`)
}

/**
 * The remarks that stand beside each statement: a remark belongs to the statement about its own part or, if none is, about
 * the least part around it. What no statement is about is under null.
 */
export function remarksBeside(
  statements: readonly Pick<Statement, 'path'>[],
  remarks: readonly Remark[],
): ReadonlyMap<string | null, readonly Remark[]> {
  const beside = new Map<string | null, Remark[]>()
  for (const remark of remarks) {
    const around = statements.filter(({ path }) => isWithin(remark.path, path))
    const nearest = around.reduce<string | null>(
      (best, { path }) => (best === null || path.length > best.length ? path : best),
      null,
    )
    beside.set(nearest, [...(beside.get(nearest) ?? []), remark])
  }
  return beside
}
