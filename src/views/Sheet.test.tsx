// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { show } from '../ui/pointer.test-kit.tsx'
import { Help } from './help/Help.tsx'
import { KEYS } from './keys.ts'
import { Sheet } from './Sheet.tsx'

let closed = 0
const onClose = (): void => {
  closed++
}
beforeEach(() => {
  closed = 0
})
afterEach(cleanup)

const sheet = () => screen.getByRole('dialog', { name: 'A title' })
const open = (isHeld = false) =>
  show(
    <Sheet title="A title" onClose={onClose} isHeld={isHeld}>
      <p>what is in it</p>
    </Sheet>,
  )

test('it is a native modal dialog with a name and a heading', () => {
  open()
  expect(sheet()).toBeInstanceOf(HTMLDialogElement)
  expect(sheet()).toHaveProperty('open', true)
  expect(screen.getByRole('heading', { name: 'A title' })).toBeDefined()
})

test('its button closes it, and a press beside it, but not one in it', () => {
  open()
  fireEvent.click(screen.getByText('what is in it'))
  expect(closed).toBe(0)
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(closed).toBe(1)
  fireEvent.click(sheet())
  expect(closed).toBe(2)
})

test('a stray press beside it does not close it once something has been done in it', () => {
  open(true)
  fireEvent.click(sheet())
  expect(closed).toBe(0)
})

test('Esc closes it, as the browser does it', () => {
  open()
  const dialog = sheet()
  if (!(dialog instanceof HTMLDialogElement)) throw new Error('it is a dialog')
  dialog.close()
  expect(closed).toBe(1)
})

test('keys pressed in it do not reach the page', () => {
  const heard: string[] = []
  const hear = (event: KeyboardEvent): void => void heard.push(event.key)
  window.addEventListener('keydown', hear)
  open()
  fireEvent.keyDown(screen.getByRole('button', { name: 'Close' }), { key: 'z', ctrlKey: true })
  fireEvent.keyDown(document.body, { key: 'y' })
  window.removeEventListener('keydown', hear)
  expect(heard).toEqual(['y'])
})

test('the help lists every key, from the table that the keys are made from', () => {
  show(<Help onClose={onClose} />)
  const terms = screen.getAllByRole('term').map(({ textContent }) => textContent)
  expect(terms).toEqual(KEYS.map(({ shown }) => shown))
  expect(screen.getAllByRole('definition')).toHaveLength(KEYS.length)
})
