import { describe, expect, it, test } from 'vitest'
import { modelText } from '../../data/model-text.ts'
import { anchorOf, searchRest } from './anchor.ts'
import { countOf, found } from './search.ts'

const { sections } = modelText
const idsOf = (query: string) => found(sections, query).flatMap(({ rules }) => rules.map(({ id }) => id))

describe('a search finds', () => {
  test('everything when nothing is asked', () => {
    expect(found(sections, '  ')).toBe(sections)
    expect(countOf(sections)).toBeGreaterThan(80)
  })

  it.each([
    ['90.45', 'T2'],
    ['half of the initial rate', 'M4'],
    ['floor_t · (m_t − m_(t−1))', 'M4'],
    ['vectors.test', 'K1'],
    ['M7', 'M7'],
  ])('rules by text, formula, source, number and test: %s', (query, id) => {
    expect(idsOf(query)).toContain(id)
    expect(idsOf(query).length).toBeLessThan(countOf(sections) / 2)
  })

  test('all words, in any order, in any case', () => {
    expect(idsOf('INITIAL margin leverage')).toContain('M8')
    expect(idsOf('leverage initial MARGIN')).toEqual(idsOf('initial margin leverage'))
    expect(idsOf('zzz margin')).toEqual([])
  })

  test('a section by its own words, whole', () => {
    const [section] = found(sections, 'Plimsoll nowhere')
    expect(section).toBeUndefined()
    const limits = found(sections, 'Nobody reacts')
    expect(limits.map(({ id }) => id)).toEqual(['limits'])
    expect(limits[0].blocks.length).toBeGreaterThan(5)
  })
})

describe('an address', () => {
  it.each([
    ['', null, ''],
    ['/T2', 'T2', ''],
    ['/a-deleveraging', 'a-deleveraging', ''],
    ['?q=fund+is+empty', null, 'fund is empty'],
    ['/M4?q=%25', 'M4', '%'],
    ['?q=%', null, '%'],
  ])('%j', (rest, id, query) => {
    expect(anchorOf(rest)).toEqual({ id, query })
  })

  test('keeps a search and gives it back', () => {
    for (const query of ['fund', '0.4 %', 'a&b=c', '#1'])
      expect(anchorOf(searchRest(query)).query).toBe(query)
    expect(searchRest('  ')).toBe('')
  })
})
