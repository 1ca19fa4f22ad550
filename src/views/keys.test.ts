// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { english } from '../words/en/index.ts'
import { globalKey, isKeyOf, KEYS } from './keys.ts'

afterEach(() => {
  document.body.replaceChildren()
})

/** What a key does when it is pressed on an element of this kind, or on the page. */
function pressed(init: KeyboardEventInit, markup = ''): ReturnType<typeof globalKey> {
  document.body.innerHTML = markup
  const target = document.body.querySelector('[data-on]') ?? document.body
  let does: ReturnType<typeof globalKey> = null
  const hear = (event: KeyboardEvent): void => {
    does = globalKey(event)
  }
  window.addEventListener('keydown', hear)
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))
  window.removeEventListener('keydown', hear)
  return does
}

describe('keys that work anywhere', () => {
  test.each([
    [{ key: 'z', ctrlKey: true }, 'undo'],
    [{ key: 'z', metaKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true }, 'undo'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'redo'],
    [{ key: 'z', metaKey: true, shiftKey: true }, 'redo'],
    [{ key: 'y', ctrlKey: true }, 'redo'],
    [{ key: ' ' }, 'play'],
    [{ key: '?', shiftKey: true }, 'help'],
  ] as const)('%j: %s', (init, does) => {
    expect(pressed(init)).toBe(does)
  })

  test.each([{ key: 'z' }, { key: 'y' }, { key: 'a', ctrlKey: true }, { key: 'ArrowUp' }, { key: 'Enter' }])(
    '%j does nothing',
    (init) => {
      expect(pressed(init)).toBeNull()
    },
  )
})

describe('keys that belong to what is in focus', () => {
  const handle = '<input type="range" data-on>'

  test.each(['<input data-on>', '<textarea data-on></textarea>', '<select data-on></select>'])(
    'in %s all of them are typed',
    (field) => {
      for (const init of [{ key: 'z', ctrlKey: true }, { key: ' ' }, { key: '?' }])
        expect(pressed(init, field)).toBeNull()
    },
  )

  test('a handle takes the space, undo and help still work on it', () => {
    expect(pressed({ key: ' ' }, handle)).toBeNull()
    expect(pressed({ key: 'z', ctrlKey: true }, handle)).toBe('undo')
    expect(pressed({ key: '?' }, handle)).toBe('help')
  })

  test.each([
    '<button data-on></button>',
    '<button><b data-on></b></button>',
    '<a href="#" data-on></a>',
    '<details><summary data-on></summary></details>',
    '<div tabindex="0" data-on></div>',
  ])('%s is pressed by the space', (control) => {
    expect(pressed({ key: ' ' }, control)).toBeNull()
  })

  test('a sheet of text does not take it', () => {
    expect(pressed({ key: ' ' }, '<p data-on></p>')).toBe('play')
  })
})

test('every key is shown once and has words', () => {
  expect(new Set(KEYS.map(({ shown }) => shown)).size).toBe(KEYS.length)
  for (const { says } of KEYS) expect(english[says].length).toBeGreaterThan(2)
  expect(KEYS.flatMap(({ global }) => global ?? [])).toEqual(['undo', 'redo', 'play', 'help'])
})

test('of two labs on a page the one with the focus takes the keys, the first one where none has it', () => {
  document.body.innerHTML =
    '<div data-lab><button>a</button></div><div data-lab><button>b</button></div><p>c</p>'
  const labs = [...document.querySelectorAll<HTMLElement>('[data-lab]')]
  const takers = (on: Element | null): boolean[] => {
    let taken: boolean[] = []
    const hear = (event: KeyboardEvent): void => {
      taken = labs.map((lab) => isKeyOf(lab, event))
    }
    window.addEventListener('keydown', hear)
    on?.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))
    window.removeEventListener('keydown', hear)
    return taken
  }
  const [one = null, other = null] = document.querySelectorAll('button')
  expect(takers(one)).toEqual([true, false])
  expect(takers(other)).toEqual([false, true])
  expect(takers(document.querySelector('p'))).toEqual([true, false])
  expect(takers(document.body)).toEqual([true, false])
})
