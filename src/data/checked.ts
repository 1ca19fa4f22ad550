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

/** A value as it stands in a file, cut short; "nothing" where there is none. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}
