import { describe, expect, it, test } from 'vitest'
import type { Keys } from './keys.ts'
import { partAt, withPart } from './keys.ts'
import { checkRulebook } from './rulebook-schema.ts'
import type { VariantShape } from './rulebook-shape.ts'
import { rulebookShape } from './rulebook-shape.ts'
import { publicRulebook, publicRulebooks } from './rulebooks.test-kit.ts'
import { filledStrategy, leastOf } from './strategy.ts'

const variantAt = (name: string): VariantShape => rulebookShape.fields[name] as VariantShape // the fields of these tests
const fill = async (name: string, branch: string, id: string) => {
  const rulebook = await publicRulebook(id)
  return filledStrategy(variantAt(name), branch, partAt(rulebook, [name]), [name], await publicRulebooks())
}

describe('another strategy', () => {
  it('comes with the numbers of the first rulebook that uses it', async () => {
    expect(await fill('procedure', 'fixedFraction', 'textbook')).toEqual({
      value: { kind: 'fixedFraction', fraction: 0.2, above: 100_000, cooldownSeconds: 30 },
      by: 'venue',
      venue: 'Hyperliquid',
    })
    expect(await fill('margin', 'flat', 'hyperliquid')).toMatchObject({
      value: { model: 'flat', rate: 0.005, maxLeverage: 125 },
      by: 'venue',
      venue: 'Textbook venue',
    })
  })

  it('keeps what all of its family have, and tables by market', async () => {
    const { value } = await fill('margin', 'deduction', 'bitmex-inverse')
    const { margin } = await publicRulebook('bitmex-inverse')
    expect(margin.basis).toBe('entry')
    expect(value).toEqual({ ...margin, model: 'deduction' })
  })

  it('asks for no number where it has none', async () => {
    expect(await fill('procedure', 'closeAll', 'hyperliquid')).toEqual({
      value: { kind: 'closeAll' },
      by: 'nobody',
      venue: '',
    })
  })

  it('that no rulebook uses comes with the least that may be, and blanks where there is none', () => {
    const made = filledStrategy(variantAt('procedure'), 'fixedFraction', undefined, ['procedure'], [])
    expect(made).toEqual({
      value: { kind: 'fixedFraction', fraction: null, above: 0, cooldownSeconds: 0 },
      by: 'least',
      venue: '',
    })
  })

  it('is looked for within lists', async () => {
    const list = rulebookShape.fields.waterfall
    const item = list?.kind === 'list' ? (list.item as VariantShape) : null // of layers
    const venues = await publicRulebooks()
    expect(item && filledStrategy(item, 'vault', undefined, ['waterfall'], venues)).toEqual({
      value: { layer: 'vault', below: 2 / 3 },
      by: 'venue',
      venue: 'Hyperliquid',
    })
  })
})

test('every strategy of a family that a rulebook here uses can be put in place of every other', async () => {
  const venues = await publicRulebooks()
  for (const name of ['procedure', 'surplus', 'margin'])
    for (const rulebook of venues)
      for (const branch of Object.keys(variantAt(name).branches)) {
        const keys: Keys = [name]
        const { value, by } = filledStrategy(variantAt(name), branch, partAt(rulebook, keys), keys, venues)
        const whole = withPart({ ...rulebook, remarks: [] }, keys, value)
        if (by !== 'least') expect(checkRulebook(whole).ok, `${rulebook.id} ${branch}`).toBe(true)
      }
})

test('the least of a table of tiers is one tier that may be', () => {
  const { margin } = rulebookShape.fields
  const tiers = margin?.kind === 'variant' ? margin.branches.step?.fields.tiers : undefined
  expect(tiers && leastOf(tiers)).toEqual({ default: [{ floor: 0, rate: 0, maxLeverage: 1 }] })
})
