import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { rulebookSchema } from '../../data/rulebook-schema.ts'
import { scenarioSchema } from '../../data/scenario-schema.ts'
import { RULEBOOK_FIELDS, SCENARIO_FIELDS } from './fields.ts'

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>

const DRAFT = 'http://json-schema.org/draft-07/schema#'

/** The schemas that lie beside the files, by file name: editors complete and check by them. */
export function publishedSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'rulebook.schema.json': rulebook(),
    'scenario.schema.json': {
      $schema: DRAFT,
      title: 'Scenario',
      description: 'All that is needed to reproduce a run, but for the rulebook, which it names.',
      ...described(converted(scenarioSchema), SCENARIO_FIELDS),
    },
  }
}

/** A rulebook is whole, or it names one that it changes and says only what is different. */
function rulebook(): JsonSchema {
  const whole = described(converted(rulebookSchema), RULEBOOK_FIELDS)
  const { id } = whole.properties as Readonly<Record<string, JsonSchema>> // the rulebook's schema is one of an object
  const { properties, ...patch } = partOf(whole)
  const base = { ...id, description: 'Id of the rulebook that this one changes. Lists are replaced whole.' }
  return {
    $schema: DRAFT,
    title: 'Rulebook',
    description: 'Everything that a venue decides, as data. With "extends" it changes another one.',
    anyOf: [
      whole,
      {
        ...patch,
        properties: { extends: base, ...(properties as JsonSchema) }, // properties of an object's schema
        required: ['extends', 'id', 'name'],
      },
    ],
  }
}

/** What valibot can say in JSON Schema; order within a list and what hangs together is checked when a file is read. */
function converted(schema: GenericSchema): JsonSchema {
  const { $schema: _draft, ...rest } = toJsonSchema(schema, { ignoreActions: ['check'] })
  return rest
}

function described(schema: JsonSchema, words: Readonly<Record<string, string>>): JsonSchema {
  const properties = Object.entries(schema.properties as Readonly<Record<string, JsonSchema>>) // of an object's schema
  return {
    ...schema,
    properties: Object.fromEntries(
      properties.map(([name, part]) => [
        name,
        words[name] === undefined ? part : { description: words[name], ...part },
      ]),
    ),
  }
}

/**
 * The schema of what may be laid over a thing of `schema`: any of its fields, in objects however deep. Lists are whole,
 * since they replace.
 */
function partOf(schema: JsonSchema): JsonSchema {
  const { required: _required, oneOf, properties, additionalProperties, ...rest } = schema
  const parts: Record<string, unknown> = { ...rest }
  // Without the field that tells the branches apart, several of them fit.
  if (Array.isArray(oneOf)) parts.anyOf = oneOf.map(partOf)
  if (isSchema(properties))
    parts.properties = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, isSchema(part) ? partOf(part) : part]),
    )
  if (additionalProperties !== undefined)
    parts.additionalProperties = isSchema(additionalProperties)
      ? partOf(additionalProperties)
      : additionalProperties
  return parts
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
