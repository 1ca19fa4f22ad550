import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* The first plate: one long, one sentence, one handle. Numbers by hand: 100 units of margin behind 10 at 100, 0.5 %. */

const RANGE = [75, 125] as const

test('one long, one sentence, one handle', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await expect(lab.story).toHaveText('Drag the price down. Find where the exchange takes over.')
  await expect(lab.slider('Mark price')).toHaveAttribute(
    'aria-valuetext',
    '100.00, 10.6% from your liquidation price',
  )
  await expect(lab.stage.getByText('your liquidation 90.45')).toBeVisible()
  await expect(lab.stage.getByText('your bankruptcy 90.00')).toBeVisible()
  // Nothing is offered before something has been done.
  await expect(page.getByRole('button', { name: 'Show me' })).toHaveCount(0)
})

test('a drag from 100 to 89 closes the long at 90.45, with the same numbers everywhere', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await lab.drag('Mark price', 89, RANGE)
  // 10 · (100 − 90 / 0.995) = 95.477 is lost of 100, and 4.523 is left over and goes to the fund.
  await expect(lab.story).toContainText(
    'At 90.45 your margin no longer covered the maintenance margin, so the exchange closed your long. You lost $100.00.',
  )
  await expect(lab.story).toContainText('Why 90.45 and not 90.00?')
  await expect(lab.story).toContainText('Closed better than bankruptcy, they left $4.52 behind.')
  await expect(lab.stage.getByText('you were closed at 90.45')).toBeVisible()
  await expect(lab.pays.getByRole('button', { name: '$95.48 lost of $100.00' })).toBeVisible()
  await expect(lab.pays.getByText('+$4.52: closed better than bankruptcy')).toBeVisible()
  await expect(lab.pays.getByText('$4.52 untouched')).toBeVisible()
  await expect(lab.pays.getByTestId('loss-gap')).toHaveText('0.00')
  await expect(page.getByText('round 1 of 1')).toBeVisible()

  const journal = await lab.table(/Journal/)
  const [head = [], closing = [], surplus = []] = journal
  const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? ''
  expect(journal).toHaveLength(3)
  expect(cell(closing, 'cause')).toBe('liquidation')
  expect(Number(cell(closing, 'amount'))).toBeCloseTo(95.4774, 3)
  expect(Number(cell(closing, 'price'))).toBeCloseTo(90.4523, 3)
  expect(cell(surplus, 'cause')).toBe('surplus')
  expect(cell(surplus, 'to')).toBe('fund')
  expect(Number(cell(surplus, 'amount'))).toBeCloseTo(4.5226, 3)
})

test('why 90.45 and not 90: the formula with its own numbers, the rule and the source', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await lab.drag('Mark price', 89, RANGE)
  await lab.story.getByRole('button', { name: /Why 90.45/ }).click()
  const why = page.getByRole('dialog', { name: 'Why your liquidation price?' })
  await expect(why.getByTestId('why-value')).toHaveText('90.45')
  await expect(why.locator('math').last()).toHaveText(/=100\.00−\$100\.0010(\.0+)?1−0\.50%/)
  await expect(why.getByText('Rule T2 of MODEL.md')).toBeVisible()
  await expect(why.getByText('Sources')).toBeVisible()
  await why.getByText('Why not the same as my exchange?').click()
  await expect(why.getByText('It triggers on its own mark price, not on the last trade.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(why).toHaveCount(0)
})

test('the chips add a crowd, shrink the fund and show the crash', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await lab.drag('Mark price', 89, RANGE)
  await page.getByRole('button', { name: 'Add a crowd' }).first().click()
  await expect(lab.slider('Accounts')).toHaveAttribute('aria-valuetext', '10,000')
  await lab.drag('Mark price', 94, RANGE)
  await expect(lab.story).toContainText(/accounts were liquidated in \d+ rounds?/)
  await page.getByRole('button', { name: 'Shrink the fund' }).click()
  await expect(page.getByRole('button', { name: 'Insurance fund: $20,000' })).toBeVisible()
  await page.getByRole('button', { name: 'Show me' }).click()
  await expect(lab.slider('Mark price')).toHaveAttribute('aria-valuetext', /^86\.00/)
  await expect(page.getByText(/^round (\d+) of \1$/)).toBeVisible({ timeout: 10_000 })
})
