/** How far a number may be off: absolute, or the larger of an absolute and a relative part. */
export interface Tolerance {
  readonly abs: number
  readonly rel: number
}

/** A worked case, as the README of the vectors describes it. */
export interface Vector {
  readonly id: string
  /** What is asked, and by which formula: `liquidationPrice BN-LP`. */
  readonly kind: string
  readonly inputs: Inputs
  readonly expected: unknown
  readonly tolerance: Tolerance
}

/** What a case gives. Fields are read by name and checked when read. */
export type Inputs = Readonly<Record<string, unknown>>

/** A field that is missing or of another kind: a failed case with a sentence, never a crash. */
export class BadInput extends Error {}

/** A finite number that must be there. Throws `BadInput`. */
export function number(inputs: Inputs, name: string): number {
  const value = inputs[name]
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new BadInput(`inputs.${name} is not a number`)
  return value
}

/** A number, or `otherwise` where it is left out or null. Throws `BadInput` for anything else. */
export function optional(inputs: Inputs, name: string, otherwise: number): number {
  return has(inputs, name) ? number(inputs, name) : otherwise
}

/** Whether the case gives a value under that name. */
export function has(inputs: Inputs, name: string): boolean {
  return inputs[name] !== undefined && inputs[name] !== null
}

/** The first of several names that the case gives. Throws `BadInput` when it gives none. */
export function firstOf(inputs: Inputs, names: readonly string[]): number {
  const name = names.find((candidate) => has(inputs, candidate))
  if (name === undefined) throw new BadInput(`inputs has none of ${names.join(', ')}`)
  return number(inputs, name)
}

/** A list of records. Throws `BadInput`. */
export function list(inputs: Inputs, name: string): readonly Inputs[] {
  const value = inputs[name]
  if (!Array.isArray(value)) throw new BadInput(`inputs.${name} is not a list`)
  return value.map((item, i) => {
    if (!isRecord(item)) throw new BadInput(`inputs.${name}[${i}] is not an object`)
    return item
  })
}

/** A record within the inputs, such as `fill`. Throws `BadInput`. */
export function record(inputs: Inputs, name: string): Inputs {
  const value = inputs[name]
  if (!isRecord(value)) throw new BadInput(`inputs.${name} is not an object`)
  return value
}

/** A name; a number counts as one. Throws `BadInput`. */
export function text(inputs: Inputs, name: string): string {
  const value = inputs[name]
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new BadInput(`inputs.${name} is not a name`)
  return `${value}`
}

/** Whether something from a file is an object and no list. */
export function isRecord(value: unknown): value is Inputs {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
