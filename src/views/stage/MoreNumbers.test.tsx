// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PAIR } from '../../store/lab.test-kit.ts'
import { showIn } from '../bench.test-kit.tsx'
import { MoreNumbers } from './MoreNumbers.tsx'

afterEach(cleanup)

test('numbers in the menu exist only while it is open', async () => {
  const asked: string[] = []
  showIn(<MoreNumbers onWhy={(what) => asked.push(what)} />, PAIR)
  const menu = document.querySelector('details')
  if (menu === null) throw new Error('there is a menu')
  const turn = (open: boolean): void =>
    act(() => {
      menu.open = open
      menu.dispatchEvent(new Event('toggle'))
    })
  expect(menu.querySelectorAll('button')).toHaveLength(0)
  turn(true)
  await screen.findByRole('button', { name: /^the margin posted \$/ })
  expect(menu.querySelectorAll('button')).toHaveLength(11)
  fireEvent.click(screen.getByRole('button', { name: /^the margin posted \$/ }))
  expect(asked).toEqual(['marginPosted'])
  turn(false)
  expect(menu.querySelectorAll('button')).toHaveLength(0)
})
