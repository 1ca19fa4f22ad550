// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { firstScreen } from '../../data/first-screen.ts'
import { mixOf } from '../../engine/profiles.ts'
import type { LeverageShare } from '../../store/lab.ts'
import { showIn } from '../bench.test-kit.tsx'
import { defaultCrowd } from '../default-crowd.ts'
import { Crowd } from './Crowd.tsx'

afterEach(cleanup)

async function pressed(leverageMix: readonly LeverageShare[]): Promise<readonly string[]> {
  const first = firstScreen()
  const { settle } = showIn(<Crowd />, {
    ...first,
    crowd: { ...defaultCrowd(first, leverageMix), count: 20 },
  })
  await settle()
  return screen.queryAllByRole('button', { pressed: true }).map(({ textContent }) => textContent)
}

test.each(['cautious', 'balanced', 'aggressive'] as const)(
  'a crowd that came through a link or a file shows which profile it has: %s',
  async (profile) => {
    expect(await pressed(JSON.parse(JSON.stringify(mixOf(profile))))).toEqual([profile])
  },
)

test('a mix of one’s own is no profile', async () => {
  const [first, ...others] = mixOf('balanced')
  expect(await pressed([{ leverage: 1, weight: (first?.weight ?? 0) + 0.1 }, ...others])).toEqual([])
  expect(await pressed(others)).toEqual([])
})
