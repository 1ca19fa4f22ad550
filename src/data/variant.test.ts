import { readFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { baseOf } from './variant.ts'

afterEach(() => vi.unstubAllGlobals())

it.each([
  ['hyperliquid-observed-score', 'hyperliquid'],
  ['hyperliquid', null],
])('%s extends %s', async (id, base) => {
  vi.stubGlobal(
    'fetch',
    async (path: string) =>
      new Response(readFileSync(new URL(path, new URL('../../public/', import.meta.url)))),
  )
  expect(await baseOf(id)).toBe(base)
})

it.each(['[]', '3', '{"extends":7}'])('a file that says %s extends none', async (text) => {
  vi.stubGlobal('fetch', async () => new Response(text))
  expect(await baseOf('x')).toBeNull()
})
