// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadRulebook } from '../../data/catalogue.ts'
import { LoadError } from '../../data/load.ts'
import { createLab } from '../../store/create-lab.ts'
import { makeRoom } from '../../store/room.test-kit.ts'
import { WordsProvider } from '../../ui/words-context.tsx'
import { createWords } from '../../words/words.ts'
import type { PageProps } from '../page/pages.ts'
import { pageProps } from '../page-props.test-kit.ts'
import { PreferencesProvider } from '../preferences-context.tsx'
import { RulesPage } from './RulesPage.tsx'

// The page's own URL, of happy-dom, is not the one that finds files.
const published = (path: string): string => readFileSync(join(process.cwd(), 'public', path), 'utf8')

beforeEach(() => {
  vi.stubGlobal('fetch', async (path: string) => new Response(published(path)))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** The page with the real engine and the files of the project, once all of them have answered. */
async function open(rest: string, given: Partial<PageProps> = {}) {
  const kept: string[] = []
  const room = makeRoom()
  // What one answer changes asks for the next: each in a turn of its own.
  const settle = async () => {
    for (let i = 0; i < 8 || screen.queryAllByText('Loading…').length > 0; i++)
      await act(async () => {
        room.settle()
        await new Promise((resolve) => setTimeout(resolve, 5))
      })
  }
  const props = pageProps({
    rest,
    keep: (to) => kept.push(to),
    makeLab: (scenario) => createLab({ spawn: room.spawn, scenario }),
    rulebookFile: loadRulebook,
    linkTo: async (scenario) => `#/lab/with-${scenario.rulebook.id}`,
    ...given,
  })
  const shown = render(
    <QueryClientProvider client={new QueryClient()}>
      <WordsProvider say={createWords()}>
        <PreferencesProvider>
          <RulesPage {...props} />
        </PreferencesProvider>
      </WordsProvider>
    </QueryClientProvider>,
  )
  await settle()
  return { ...shown, kept, room, settle }
}

const rows = (name: RegExp): string[][] =>
  within(screen.getByRole('group', { name }))
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent ?? ''))

describe('the list', () => {
  test('has every rulebook of the catalogue, with a line about it', async () => {
    await open('')
    const index = JSON.parse(published('rulebooks/index.json')) as { id: string; name: string }[]
    const items = screen.getAllByRole('listitem')
    expect(items).toHaveLength(index.length)
    for (const [i, { id, name }] of index.entries()) {
      expect(within(items[i]).getByRole('link', { name }).getAttribute('href')).toBe(`#/rules/${id}`)
      expect(items[i].textContent).toMatch(/; deleverages |; no deleveraging/)
      expect(items[i].textContent).toMatch(/rules of \d{4}-\d\d-\d\d/)
    }
  })
})

describe('a sheet', () => {
  test('has the tiers of the venue with deductions by the engine, and what is required at an amount', async () => {
    const { kept, settle } = await open('/binance-usdm')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Binance USDⓈ-M')
    const [, , second, third] = rows(/Tiers of BTCUSDT/)
    expect(second).toEqual(['50,000', '0.5%', '50', '100×', '1%'])
    expect(third).toEqual(['600,000', '0.65%', '950', '75×', '1.3333%'])
    const field = screen.getByRole('textbox', { name: /^Required at a/ })
    fireEvent.change(field, { target: { value: '100000' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await settle()
    expect(kept).toEqual(['/binance-usdm?at=100000'])
    expect(screen.getByText(/^At 100,000 the rate/).textContent).toBe(
      'At 100,000 the rate is 0.5% and 450\u2009USDT are required: 0.45% of the value.',
    )
  })

  test('of another market, which is kept in the address', async () => {
    const { kept, settle } = await open('/binance-usdm?at=100000')
    fireEvent.change(screen.getByRole('combobox', { name: 'Market' }), { target: { value: 'DOGEUSDT' } })
    await settle()
    expect(rows(/Tiers of DOGEUSDT/)[2]).toEqual(['10,000', '0.7%', '20', '50×', '2%'])
    expect(kept).toEqual(['/binance-usdm?market=DOGEUSDT'])
  })

  test('marks what is weaker than documented beside the statement that it is about', async () => {
    await open('/hyperliquid')
    const score = screen.getByText(/HL-ADL-DOC/).parentElement?.parentElement
    expect(score?.textContent).toContain('unverified')
    expect(within(score as HTMLElement).getByRole('link', { name: /^HL5: OtterSec/ })).toBeDefined()
    expect(within(score as HTMLElement).getByRole('link', { name: 'Rule S5 of MODEL.md' })).toBeDefined()
  })

  test('of a flat rate draws nothing and says so', async () => {
    await open('/textbook')
    expect(
      screen.getByText(/^In all markets the same is required at every size.*0\.5% of the value/),
    ).toBeDefined()
    expect(screen.queryByRole('slider')).toBeNull()
  })

  test('of a variant begins with what it changes', async () => {
    await open('/hyperliquid-observed-score')
    const changes = screen.getByRole('region', { name: 'What it changes' })
    expect(changes.textContent).toContain('A variant of Hyperliquid.')
    expect(within(changes).getByText('HL-ADL-DOC → HL-ADL-OBS')).toBeDefined()
    expect(changes.querySelectorAll('dt')).toHaveLength(1)
    cleanup()
    await open('/hyperliquid')
    expect(screen.queryByRole('region', { name: 'What it changes' })).toBeNull()
  })

  test('opens the lab under its rules, and lets go of its own', async () => {
    const { unmount, room } = await open('/hyperliquid')
    expect(screen.getByRole('link', { name: 'Open the lab under these rules' }).getAttribute('href')).toBe(
      '#/lab/with-hyperliquid',
    )
    unmount()
    expect(room.terminated()).toBe(1)
  })

  test('that cannot be had is named, with why', async () => {
    await open('/nowhere', { rulebookFile: () => Promise.reject(new LoadError('missing', 'x')) })
    expect(screen.getByRole('alert').textContent).toBe(
      '⚠ nowhere could not be loaded: there is no such file.',
    )
  })
})
