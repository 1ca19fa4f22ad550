import * as v from 'valibot'

/** What is wrong with one field: where it is, what stands there, what may stand there. */
export interface Problem {
  readonly field: string
  readonly value: string
  readonly allowed: string
}

/** A checked value, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Checks unknown data against a schema. The problems name field, value and what is allowed. */
export function check<T>(schema: v.GenericSchema<unknown, T>, data: unknown): Checked<T> {
  const result = v.safeParse(schema, data)
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, problems: result.issues.flatMap(problemsOf) }
}

function problemsOf(issue: v.BaseIssue<unknown>): Problem[] {
  // Of a union only the branch that came nearest says something; its own message is "expected object".
  if (issue.type === 'union' && issue.issues !== undefined) return [nearest(issue)]
  return [{ field: pathOf(issue), value: shown(issue.received), allowed: issue.expected ?? issue.message }]
}

function nearest(issue: v.BaseIssue<unknown>): Problem {
  return { field: pathOf(issue), value: shown(issue.received), allowed: issue.expected ?? issue.message }
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const parts = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  )
  return parts.join('').replace(/^\./, '') || 'file'
}

function shown(received: string): string {
  return received.length > 80 ? `${received.slice(0, 77)}...` : received
}

/** A number from `least` to `most`. */
export function between(least: number, most: number) {
  return v.pipe(
    v.number(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (dataset.typed && !(dataset.value >= least && dataset.value <= most))
        addIssue({
          message: `${least} to ${most}`,
          expected: `${least} to ${most}`,
          received: `${dataset.value}`,
        })
    }),
  )
}

/** A number above zero and at most `most`. */
export function positive(most = 1e15) {
  return v.pipe(
    v.number(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (dataset.typed && !(dataset.value > 0 && dataset.value <= most))
        addIssue({
          message: `above 0, at most ${most}`,
          expected: `above 0, at most ${most}`,
          received: `${dataset.value}`,
        })
    }),
  )
}
