import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Keys } from './keys.ts'
import { partAt, pathOf, withPart } from './keys.ts'
import { checkRulebook, rulebookSchema } from './rulebook-schema.ts'
import type { NumberShape, Shape } from './rulebook-shape.ts'
import { rulebookShape, shapeOf } from './rulebook-shape.ts'
import { publicRulebooks } from './rulebooks.test-kit.ts'

interface Found {
  readonly keys: Keys
  readonly shape: NumberShape
}

/** Every number of a rulebook, with its shape. */
function numbersIn(rulebook: unknown, shape: Shape, keys: Keys = []): readonly Found[] {
  const value = partAt(rulebook, keys)
  if (value === undefined) return []
  switch (shape.kind) {
    case 'number':
      return [{ keys, shape }]
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) =>
        numbersIn(rulebook, field, [...keys, name]),
      )
    case 'variant': {
      const branch = shape.branches[`${partAt(value, [shape.by])}`]
      return branch === undefined ? [] : numbersIn(rulebook, branch, keys)
    }
    case 'list':
      return (value as readonly unknown[]).flatMap((_, i) => numbersIn(rulebook, shape.item, [...keys, i]))
    case 'table':
      return Object.keys(value as object).flatMap((name) => numbersIn(rulebook, shape.entry, [...keys, name]))
    default:
      return []
  }
}

/** What is said about a number there, by the schema alone. */
function said(rulebook: Rulebook, keys: Keys, value: number): string | undefined {
  const checked = checkRulebook(withPart(rulebook, keys, value))
  // What hangs together with other fields says "at most 1 / …", "above … , the floor before" and the like.
  return checked.ok
    ? undefined
    : checked.problems.find(
        ({ field, allowed }) =>
          field === pathOf(keys) && /^[\d.e]+ to|^above 0, at most|^a whole/.test(allowed),
      )?.allowed
}

describe('the limits that a form shows are those by which a rulebook is judged', () => {
  test('every number of every rulebook, at its limits and beyond', async () => {
    let count = 0
    for (const rulebook of await publicRulebooks())
      for (const { keys, shape } of numbersIn(rulebook, rulebookShape)) {
        const { least, most, isOpen } = shape
        // The version and the like have no range.
        if (!Number.isFinite(most)) continue
        count++
        const path = pathOf(keys)
        expect(said(rulebook, keys, most), path).toBeUndefined()
        expect(said(rulebook, keys, most * 2 + 1), path).toBeDefined()
        if (isOpen) expect(said(rulebook, keys, least), path).toBeDefined()
        else expect(said(rulebook, keys, least), path).toBeUndefined()
        expect(said(rulebook, keys, least - 1), path).toBeDefined()
      }
    expect(count).toBeGreaterThan(100)
  })

  test('strategies and choices are all there', () => {
    const { margin, adl } = rulebookShape.fields
    expect(margin?.kind === 'variant' && Object.keys(margin.branches)).toEqual([
      'flat',
      'deduction',
      'step',
      'slope',
      'sqrt',
    ])
    expect(adl?.kind === 'object' && adl.fields.price).toEqual({
      kind: 'choice',
      choices: ['bankruptcy', 'mark', 'previousMark', 'oracle'],
    })
    expect(Object.keys(rulebookShape.fields)).toEqual(Object.keys(rulebookSchema.entries))
  })

  test('a kind of part that no form knows is not passed over', () => {
    expect(() => shapeOf(v.bigint())).toThrow('bigint')
  })
})
