// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { paintAtOnce, pointer, show } from '../pointer.test-kit.tsx'
import { Handle } from './Handle.tsx'

/** What the handle has told, in order. */
let told: (readonly [string, number?])[] = []
const last = () => told[told.length - 1]
const kinds = () => told.map(([kind]) => kind)

/** Prices from 75 to 125 over 500 pixels, as on the stage; drafts and commits are shown, a cancel shows the start. */
function Stage({ isThere = true }: { readonly isThere?: boolean }) {
  const [committed, setCommitted] = useState(100)
  const [draft, setDraft] = useState<number | null>(null)
  const value = draft ?? committed
  const toPixel = (price: number): number => (125 - price) * 10
  if (!isThere) return null
  return (
    <Handle
      label="Mark price"
      valueText={`${value}`}
      value={value}
      min={75}
      max={125}
      step={0.01}
      axis="vertical"
      x={40}
      y={toPixel(value)}
      toPixel={toPixel}
      toValue={(pixel) => 125 - pixel / 10}
      next={{ up: null, down: 90.4523 }}
      onPreview={(price) => {
        told.push(['preview', price])
        setDraft(price)
      }}
      onCommit={(price) => {
        told.push(['commit', price])
        setCommitted(price)
        setDraft(null)
      }}
      onNudge={(price) => {
        told.push(['nudge', price])
        setDraft(price)
      }}
      onCancel={() => {
        told.push(['cancel'])
        setDraft(null)
      }}
      onType={() => told.push(['type'])}
    >
      <span data-testid="mark" />
    </Handle>
  )
}

let captured: number[] = []
beforeEach(() => {
  told = []
  captured = []
  paintAtOnce()
  vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation((id) => {
    captured.push(id)
  })
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const range = () => screen.getByRole('slider')
const mark = () => screen.getByTestId('mark')

describe('a drag', () => {
  test('captures the pointer, previews 1:1 from the grab and commits once on release', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 257 })
    expect(captured).toEqual([1])
    pointer('Move', mark(), { y: 307 })
    pointer('Move', mark(), { y: 367 })
    pointer('Up', mark(), { y: 367 })
    expect(told).toEqual([
      ['preview', 95],
      ['preview', 89],
      ['commit', 89],
    ])
    pointer('Move', mark(), { y: 400 })
    expect(told).toHaveLength(3)
  })

  test('is heard of when the pointer goes up somewhere else', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 0 })
    pointer('Move', mark(), { y: 50 })
    pointer('Up', document.body, { y: 50 })
    expect(last()).toEqual(['commit', 95])
  })

  test('cannot leave the plot and is never NaN', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    for (const y of [1e6, -1e6, Number.NaN, 260]) pointer('Move', mark(), { y })
    expect(told.map(([, price]) => price)).toEqual([75, 125, 100, 99])
  })

  test('with Alt goes at a tenth of the pace', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    pointer('Move', mark(), { y: 360, alt: true })
    expect(last()).toEqual(['preview', 98.9])
  })

  test('that comes back to where it began is cancelled, not committed', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    pointer('Move', mark(), { y: 350 })
    pointer('Move', mark(), { y: 250 })
    pointer('Up', mark(), { y: 250 })
    expect(kinds()).toEqual(['preview', 'preview', 'cancel'])
  })

  test('another pointer that passes over it moves nothing', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    pointer('Move', mark(), { y: 400, id: 2 })
    expect(told).toEqual([])
  })

  test('the other buttons of a mouse do nothing', () => {
    show(<Stage />)
    fireEvent.pointerDown(mark(), { pointerId: 1, isPrimary: true, button: 2, clientY: 250 })
    pointer('Move', mark(), { y: 400 })
    expect(told).toEqual([])
  })
})

