import { expect, test } from 'vitest'
import { askedOf, compareHref, restOf } from './compare-address.ts'

test('rules and scenario come back as they were written', () => {
  const rest = restOf(['textbook', 'own'], '/lab/fund-runs-dry')
  expect(rest).toBe('?rules=textbook,own&scenario=fund-runs-dry')
  expect(askedOf(rest)).toEqual({
    rules: ['textbook', 'own'],
    refused: null,
    scenario: 'fund-runs-dry',
    lab: null,
  })
})

test('a link of the lab is carried whole', () => {
  const rest = restOf(['a', 'b', 'c'], '1.3w-DYx_-.tjho')
  expect(askedOf(rest)).toEqual({
    rules: ['a', 'b', 'c'],
    refused: null,
    scenario: null,
    lab: '1.3w-DYx_-.tjho',
  })
})

test('an address that says nothing asks for nothing', () => {
  for (const rest of ['', '?', '/'])
    expect(askedOf(rest)).toEqual({ rules: null, refused: null, scenario: null, lab: null })
})

test.each(['one', 'a,a', 'a,b,c,d,e', 'a,', 'a,../b', 'A,b'])('rules %s are refused, and said', (rules) => {
  expect(askedOf(`?rules=${rules}`)).toMatchObject({ rules: null, refused: rules })
})

test('the lab leads here with what it shows', () => {
  expect(compareHref('#/lab/crowd')).toBe('#/compare?lab=/lab/crowd')
  expect(compareHref('#1.3w-DYx.tjho')).toBe('#/compare?lab=1.3w-DYx.tjho')
  // The first screen and what fits in no link are taken from the lab itself.
  expect([compareHref(''), compareHref('#/'), compareHref('#/file/x-0')]).toEqual(Array(3).fill('#/compare'))
})
