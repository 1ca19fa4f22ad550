import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publicFiles } from '../../app/public.test-kit.ts'
import { checkSnapshot } from './snapshot.ts'
import { LIVE_VENUES } from './venues.ts'

const file: unknown = JSON.parse(
  readFileSync(new URL('../../../public/live/snapshot.json', import.meta.url), 'utf8'),
)

test('the snapshot has the tier tables of the rulebook and its day, and no price', async () => {
  const checked = checkSnapshot(file)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  const { dated, markets } = checked.value
  const rulebook = await publicFiles.rulebook('hyperliquid')
  expect(dated).toBe(rulebook.dated)
  expect(markets.map(({ symbol }) => symbol)).toEqual(
    LIVE_VENUES.find(({ id }) => id === 'hyperliquid')?.markets,
  )
  for (const { symbol, tiers, source } of markets) {
    expect(rulebook.margin.model === 'deduction' && rulebook.margin.tiers[symbol], symbol).toEqual(tiers)
    expect(
      rulebook.sources.map(({ text }) => text),
      symbol,
    ).toContain(source)
  }
})

test('a snapshot with a field of another name is refused', () => {
  expect(checkSnapshot({ ...(file as object), mark: 1 })).toMatchObject({
    ok: false,
    problems: [{ field: 'mark', value: '1', allowed: 'no field of this name' }],
  })
})
