import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/*
 * The same position and the same shock under the rulebook of every venue, by hand from the venue's own rule.
 *
 * Linear: 10 from 100 with 100 of margin, then 89. With a rate m on the mark the requirement is 1,000 · m and the line
 * 90 / (1 − m); on the entry the line is 90 + 100 · m. Everyone is bankrupt at 90.
 */
interface Expected {
  readonly maintenance: string
  readonly liquidation: string
  readonly bankruptcy: string
  /** What the stage says where the position is gone after the shock. */
  readonly closed?: string | RegExp
  /** Equity and requirement of what is left, where it is not. */
  readonly left?: readonly [equity: string, maintenance: string] | undefined
}

const staying = (maintenance: string, line: string, left: Expected['left']): Expected => ({
  maintenance,
  liquidation: line,
  bankruptcy: '90.00',
  left,
})

const leaving = (maintenance: string, line: string): Expected => ({
  ...staying(maintenance, line, undefined),
  closed: `you were closed at ${line}`,
})

const LINEAR: Readonly<Record<string, Expected>> = {
  // 0.4 %: the first tier of BTCUSDT. 90 / 0.996.
  'binance-usdm': leaving('$4.00', '90.36'),
  // 0.5 % of the entry.
  'bitmex-linear': leaving('$5.00', '90.50'),
  'bybit-linear': leaving('$5.00', '90.50'),
  'delta-exchange': leaving('$5.00', '90.50'),
  // 1 % + 0.005 % · 10. 90 / 0.9895.
  deribit: leaving('$10.50', '90.96'),
  // 5 %, 90 / 0.95. Each time 40 % go: 10 · 0.6³ = 2.16 stay after the third at 94.7368 · (0.93 / 0.95)² = 90.790, where
  // 7 % of 2.16 · 90.790 are 13.73; at 89 they are 13.73 − 2.16 · 1.79 = 9.86 against 5 % of 192.24.
  'drift-v2': staying('$50.00', '94.74', ['$9.86', '$9.61']),
  // Large-cap, 3 %. 90 / 0.97.
  'dydx-v4': leaving('$30.00', '92.78'),
  // A floor of 1 % of the size at entry.
  'gmx-v2': leaving('$10.00', '91.00'),
  // BTC at 40x: 1.25 %. 90 / 0.9875.
  hyperliquid: leaving('$12.50', '91.14'),
  // 3 %.
  lighter: leaving('$30.00', '92.78'),
  // 1 % + 0.06 %. 90 / 0.9894.
  'okx-linear': leaving('$10.60', '90.96'),
  // 1 %, 90 / 0.99. A fifth goes at a time, for 0.5 % of its value: after seventeen of them, rounded up to lots of 0.001,
  // 0.224 stay, worth 19.94 at 89.
  paradex: staying('$10.00', '90.91', ['$0.21', '$0.20']),
}

/*
 * Inverse: 100,000 USD from 60,000 with a tenth of 1.66667 coins, then 53,000. Bankrupt at 100,000 / 1.83333; on the entry
 * the line is 100,000 / (1.83333 − 1.66667 · m), on the mark 100,000 · (1 + m) / 1.83333.
 */
const inCoin = (maintenance: string, line: string): Expected => ({
  maintenance,
  liquidation: line,
  bankruptcy: '54,545.5',
  // Whoever goes before takes the price along: at the line or a little below.
  closed: /^you were closed at 5[45],\d{3}\.\d$/,
})

const INVERSE: Readonly<Record<string, Expected>> = {
  // 2.5 % of the mark.
  'binance-coinm': inCoin('0.04167 XBT', '55,909.1'),
  // 0.5 % of the entry.
  'bitmex-inverse': inCoin('0.008333 XBT', '54,794.5'),
  'bybit-inverse': inCoin('0.008333 XBT', '54,794.5'),
  // 1 % of the mark.
  'kraken-futures': inCoin('0.01667 XBT', '55,090.9'),
}

async function shock(page: Page, id: string, price: string, expected: Expected): Promise<void> {
  const lab = new LabPage(page)
  const you = page.getByRole('region', { name: 'You' })
  const line = (name: string) => you.locator('dl > div').filter({ hasText: name }).locator('dd')
  await page.getByRole('combobox', { name: 'Rulebook' }).selectOption(id)
  await expect(page.getByRole('combobox', { name: 'Rulebook' })).toHaveValue(id)
  await expect(line('Maintenance margin'), id).toHaveText(expected.maintenance)
  await expect(line('Liquidation price'), id).toHaveText(expected.liquidation)
  await expect(line('Bankruptcy price'), id).toHaveText(expected.bankruptcy)
  await lab.typePrice(price)
  await lab.settled()
  if (expected.closed !== undefined) await expect(lab.stage.getByText(expected.closed), id).toBeVisible()
  if (expected.left !== undefined) {
    await expect(line('Equity'), id).toHaveText(expected.left[0])
    await expect(line('Maintenance margin'), id).toHaveText(expected.left[1])
  }
  await expect(lab.pays.getByTestId('loss-gap'), id).toHaveText('0.00')
  await page.getByRole('button', { name: 'Undo' }).click()
  await lab.settled()
}

test('every venue: three of its own numbers, and the same shock from 100 to 89', async ({ page }) => {
  await new LabPage(page).open()
  const names = await page.getByRole('combobox', { name: 'Rulebook' }).getByRole('option').allTextContents()
  expect(names).toHaveLength(23)
  expect(names[0]).toBe('Textbook venue')
  for (const [id, expected] of Object.entries(LINEAR)) await shock(page, id, '89', expected)
})

test('and those that settle in coin, from 60,000 to 53,000', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/inverse')
  // The fewest people: their crowd is not what is asked about.
  await lab.slider('Accounts').focus()
  await page.keyboard.press('Home')
  await expect(lab.slider('Accounts')).toHaveAttribute('aria-valuetext', '10')
  await lab.settled()
  for (const [id, expected] of Object.entries(INVERSE)) await shock(page, id, '53000', expected)
})
