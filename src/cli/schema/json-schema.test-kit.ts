import type { JsonSchema } from './json-schema.ts'

/** Keywords that say nothing about what is right. */
const SILENT = ['$schema', 'title', 'description', 'format']

type Rule = (wanted: never, value: unknown, schema: JsonSchema) => boolean

const size = (value: unknown): number =>
  typeof value === 'string' ? value.length : Array.isArray(value) ? value.length : Number.NaN

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// A keyword is about values of one type and lets all others pass, as the standard has it.
const RULES: Readonly<Record<string, Rule>> = {
  type: (wanted: string, value) =>
    wanted === 'array'
      ? Array.isArray(value)
      : wanted === 'integer'
        ? Number.isInteger(value)
        : wanted === 'null'
          ? value === null
          : wanted === 'object'
            ? isRecord(value)
            : wanted === typeof value,
  const: (wanted: unknown, value) => value === wanted,
  enum: (wanted: readonly unknown[], value) => wanted.includes(value),
  minimum: (wanted: number, value) => typeof value !== 'number' || value >= wanted,
  exclusiveMinimum: (wanted: number, value) => typeof value !== 'number' || value > wanted,
  maximum: (wanted: number, value) => typeof value !== 'number' || value <= wanted,
  minLength: (wanted: number, value) => typeof value !== 'string' || size(value) >= wanted,
  maxLength: (wanted: number, value) => typeof value !== 'string' || size(value) <= wanted,
  minItems: (wanted: number, value) => !Array.isArray(value) || size(value) >= wanted,
  maxItems: (wanted: number, value) => !Array.isArray(value) || size(value) <= wanted,
  pattern: (wanted: string, value) => typeof value !== 'string' || new RegExp(wanted, 'u').test(value),
  items: (wanted: JsonSchema | readonly JsonSchema[], value) =>
    !Array.isArray(value) ||
    value.every((item, i) => {
      const schema = Array.isArray(wanted) ? wanted[i] : wanted
      return schema === undefined || fits(schema, item)
    }),
  additionalItems: (_wanted: false, value, { items }) =>
    !Array.isArray(value) || size(value) <= (items as readonly unknown[]).length,
  required: (wanted: readonly string[], value) =>
    !isRecord(value) || wanted.every((name) => Object.hasOwn(value, name)),
  properties: (wanted: Readonly<Record<string, JsonSchema>>, value) =>
    !isRecord(value) ||
    Object.entries(wanted).every(
      ([name, schema]) => !Object.hasOwn(value, name) || fits(schema, value[name]),
    ),
  propertyNames: (wanted: JsonSchema, value) =>
    !isRecord(value) || Object.keys(value).every((name) => fits(wanted, name)),
  additionalProperties: (wanted: false | JsonSchema, value, { properties = {} }) =>
    !isRecord(value) ||
    Object.entries(value).every(
      ([name, item]) => Object.hasOwn(properties as object, name) || (wanted !== false && fits(wanted, item)),
    ),
  anyOf: (wanted: readonly JsonSchema[], value) => wanted.some((schema) => fits(schema, value)),
  oneOf: (wanted: readonly JsonSchema[], value) =>
    wanted.filter((schema) => fits(schema, value)).length === 1,
}

/**
 * Whether a value is right by a JSON Schema: the keywords that our schemas use, as draft 7 defines them. Throws for any
 * other, so that none is passed over in silence.
 */
export function fits(schema: JsonSchema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (SILENT.includes(keyword)) return true
    const rule = RULES[keyword]
    if (rule === undefined) throw new Error(`the keyword "${keyword}" is not known here`)
    return rule(wanted as never, value, schema) // each rule knows the form of its own keyword
  })
}
