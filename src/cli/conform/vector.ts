/** A worked case, as the README of the vectors describes it. */
export interface Vector {
  readonly id: string
  readonly what: string
  readonly formula: string
  readonly inputs: Inputs
  readonly expected: unknown
  readonly tolerance: number
}

/** What a case gives. Fields are read by name and checked when read. */
export type Inputs = Readonly<Record<string, unknown>>

/** A field that is missing or of another kind: a failed case with a sentence, never a crash. */
export class BadInput extends Error {}

export function number(inputs: Inputs, name: string): number {
  const value = inputs[name]
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new BadInput(`inputs.${name} is not a number`)
  return value
}

export function optional(inputs: Inputs, name: string, otherwise: number): number {
  return inputs[name] === undefined || inputs[name] === null ? otherwise : number(inputs, name)
}

export function list(inputs: Inputs, name: string): readonly Inputs[] {
  const value = inputs[name]
  if (!Array.isArray(value)) throw new BadInput(`inputs.${name} is not a list`)
  return value as readonly Inputs[] // every field of an element is checked when it is read
}

export function text(inputs: Inputs, name: string): string {
  const value = inputs[name]
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new BadInput(`inputs.${name} is not a name`)
  return `${value}`
}
