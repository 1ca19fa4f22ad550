// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { paintAtOnce, pointer, show } from './pointer.test-kit.tsx'
import { Slider } from './Slider.tsx'

let told: (readonly [string, number?])[] = []
const last = () => told[told.length - 1]
const kinds = () => told.map(([kind]) => kind)

interface Kind {
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly scale?: 'linear' | 'log'
  readonly step?: number
  readonly isShare?: boolean
  readonly isMinOpen?: boolean
}

/** A slider over a committed value and a draft, as in the lab. */
function Panel({ value = 100, min = 0, max = 1000, ...rest }: Kind) {
  const [committed, setCommitted] = useState(value)
  const [draft, setDraft] = useState<number | null>(null)
  return (
    <Slider
      label="Fund"
      value={draft ?? committed}
      min={min}
      max={max}
      show={(v) => `$${v}`}
      {...rest}
      onPreview={(v) => {
        told.push(['preview', v])
        setDraft(v)
      }}
      onCommit={(v) => {
        told.push(['commit', v])
        setCommitted(v)
        setDraft(null)
      }}
      onNudge={(v) => {
        told.push(['nudge', v])
        setDraft(v)
      }}
      onCancel={() => {
        told.push(['cancel'])
        setDraft(null)
      }}
    />
  )
}

