// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { show } from './pointer.test-kit.tsx'
import { ScrollRegion } from './ScrollRegion.tsx'

afterEach(cleanup)

test('a scroll region has a name and takes the focus, so that keys can scroll it', () => {
  show(
    <ScrollRegion label="Rows" className="high">
      <p>what is in it</p>
    </ScrollRegion>,
  )
  const region = screen.getByRole('group', { name: 'Rows' })
  region.focus()
  expect(document.activeElement).toBe(region)
  expect(region.classList.contains('high')).toBe(true)
})
