// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NumberField } from './NumberField.tsx'
import { show } from './pointer.test-kit.tsx'

let told: (readonly [string, number?])[] = []

beforeEach(() => {
  told = []
})
afterEach(cleanup)

/** A field for a price from 75 to 125. */
function Price() {
  return (
    <NumberField
      label="Type a price"
      text="100.00"
      min={75}
      max={125}
      show={(price) => price.toFixed(2)}
      onCommit={(price) => told.push(['commit', price])}
      onDone={() => told.push(['done'])}
    />
  )
}

const field = () => screen.getByRole('textbox', { name: 'Type a price' })
const type = (text: string) => fireEvent.change(field(), { target: { value: text } })
const press = (key: string) => fireEvent.keyDown(field(), { key })

describe('Enter and leaving', () => {
  test.each([
    ['Enter', () => press('Enter')],
    ['leaving', () => fireEvent.blur(field())],
  ])('%s takes what was typed', (_, end) => {
    show(<Price />)
    type('89')
    end()
    expect(told).toEqual([['commit', 89], ['done']])
    expect(field()).toHaveProperty('value', '100.00')
  })

  test.each(['', '   '])('a blank is no change: %j', (text) => {
    show(<Price />)
    type(text)
    press('Enter')
    expect(told).toEqual([['done']])
    expect(field()).toHaveProperty('value', '100.00')
  })

  test('nothing typed is no change', () => {
    show(<Price />)
    press('Enter')
    expect(told).toEqual([['done']])
  })
})

test.each([
  ['en', '90.5', 90.5],
  ['en', '90,5', 90.5],
  ['de', '90,5', 90.5],
  ['de', '90.5', 90.5],
])('comma and dot are read by the locale: %s, %s', (locale, text, price) => {
  show(<Price />, locale)
  type(text)
  press('Enter')
  expect(told[0]).toEqual(['commit', price])
})

describe('a refusal', () => {
  test.each(['60', '1e9', '-90', 'ninety', '9.0.1'])(
    'of %s names value and range, and changes nothing',
    (text) => {
      show(<Price />)
      type(text)
      press('Enter')
      expect(told).toEqual([])
      const message = screen.getByRole('alert')
      expect(message.textContent).toBe(`⚠ ${text} cannot be used; from 75.00 to 125.00.`)
      expect(field()).toHaveProperty('value', text)
      expect(field().getAttribute('aria-invalid')).toBe('true')
      expect(field().getAttribute('aria-describedby')).toBe(message.id)
    },
  )

  test('goes with the next good number, and with Esc', () => {
    show(<Price />)
    type('60')
    press('Enter')
    type('80')
    press('Enter')
    expect(screen.queryByRole('alert')).toBeNull()
    type('60')
    press('Enter')
    press('Escape')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(told).toEqual([['commit', 80], ['done'], ['done']])
  })

  test('is not taken by leaving', () => {
    show(<Price />)
    type('60')
    fireEvent.blur(field())
    expect(told).toEqual([])
    expect(screen.getByRole('alert')).toBeDefined()
  })
})

test('Esc leaves all as it was, also when the field then loses the focus', () => {
  show(<Price />)
  type('89')
  press('Escape')
  fireEvent.blur(field())
  expect(told).toEqual([['done'], ['done']])
  expect(field()).toHaveProperty('value', '100.00')
})

test('Esc is used up by what is being typed; without that it is left to a dialog around the field', () => {
  const isUsedUp = () => !press('Escape')
  show(
    <NumberField label="Type a price" text="100.00" min={75} max={125} show={String} onCommit={() => {}} />,
  )
  expect(isUsedUp()).toBe(false)
  type('89')
  expect(isUsedUp()).toBe(true)
  expect(isUsedUp()).toBe(false)
  type('60')
  press('Enter')
  expect(isUsedUp()).toBe(true)
})

test('Esc is used up by a field that stands in for something', () => {
  show(<Price />)
  expect(press('Escape')).toBe(false)
})

test('keys that are typed do not reach the page', () => {
  const heard: string[] = []
  const hear = (event: KeyboardEvent): void => void heard.push(event.key)
  window.addEventListener('keydown', hear)
  show(<Price />)
  press('z')
  fireEvent.keyDown(document.body, { key: 'y' })
  window.removeEventListener('keydown', hear)
  expect(heard).toEqual(['y'])
})

test('a field that stands in for something takes a number once, though it goes when it is done', () => {
  function Stand() {
    const [isOpen, setOpen] = useState(true)
    if (!isOpen) return <p>closed</p>
    return (
      <NumberField
        label="Type a price"
        text="100.00"
        isAutoFocused
        min={75}
        max={125}
        show={(price) => price.toFixed(2)}
        onCommit={(price) => told.push(['commit', price])}
        onDone={() => setOpen(false)}
      />
    )
  }
  show(<Stand />)
  expect(document.activeElement).toBe(field())
  type('89')
  press('Enter')
  expect(screen.getByText('closed')).toBeDefined()
  expect(told).toEqual([['commit', 89]])
})
