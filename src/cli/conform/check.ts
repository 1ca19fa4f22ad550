import { differences } from './compare.ts'
import { RULES } from './rules.ts'
import type { Vector } from './vector.ts'

/** How one case went. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly lines: readonly string[] }

/**
 * Answers a case by its rule and compares. A kind without a rule is skipped; a case that its rule cannot be applied to
 * has failed, and so has one that asks for nothing.
 */
export function checkVector({ kind, inputs, expected, tolerance }: Vector): Outcome {
  const rule = RULES.get(kind)
  if (rule === undefined) return { kind: 'skipped' }
  if (expected === undefined) return { kind: 'failed', lines: ['expected: the case says nothing'] }
  try {
    const lines = differences(expected, rule(inputs), tolerance, 'expected')
    return lines.length === 0 ? { kind: 'passed' } : { kind: 'failed', lines }
  } catch (error) {
    return { kind: 'failed', lines: [error instanceof Error ? error.message : `${error}`] }
  }
}
