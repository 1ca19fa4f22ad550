import { expect, test } from 'vitest'
import type { Shape } from '../../data/rulebook-shape.ts'
import { rulebookShape } from '../../data/rulebook-shape.ts'
import { withEditWords } from '../../words/edit-words.ts'
import { createWords } from '../../words/words.ts'
import { FIELDS, GROUPS } from './fields.ts'
import { choiceOf, fieldOf } from './form-context.tsx'

const say = withEditWords(createWords())

/** Not rules but words about them, which stand in the JSON. */
const TALK = ['$schema', 'version', 'id', 'name', 'dated', 'sources', 'remarks']

interface Met {
  readonly name: string
  readonly branch?: string
  readonly choices: readonly string[]
}

/** Every field that the form can show, as its parts name it. */
function met(shape: Shape, name: string, branch?: string): readonly Met[] {
  const at = branch === undefined ? { name } : { name, branch }
  switch (shape.kind) {
    case 'choice':
      return [{ ...at, choices: shape.choices }]
    case 'object':
      return Object.entries(shape.fields).flatMap(([field, inner]) => met(inner, `${name}.${field}`, branch))
    case 'variant':
      return [
        { name: `${name}.${shape.by}`, choices: Object.keys(shape.branches) },
        ...Object.entries(shape.branches).flatMap(([own, fields]) => met(fields, name, own)),
      ]
    case 'list':
      return [{ ...at, choices: [] }, ...met(shape.item, name)]
    case 'table':
      return [{ ...at, choices: [] }, ...met(shape.entry, name)]
    default:
      return [{ ...at, choices: [] }]
  }
}

const parts = GROUPS.flatMap((group) => group.parts)
const all = parts.flatMap((part) => {
  const shape = rulebookShape.fields[part]
  return shape === undefined ? [] : met(shape, part)
})

test('every rule that a rulebook may have is in a group of the form', () => {
  expect([...parts, ...TALK].sort()).toEqual(Object.keys(rulebookShape.fields).sort())
})

test('every field has words, and every choice of it has some of its own', () => {
  // A list within a market's entry has the name of its table.
  const wordless = all.filter((one) => fieldOf(one) === undefined && one.name !== 'units')
  expect(wordless).toEqual([])
  const unsaid = all.flatMap((one) =>
    one.choices
      .filter((choice) => choiceOf(fieldOf(one), choice, say) === choice.replaceAll('-', ''))
      // These are called so.
      .filter((choice) => !['linear', 'inverse', 'quanto'].includes(choice))
      .map((choice) => `${one.name} ${choice}`),
  )
  expect(unsaid).toEqual([])
})

test('no field is described that there is not', () => {
  const known = new Set(
    all.flatMap((one) => {
      const at = one.name.lastIndexOf('.')
      return [one.name, `${one.name.slice(0, at)}.${one.branch}${one.name.slice(at)}`]
    }),
  )
  expect(Object.keys(FIELDS).filter((name) => !known.has(name))).toEqual([])
})
