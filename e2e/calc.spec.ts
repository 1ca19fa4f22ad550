import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* The calculator: its numbers by hand, what gives way to a wish, the address, the keyboard. */

const TEXTBOOK = '#/calc?venue=textbook&market=BTC&side=long&size=1&entry=100&lev=10'

const headline = (page: Page) => page.getByTestId('calc-headline')
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`)
  await expect(headline(page)).toBeVisible()
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text)
  await field(page, name).press('Enter')
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual(
    [],
  )
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

test('1 from 100 at 10x is liquidated at 90.45, and what is typed is solved for and stays in the link', async ({
  page,
}) => {
  await open(page, TEXTBOOK)
  // 90 / 0.995; the simple formula says 100 · (1 − 0.1 + 0.005).
  await expect(headline(page)).toHaveText('90.45')
  await expect(field(page, 'Bankruptcy price')).toHaveValue('90.00')
  await expect(page.getByTestId('calc-simple')).toHaveText(
    'Most pages print 90.50. That is 0.05 too high, 0.05% of the liquidation price.',
  )
  // 6.47 of margin: a leverage of 15.46. From 90 / (1 − 0.0647) = 96.23 it is bankrupt at 90, and 62.26 carry ten of them.
  await type(page, 'Liquidation price', '94')
  await expect(headline(page)).toHaveText('94.00')
  await expect(page.getByRole('slider', { name: 'Leverage' })).toHaveAttribute('aria-valuetext', '15.5×')
  await expect(field(page, 'Margin')).toHaveValue('6.47')
  await page.getByRole('radio', { name: 'Entry price' }).check()
  await type(page, 'Bankruptcy price', '90')
  await expect(field(page, 'Entry price')).toHaveValue(/^96\.2258/)
  await page.getByRole('radio', { name: 'Size' }).check()
  await type(page, 'Margin', '62.26')
  await expect(field(page, 'Size')).toHaveValue(/^10\.000/)
  await expect(page).toHaveURL(/gives=size/)
  const before = await page.getByRole('definition').allInnerTexts()
  await page.reload()
  await expect(headline(page)).toBeVisible()
  await expect.poll(() => page.getByRole('definition').allInnerTexts()).toEqual(before)
})

test('a cross account counts its other legs, a profit is ranked, a bad address is named', async ({
  page,
}) => {
  const cross =
    'venue=textbook&market=BTC&side=long&size=1&entry=100&lev=5&mode=cross&mark=110&others=ETH:-1:95:100'
  await open(page, `#/calc?${cross}&added=25&funding=oops`)
  await expect(page.getByRole('alert').first()).toContainText(
    'In the address funding is “oops”; allowed: a number.',
  )
  // 45 − 5 − 0.5 stand behind BTC: (100 − 39.5) / 0.995 = 60.80; the score is 10 % · (110 / 50).
  await expect(headline(page)).toHaveText('60.80')
  await expect(page.getByText('Other positions stand in the account.')).toBeVisible()
  const score = page.getByRole('definition').filter({ hasText: 'at a mark of 110.00' })
  await expect(score).toContainText('0.2200')
  await page.getByRole('radio', { name: 'Isolated' }).check()
  // (100 − 45) / 0.995.
  await expect(headline(page)).toHaveText('55.28')
  await page.getByRole('button', { name: 'Why is the Liquidation price what it is?' }).click()
  await expect(page.getByTestId('why-value')).toHaveText('55.28')
  await page.keyboard.press('Escape')
  // 100x is the most that this venue allows; 110 / 109.9 would need more.
  await type(page, 'Liquidation price', '109.9')
  await expect(page.getByRole('alert').last()).toContainText(
    'Nothing puts the liquidation price at 109.90 when leverage gives way.',
  )
})

test('lines are dragged and moved by keys; the lab opens with the position in a crowd', async ({ page }) => {
  await open(page, TEXTBOOK)
  const line = page.getByRole('slider', { name: 'Liquidation price' })
  await line.focus()
  // A key is 0.1 % of the price, on the tick: 90.45 − 0.09.
  await page.keyboard.press('ArrowDown')
  await expect(headline(page)).toHaveText('90.36')
  const box = await line.locator('..').boundingBox()
  if (box === null) throw new Error('the line has no handle')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y - 30, { steps: 4 })
  await expect(headline(page)).not.toHaveText('90.36')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(headline(page)).toHaveText('90.36')
  await page.getByRole('button', { name: 'See it happen' }).click()
  const lab = new LabPage(page)
  await lab.settled()
  await expect(lab.stage.getByText('your liquidation 90.36')).toBeVisible()
  await expect(lab.slider('Accounts')).toHaveAttribute('aria-valuetext', '100,000')
})

for (const [width, scheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const)
  test(`axe finds nothing at ${width}, ${scheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 860 })
    await page.emulateMedia({ colorScheme: scheme })
    await open(page, `${TEXTBOOK}&mode=cross&others=ETH:-3:4000&size=x`)
    await type(page, 'Entry price', '-5')
    await expect(page.getByText('-5 cannot be used')).toBeVisible()
    await expectClean(page)
  })
