import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* One crowd and one price path under several rulebooks: the same numbers as alone, one scale, and words for what differs. */

const PAIR = '#/compare?rules=textbook,binance-usdm&scenario=fund-runs-dry'
/** Engines of several columns start beside each other, and the rules are run again one by one. */
const LOAD_MS = 40_000

class ComparePage {
  readonly page: Page
  readonly columns: Locator
  readonly differences: Locator
  constructor(page: Page) {
    this.page = page
    this.columns = page.getByTestId('column')
    this.differences = page.getByTestId('differences')
  }

  async open(hash: string): Promise<void> {
    await this.page.goto(`./${hash}`)
    await expect(this.page.getByTestId('numbers').last()).toBeVisible({ timeout: LOAD_MS })
  }

  async typePrice(text: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Mark price: / }).click()
    const field = this.page.getByRole('textbox', { name: 'Mark price' })
    await field.fill(text)
    await field.press('Enter')
    await expect(this.differences).toContainText('A rule is named where', { timeout: LOAD_MS })
  }

  /** A headline number of a column, as it is printed. */
  number(column: number, row: string): Locator {
    return this.columns.nth(column).getByRole('row', { name: row }).getByRole('button')
  }

  measure(name: string): Locator {
    return this.differences.locator(`[data-measure="${name}"]`)
  }
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual(
    [],
  )
}

/** The number of accounts closed under a rulebook in the lab, alone. */
async function closedAlone(page: Page, rulebook: string): Promise<string> {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  await page.getByRole('combobox', { name: 'Rulebook' }).selectOption(rulebook)
  await expect(page.getByRole('combobox', { name: 'Rulebook' })).toHaveValue(rulebook)
  await lab.typePrice('90')
  await lab.settled()
  await page.getByLabel('More numbers').click()
  const closed = await page
    .getByRole('button', { name: /^the number of accounts closed/ })
    .locator('b')
    .innerText()
  // The menu would stand over the stage.
  await page.keyboard.press('Escape')
  return closed
}

const MILLIONS = /^\$([\d.]+)M$/
const amountOf = (text: string): number => Number(MILLIONS.exec(text)?.[1])

/** Pixels of all closed bars of a column's ladder: what `h` goes to the right in the hatched paths. */
async function closedPixels(column: Locator): Promise<number> {
  const paths = await column.getByTestId('stage').locator('path[fill$="closed)"]').all()
  const drawn = await Promise.all(paths.map((path) => path.getAttribute('d')))
  return (
    drawn
      .join('')
      .match(/h[\d.]+/g)
      ?.reduce((sum, bar) => sum + Number(bar.slice(1)), 0) ?? 0
  )
}

test('numbers agree with those of each lab alone, words with numbers, and every scale is one', async ({
  page,
}) => {
  const compare = new ComparePage(page)
  await compare.open(PAIR)
  await expect(compare.differences).toContainText('Nothing has happened yet')
  await compare.typePrice('90')
  const closed = [0, 1].map((column) => compare.number(column, 'Accounts closed'))
  const [textbook = '', binance = ''] = await Promise.all(closed.map((cell) => cell.innerText()))
  expect([textbook, binance]).toEqual(['6,242', '5,937'])
  await expect(compare.measure('closed')).toHaveText(
    /^Binance USDⓈ-M closes 305 accounts fewer: it hands winners what exceeds 100% of the fund as notional in a round, Textbook venue does not \(\d+%\); it asks 0\.40% of maintenance margin in the lowest tier, Textbook venue 0\.50% \(\d+%\)\.$/,
  )
  await expect(compare.measure('mark')).toContainText('the mark ends at 89.41, not at 88.80')
  await expect(compare.number(0, 'Residual')).toHaveText('$0.00')

  // One scale: the same prices at the same heights, and a bar as long as its notional.
  const ticks = await Promise.all(
    [0, 1].map((column) =>
      compare.columns
        .nth(column)
        .getByTestId('stage')
        .locator('text')
        .evaluateAll((texts) =>
          texts
            .filter((text) => /^(80|100|110|120)$/.test(text.textContent ?? ''))
            .map(
              (text) => `${text.textContent} ${text.getAttribute('y')} ${text.getBoundingClientRect().top}`,
            ),
        ),
    ),
  )
  expect(ticks[0]?.length).toBeGreaterThan(2)
  expect(ticks[1]).toEqual(ticks[0])
  const [one = 0, other = 0] = await Promise.all(
    [0, 1].map(async (column) => {
      const notional = amountOf(await compare.number(column, 'Notional closed').innerText())
      return (await closedPixels(compare.columns.nth(column))) / notional
    }),
  )
  expect(one).toBeGreaterThan(10)
  expect(Math.abs(other / one - 1)).toBeLessThan(0.01)

  await closed[1]?.click()
  await expect(page.getByTestId('why-value')).toHaveText('5,937')
  await page.keyboard.press('Escape')
  await expectClean(page)

  expect(await closedAlone(page, 'textbook')).toBe(textbook)
  expect(await closedAlone(page, 'binance-usdm')).toBe(binance)
})

