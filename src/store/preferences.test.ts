import { afterEach, describe, expect, test, vi } from 'vitest'
import { applyPreferences, CHOICES, keepPreferences, numberLocale, readPreferences } from './preferences.ts'

const FIRST = { theme: 'auto', motion: 'auto', palette: 'ink', numbers: 'auto' } as const

/** A storage that holds one text; null for one that refuses, as in a sandboxed frame. */
function storage(kept: string | null): { text: string | null } {
  const held = { text: kept }
  const refuse = (): never => {
    throw new Error('denied')
  }
  vi.stubGlobal('localStorage', {
    getItem: () => (kept === null ? refuse() : held.text),
    setItem: (_: string, text: string) => {
      if (kept === null) refuse()
      held.text = text
    },
  })
  return held
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('reading', () => {
  test('gives what was kept', () => {
    const wanted = { theme: 'dark', motion: 'reduce', palette: 'eastasia', numbers: 'de' } as const
    storage('{}')
    expect(readPreferences()).toEqual(FIRST)
    keepPreferences(wanted)
    expect(readPreferences()).toEqual(wanted)
  })

  test.each(['', 'no json', 'null', '7', '"dark"', '[]', '{"theme":"<b>","motion":1,"numbers":null}'])(
    'gives the first choices for %j',
    (kept) => {
      storage(kept)
      expect(readPreferences()).toEqual(FIRST)
    },
  )

  test('keeps what is good beside what is not', () => {
    storage('{"theme":"light","motion":"fast","extra":1}')
    expect(readPreferences()).toEqual({ ...FIRST, theme: 'light' })
  })

  test('needs no storage', () => {
    expect(readPreferences()).toEqual(FIRST)
    storage(null)
    expect(readPreferences()).toEqual(FIRST)
    expect(() => keepPreferences(FIRST)).not.toThrow()
  })
})

test('they are put on the root element, and the first choices are taken off it', () => {
  const dataset: Record<string, string> = {}
  vi.stubGlobal('document', { documentElement: { dataset } })
  applyPreferences({ theme: 'dark', motion: 'reduce', palette: 'western', numbers: 'de' })
  expect(dataset).toEqual({ theme: 'dark', motion: 'reduce', palette: 'western' })
  applyPreferences(FIRST)
  expect(dataset).toEqual({})
})

test('numbers are written as the browser has it, unless a locale is chosen', () => {
  vi.stubGlobal('navigator', { language: 'pt-BR' })
  expect(numberLocale(FIRST)).toBe('pt-BR')
  for (const numbers of CHOICES.numbers)
    if (numbers !== 'auto') expect(numberLocale({ ...FIRST, numbers })).toBe(numbers)
})
