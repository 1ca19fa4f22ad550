import type * as v from 'valibot'
import { rulebookSchema } from './rulebook-schema.ts'

/*
 * What a rulebook may look like, as plain data: for a form, which can import no checks. It is read off the checks
 * themselves, so that the limits beside a field are those by which it is judged.
 */

export interface NumberShape {
  readonly kind: 'number'
  readonly least: number
  readonly most: number
  /** Whether `least` itself is too little. */
  readonly isOpen: boolean
}

/** Named fields. */
export interface ObjectShape {
  readonly kind: 'object'
  readonly fields: Readonly<Record<string, Shape>>
  /** The fields that may be left out. */
  readonly optional: readonly string[]
}

/** One of several objects, told apart by the field `by`, which is not among their fields. */
export interface VariantShape {
  readonly kind: 'variant'
  readonly by: string
  readonly branches: Readonly<Record<string, ObjectShape>>
}

export interface ListShape {
  readonly kind: 'list'
  readonly item: Shape
  readonly isNeverEmpty: boolean
}

/** Entries by market symbol; those of `fixed` are always there. */
export interface TableShape {
  readonly kind: 'table'
  readonly entry: Shape
  readonly fixed: readonly string[]
}

export interface ChoiceShape {
  readonly kind: 'choice'
  readonly choices: readonly string[]
}

export type Shape =
  | NumberShape
  | ChoiceShape
  | { readonly kind: 'switch' }
  | { readonly kind: 'text' }
  | ObjectShape
  | VariantShape
  | ListShape
  | TableShape

/** What of a valibot schema is read here; each kind of schema has its own share of it. */
interface Schema {
  readonly type: string
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[]
  readonly entries?: Readonly<Record<string, Schema>>
  readonly rest?: Schema
  readonly value?: Schema
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly key?: unknown
  readonly options?: readonly unknown[]
  readonly literal?: unknown
}

/** The shape of what a schema lets through. Throws for a kind of schema that no rulebook has had so far. */
export function shapeOf(schema: v.GenericSchema): Shape {
  return read(schema as unknown as Schema) // valibot's schemas are plain objects; the kinds are told apart by `type`
}

function read(schema: Schema): Shape {
  switch (schema.type) {
    case 'exact_optional':
      return read(schema.wrapped as Schema)
    case 'number':
      return numberOf(schema)
    case 'picklist':
      return { kind: 'choice', choices: schema.options as readonly string[] }
    case 'literal':
      return { kind: 'choice', choices: [`${schema.literal}`] }
    case 'boolean':
      return { kind: 'switch' }
    case 'string':
      return { kind: 'text' }
    case 'array':
      return {
        kind: 'list',
        item: read(schema.item as Schema),
        isNeverEmpty: requirement(schema, 'min_length') !== null,
      }
    case 'strict_object':
      return objectOf(schema.entries ?? {})
    case 'object_with_rest':
      return { kind: 'table', entry: read(schema.rest as Schema), fixed: Object.keys(schema.entries ?? {}) }
    case 'record':
      return { kind: 'table', entry: read(schema.value as Schema), fixed: [] }
    case 'variant':
      return variantOf(`${schema.key}`, schema.options as readonly Schema[])
  }
  throw new Error(`a rulebook's schema has a part of the kind ${schema.type}`)
}

/** The number that an action of a pipe demands, or null if the pipe has none. */
function requirement({ pipe = [] }: Schema, action: string): number | null {
  const found = pipe.find(({ type }) => type === action)?.requirement
  return typeof found === 'number' ? found : null
}

function numberOf(schema: Schema): NumberShape {
  const above = requirement(schema, 'gt_value')
  return {
    kind: 'number',
    least: above ?? requirement(schema, 'min_value') ?? Number.NEGATIVE_INFINITY,
    most: requirement(schema, 'max_value') ?? Number.POSITIVE_INFINITY,
    isOpen: above !== null,
  }
}

function objectOf(entries: Readonly<Record<string, Schema>>): ObjectShape {
  const all = Object.entries(entries)
  return {
    kind: 'object',
    fields: Object.fromEntries(all.map(([name, schema]) => [name, read(schema)])),
    optional: all.filter(([, { type }]) => type === 'exact_optional').map(([name]) => name),
  }
}

function variantOf(by: string, options: readonly Schema[]): VariantShape {
  const branches = options.map(({ entries = {} }) => {
    const { [by]: told, ...others } = entries
    return [`${told?.literal}`, objectOf(others)] as const
  })
  return { kind: 'variant', by, branches: Object.fromEntries(branches) }
}

/** The shape of a whole rulebook. */
export const rulebookShape = shapeOf(rulebookSchema) as ObjectShape // the rulebook's schema is one of an object