describe('what reverts', () => {
  const begin = () => {
    const shown = show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    pointer('Move', mark(), { y: 350 })
    expect(told).toEqual([['preview', 90]])
    return shown
  }
  const isReverted = () => {
    expect(kinds()).toEqual(['preview', 'cancel'])
    pointer('Move', mark(), { y: 400 })
    pointer('Up', mark(), { y: 400 })
    expect(kinds()).toEqual(['preview', 'cancel'])
    expect(range().getAttribute('aria-valuetext')).toBe('100')
  }

  test('pointercancel', () => {
    begin()
    pointer('Cancel', mark())
    isReverted()
  })

  test('Esc', () => {
    begin()
    fireEvent.keyDown(range(), { key: 'Escape' })
    isReverted()
  })

  test('a lost capture', () => {
    begin()
    fireEvent.lostPointerCapture(mark(), { pointerId: 1 })
    isReverted()
  })

  test('a second finger on the handle', () => {
    begin()
    pointer('Down', mark(), { y: 0, id: 2 })
    pointer('Up', mark(), { y: 0, id: 2 })
    isReverted()
  })

  test('a second finger anywhere else on the page', () => {
    begin()
    pointer('Down', document.body, { id: 2 })
    isReverted()
  })

  test('the end of the handle itself', () => {
    const { again } = begin()
    act(() => again(<Stage isThere={false} />))
    expect(kinds()).toEqual(['preview', 'cancel'])
    pointer('Up', document.body)
    expect(kinds()).toEqual(['preview', 'cancel'])
  })

  test('after it the handle can be taken again', () => {
    begin()
    pointer('Down', document.body, { id: 2 })
    pointer('Up', document.body, { id: 2 })
    pointer('Up', mark())
    pointer('Down', mark(), { y: 250 })
    pointer('Move', mark(), { y: 300 })
    pointer('Up', mark(), { y: 300 })
    expect(last()).toEqual(['commit', 95])
  })

  test('before it has moved there is nothing to put back', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    pointer('Cancel', mark())
    expect(told).toEqual([])
  })
})

describe('a tap', () => {
  test('types: a pointer that moves less than three pixels is a tap', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    pointer('Move', mark(), { y: 252 })
    pointer('Up', mark(), { y: 252 })
    expect(told).toEqual([['type']])
  })

  test('gives the keyboard to the handle', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    expect(document.activeElement).toBe(range())
  })
})

describe('keys', () => {
  test.each([
    [{ key: 'ArrowUp' }, 100.1],
    [{ key: 'ArrowDown', shiftKey: true }, 99],
    [{ key: 'PageDown' }, 95],
    [{ key: 'Home' }, 75],
    [{ key: 'End' }, 125],
    [{ key: 'ArrowDown', altKey: true }, 90.45],
  ])('%j nudges', (pressed, price) => {
    show(<Stage />)
    fireEvent.keyDown(range(), pressed)
    expect(told).toEqual([['nudge', price]])
  })

  test('a burst goes on from what it has reached', () => {
    show(<Stage />)
    for (let i = 0; i < 3; i++) fireEvent.keyDown(range(), { key: 'PageDown' })
    // Each by 5 % of where it stands: 95, 90.25, 85.74.
    expect(told.map(([, price]) => price)).toEqual([95, 90.25, 85.74])
  })

  test('Esc puts back a burst; Enter types; a key at the end of the plot does nothing', () => {
    show(<Stage />)
    fireEvent.keyDown(range(), { key: 'End' })
    fireEvent.keyDown(range(), { key: 'ArrowUp' })
    fireEvent.keyDown(range(), { key: 'Enter' })
    fireEvent.keyDown(range(), { key: 'Escape' })
    expect(told).toEqual([['nudge', 125], ['type'], ['cancel']])
    expect(range().getAttribute('aria-valuetext')).toBe('100')
  })

  test('its own keys do not reach the page, the others do', () => {
    show(<Stage />)
    for (const key of ['ArrowUp', 'PageDown', 'Home', 'Escape', 'Enter'])
      expect(fireEvent.keyDown(range(), { key })).toBe(false)
    for (const key of ['Tab', 'z', '?']) expect(fireEvent.keyDown(range(), { key })).toBe(true)
  })

  test('do nothing while the pointer holds the handle', () => {
    show(<Stage />)
    pointer('Down', mark(), { y: 250 })
    fireEvent.keyDown(range(), { key: 'ArrowUp' })
    expect(told).toEqual([])
  })
})

describe('for assistive technology', () => {
  test('it is a native slider with a name, an orientation and its value in words', () => {
    show(<Stage />)
    const slider = range()
    expect(slider.tagName).toBe('INPUT')
    expect(slider.getAttribute('aria-label')).toBe('Mark price')
    expect(slider.getAttribute('aria-orientation')).toBe('vertical')
    expect(slider.getAttribute('aria-valuetext')).toBe('100')
    expect(slider).toHaveProperty('value', '500')
  })

  test('a gesture on the native slider nudges to the step', () => {
    show(<Stage />)
    fireEvent.change(range(), { target: { value: '700.03' } })
    expect(told).toEqual([['nudge', 110]])
  })
})
