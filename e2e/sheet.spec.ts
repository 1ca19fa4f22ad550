import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* The rules as a page to read: the venue's own numbers, how well they are known, and every formula with its proof. */

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual(
    [],
  )
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

/** The row of a tier table that begins at a floor. */
const tierFrom = (page: Page, floor: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: floor, exact: true }) })

/** Types an amount and says what is required at it. */
async function requiredAt(page: Page, amount: string): Promise<string> {
  const field = page.getByRole('textbox', { name: /^Required at/ })
  await field.fill(amount)
  await field.press('Enter')
  const reading = page.getByText(/^At [\d,.]+ the rate is/)
  await expect(reading).toContainText(amount)
  return reading.innerText()
}

test('Binance: rate, deduction and effective rate as published, by keyboard and in the address', async ({
  page,
}) => {
  await page.goto('./#/rules')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Binance USD.-M$/ })
    .press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Binance')
  await expect(tierFrom(page, '50,000')).toHaveText(/50,000.*0\.5%.*50.*100×.*1%/)
  await expect(tierFrom(page, '600,000')).toContainText('950')
  expect(await requiredAt(page, '100,000')).toContain('450\u2009USDT are required: 0.45% of the value')
  await expect(page).toHaveURL(/#\/rules\/binance-usdm\?at=100000$/)

  const chart = page.getByRole('slider', { name: /^Requirement in BTCUSDT/ })
  await chart.focus()
  await expect(chart).toHaveAttribute('aria-valuetext', '100,000: rate 0.5%, effective 0.45%')
  await chart.press('ArrowRight')
  await expect(chart).toHaveAttribute('aria-valuetext', /^125,000: rate 0\.5%, effective 0\.46%$/)
  await page.getByRole('combobox', { name: 'Market' }).selectOption('DOGEUSDT')
  await expect(tierFrom(page, '10,000')).toContainText('0.7%')
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Market' })).toHaveValue('DOGEUSDT')
})

test('Hyperliquid: its numbers, what is unverified, what a variant changes, and the lab under it', async ({
  page,
}) => {
  await page.goto('./#/rules/hyperliquid?market=BTC')
  await expect(tierFrom(page, '150,000,000')).toHaveText(/2\.5%.*1,875,000.*20×.*5%/)
  expect(await requiredAt(page, '200,000,000')).toContain('3,125,000 are required: 1.5625% of the value')
  await expect(page.getByText('loses 20% first when above 100,000')).toBeVisible()
  const marks = page.locator('[data-evidence="unverified"]')
  await expect(marks).toHaveCount(3)
  await expect(marks.first()).toHaveText('unverified')

  await page.goto('./#/rules/hyperliquid-observed-score')
  await expect(page.getByRole('region', { name: 'What it changes' })).toContainText('HL-ADL-DOC → HL-ADL-OBS')
  await page.getByRole('link', { name: 'Open the lab under these rules' }).click()
  await new LabPage(page).settled()
  await expect(page.getByRole('combobox', { name: 'Rulebook' })).toHaveValue('hyperliquid-observed-score')
})

test('why 90.45 leads to the rule, with the number and the tests that prove it', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await lab.typePrice('89')
  await lab.story.getByRole('button', { name: /Why 90.45/ }).click()
  await page.getByRole('link', { name: 'Rule T2 of MODEL.md' }).press('Enter')
  await expect(page).toHaveURL(/#\/model\/T2$/)
  const rule = page.getByRole('article').filter({ has: page.locator('#T2') })
  await expect(page.locator('#T2')).toBeFocused()
  await expect(rule.getByText('90.45', { exact: true })).toBeInViewport()
  await expect(rule.getByText('engine/threshold.test.ts')).toBeVisible()
  expect(await rule.locator('dd').count()).toBeGreaterThan(20)

  await page.getByRole('searchbox', { name: 'Search the rules' }).fill('half of the initial rate')
  await expect(page.getByText(/^1 rule of \d+$/)).toBeVisible()
  await expect(page.getByRole('article').getByRole('heading')).toContainText('M4 Tiers with deduction')
  // The lab is where it was left.
  await page.getByRole('link', { name: 'Lab', exact: true }).click()
  await lab.settled()
  await expect(lab.story).toContainText('90.45')
})

for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [390, 844, 'dark'],
] as const)
  test(`both pages are clean at ${width}, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await page.goto('./#/rules/bitmex-inverse?at=300')
    await expect(page.getByText(/^At 300 the rate is/)).toBeVisible()
    await expectClean(page)
    // A few of the rules, of all their kinds of text: axe takes minutes over the eighty.
    await page.goto('./#/model/T2?q=step+models+threshold')
    await expect(page.locator('#T2')).toBeFocused()
    await expectClean(page)
  })