beforeEach(() => {
  told = []
  paintAtOnce()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const range = () => screen.getByRole('slider')
/** The native thumb is dragged to a position of 1000. */
const thumb = (position: number) => fireEvent.change(range(), { target: { value: `${position}` } })

describe('a drag', () => {
  test('previews and commits once on release', () => {
    show(<Panel />)
    pointer('Down', range())
    thumb(300)
    thumb(400)
    pointer('Up', range())
    expect(told).toEqual([
      ['preview', 300],
      ['preview', 400],
      ['commit', 400],
    ])
  })

  test('that is released elsewhere on the page commits too', () => {
    show(<Panel />)
    pointer('Down', range())
    thumb(300)
    pointer('Up', document.body)
    expect(last()).toEqual(['commit', 300])
  })

  test('back to where it began is cancelled', () => {
    show(<Panel />)
    pointer('Down', range())
    thumb(300)
    thumb(100)
    pointer('Up', range())
    expect(kinds()).toEqual(['preview', 'preview', 'cancel'])
  })

  test('without a move tells nothing', () => {
    show(<Panel />)
    pointer('Down', range())
    pointer('Up', range())
    expect(told).toEqual([])
  })

  test.each([
    ['Esc', () => fireEvent.keyDown(range(), { key: 'Escape' })],
    ['pointercancel', () => pointer('Cancel', range())],
    ['a lost capture', () => fireEvent.lostPointerCapture(range(), { pointerId: 1 })],
    ['a second finger', () => pointer('Down', document.body, { id: 2 })],
  ])('%s puts back what was, whatever the native thumb does after it', (_, revert) => {
    show(<Panel />)
    pointer('Down', range())
    thumb(300)
    revert()
    expect(kinds()).toEqual(['preview', 'cancel'])
    expect(range()).toHaveProperty('value', '100')
    if (_ !== 'pointercancel') {
      thumb(700)
      pointer('Up', range())
    }
    expect(kinds()).toEqual(['preview', 'cancel'])
  })
})

describe('values', () => {
  test('are even on a linear scale, three digits where there is no step', () => {
    show(<Panel max={123_456} />)
    pointer('Down', range())
    for (const position of [0, 333, 1000]) thumb(position)
    expect(told.map(([, value]) => value)).toEqual([0, 41_100, 123_456])
  })

  test('are even in factors on a log scale', () => {
    show(<Panel value={10} min={1} max={10_000} scale="log" />)
    expect(range()).toHaveProperty('value', '250')
    pointer('Down', range())
    for (const position of [0, 500, 750, 1000]) thumb(position)
    expect(told.map(([, value]) => value)).toEqual([1, 100, 1000, 10_000])
  })

  test('are multiples of the step, without noise', () => {
    show(<Panel value={0.5} max={1} step={0.05} />)
    pointer('Down', range())
    for (const position of [548, 160, 999]) thumb(position)
    expect(told.map(([, value]) => value)).toEqual([0.55, 0.15, 1])
  })

  test('out of range are shown at the end', () => {
    show(<Panel value={5000} />)
    expect(range()).toHaveProperty('value', '1000')
    cleanup()
    show(<Panel value={5} min={5} max={5} />)
    expect(range()).toHaveProperty('value', '0')
  })
})

describe('keys', () => {
  test.each([
    [{ key: 'ArrowUp' }, 110],
    [{ key: 'ArrowRight' }, 110],
    [{ key: 'ArrowLeft' }, 90],
    [{ key: 'ArrowDown', shiftKey: true }, 50],
    [{ key: 'PageUp' }, 200],
    [{ key: 'Home' }, 0],
    [{ key: 'End' }, 1000],
  ])('%j nudges to %d', (pressed, value) => {
    show(<Panel />)
    expect(fireEvent.keyDown(range(), pressed)).toBe(false)
    expect(told).toEqual([['nudge', value]])
  })

  test('are never stuck', () => {
    show(<Panel value={10} min={10} max={1_000_000} scale="log" step={20} />)
    fireEvent.keyDown(range(), { key: 'ArrowUp' })
    expect(last()?.[1]).toBeGreaterThan(10)
  })

  test('at the end tell nothing; others are not its own; Esc puts back a burst', () => {
    show(<Panel value={1000} />)
    fireEvent.keyDown(range(), { key: 'ArrowUp' })
    expect(fireEvent.keyDown(range(), { key: 'Tab' })).toBe(true)
    expect(told).toEqual([])
    fireEvent.keyDown(range(), { key: 'ArrowDown' })
    fireEvent.keyDown(range(), { key: 'Escape' })
    expect(told).toEqual([['nudge', 990], ['cancel']])
  })

  test('a gesture of assistive technology nudges', () => {
    show(<Panel />)
    thumb(250)
    expect(told).toEqual([['nudge', 250]])
  })
})

describe('typing', () => {
  const type = (text: string) => {
    fireEvent.click(screen.getByRole('button'))
    const field = screen.getByRole('textbox')
    fireEvent.change(field, { target: { value: text } })
    fireEvent.keyDown(field, { key: 'Enter' })
  }

  test('takes a number', () => {
    show(<Panel />)
    type('250.5')
    expect(told).toEqual([['commit', 250.5]])
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test('begins with the whole number as the locale writes it, ready to be replaced', () => {
    show(<Panel value={1234.5} max={10_000} />, 'de')
    fireEvent.click(screen.getByRole('button'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', '1234,5')
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
  })

  test.each(['60', '60%', '60 %'])('a share is a percentage: %s', (text) => {
    show(<Panel value={0.55} max={1} isShare />)
    fireEvent.click(screen.getByRole('button'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', '55%')
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
    type(text)
    expect(told).toEqual([['commit', 0.6]])
  })
})

test('it is a native slider with a name and its value in words', () => {
  show(<Panel />)
  expect(range().getAttribute('aria-label')).toBe('Fund')
  expect(range().getAttribute('aria-valuetext')).toBe('$100')
})

test('typing gives the focus back to the number, by Enter and by Esc', async () => {
  show(<Panel />)
  for (const key of ['Enter', 'Escape']) {
    fireEvent.click(screen.getByRole('button'))
    fireEvent.keyDown(screen.getByRole('textbox'), { key })
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button')))
  }
})

test('a least value that is too little is never reached, by keys or by typing', () => {
  show(<Panel isMinOpen />)
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'Home' })
  expect(last()).toEqual(['nudge', 1])
  fireEvent.click(screen.getByRole('button'))
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '0' } })
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' })
  expect(screen.getByRole('alert').textContent).toBe('⚠ 0 cannot be used; above $0, at most $1000.')
  expect(last()).toEqual(['nudge', 1])
})