test('where two runs part is a mark on both tracks, and leads all columns there; keys move the price in all', async ({
  page,
}) => {
  const compare = new ComparePage(page)
  await compare.open('#/compare?rules=hyperliquid,hyperliquid-observed-score&scenario=fund-runs-dry')
  await compare.typePrice('90')
  await expect(compare.measure('winners')).toContainText(
    'deleverages 265 winners more: it ranks winners by leverage times return',
  )
  await expect(compare.measure('winners')).toContainText('(100%)')
  const marks = page.getByRole('button', { name: 'Here the runs part: all columns to round 6' })
  await expect(marks).toHaveCount(2)
  await marks.last().focus()
  await page.keyboard.press('Enter')
  for (const column of [0, 1]) await expect(compare.columns.nth(column)).toContainText('round 6 of 8')
  await compare.columns.first().getByRole('button', { name: 'all to the end' }).click()
  await expect(compare.columns.last()).toContainText('round 8 of 8')

  const slider = page.getByRole('slider', { name: 'Mark price' })
  await slider.focus()
  await page.keyboard.press('ArrowDown')
  await expect(slider).toHaveAttribute('aria-valuetext', '89.50')
  await page.keyboard.press('Escape')
  await expect(slider).toHaveAttribute('aria-valuetext', '90.00')
  await page.getByRole('button', { name: '+1 %' }).click()
  await expect(slider).toHaveAttribute('aria-valuetext', '90.90')
})

test('on a phone columns are swiped, stepped and reached by keys, with the differences in view', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  // Columns change places at once: what is tested is where they come to, not the glide.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const compare = new ComparePage(page)
  await compare.open(PAIR)
  await compare.typePrice('90')
  const place = page.getByText('1 of 2')
  await expect(place).toBeVisible()
  const strip = page.getByRole('group', { name: 'Columns' })
  const box = await strip.boundingBox()
  if (box === null) throw new Error('the columns are on the screen')
  await page.mouse.move(box.x + 100, box.y + 20)
  await page.mouse.wheel(box.width, 0)
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expect(compare.columns.nth(1)).toBeInViewport({ ratio: 0.1 })
  await expect(compare.columns.nth(0)).not.toBeInViewport()
  await page.getByRole('button', { name: 'Column before' }).click()
  await expect(place).toBeVisible()
  await expect(compare.columns.nth(1)).not.toBeInViewport()
  await strip.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('2 of 2')).toBeVisible()
  await expect(compare.columns.nth(0)).not.toBeInViewport()

  await compare.number(1, 'Residual').scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 600)
  await expect(compare.measure('closed')).toBeInViewport()
  await expect(page.getByRole('slider', { name: 'Mark price' })).toBeInViewport()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expectClean(page)
})

test('the lab leads here with its scenario; the address leads back; what cannot be had is said', async ({
  page,
}) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  await lab.typePrice('90')
  await expect(page).toHaveURL(/#1\./)
  await page.getByRole('link', { name: '+ Compare' }).click()
  const compare = new ComparePage(page)
  await expect(compare.number(0, 'Accounts closed')).toHaveText('6,242', { timeout: LOAD_MS })
  await page.getByRole('combobox', { name: 'Rulebook of column 2' }).selectOption('binance-usdm')
  await expect(compare.number(1, 'Accounts closed')).toHaveText('5,937', { timeout: LOAD_MS })
  await expect(page).toHaveURL(/#\/compare\?rules=textbook,binance-usdm&lab=1\./)
  await page.reload()
  await expect(compare.number(1, 'Accounts closed')).toHaveText('5,937', { timeout: LOAD_MS })

  await page.route('**/rulebooks/bitmex-inverse.json', (route) => route.abort())
  await page.getByRole('combobox', { name: 'Rulebook of column 2' }).selectOption('bitmex-inverse')
  await expect(page.getByRole('status').first()).toContainText(
    'bitmex-inverse could not be loaded: there is no network',
  )
  await expect(compare.number(1, 'Accounts closed')).toHaveText('5,937')
  await page.goto('./#/compare?rules=textbook,textbook&scenario=fund-runs-dry')
  await expect(page.getByRole('status').first()).toContainText('In this address rules is textbook,textbook')
  await expect(compare.columns).toHaveCount(2)
})
