import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

const RANGE = [75, 125] as const

test('undo five times gives the first state, byte for byte; redo gives the last', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  const first = await lab.digest()
  const seen = [first]
  const step = async (act: () => Promise<void>): Promise<void> => {
    await act()
    await expect.poll(() => lab.digest()).not.toBe(seen[seen.length - 1])
    seen.push(await lab.digest())
  }
  await step(() => lab.drag('Mark price', 92, RANGE))
  await step(async () => {
    await lab.slider('Price gap').focus()
    await page.keyboard.press('PageDown')
    await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled()
  })
  await step(() => lab.typePrice('88'))
  await step(async () => {
    await page.getByRole('button', { name: /^Insurance fund: / }).click()
    await page.getByRole('textbox', { name: 'Insurance fund' }).fill('1000')
    await page.keyboard.press('Enter')
  })
  await step(() => page.getByRole('button', { name: 'pro-rata', exact: true }).click())
  const last = await lab.digest()
  for (let i = 0; i < 5; i++) await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect.poll(() => lab.digest()).toBe(first)
  for (let i = 0; i < 5; i++) await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => lab.digest()).toBe(last)
})

test('cancelling a drag leaves every byte as it was', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  await lab.drag('Mark price', 95, RANGE)
  await expect(page.getByText('95.00').first()).toBeVisible()
  const before = await lab.digest()
  const journal = await lab.table(/Journal/)
  await lab.drag('Mark price', 85, RANGE, true)
  await expect.poll(() => lab.digest()).not.toBe(before)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(() => lab.digest()).toBe(before)
  expect(await lab.table(/Journal/)).toEqual(journal)
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled()
})

test('going back in the browser goes back to what was committed before', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  const first = await lab.digest()
  await lab.drag('Mark price', 89, RANGE)
  await expect.poll(() => page.url()).toContain('#1.')
  const link = page.url()
  const after = await lab.digest()
  expect(after).not.toBe(first)
  await page.goBack()
  await expect.poll(() => lab.digest()).toBe(first)
  await page.goto('about:blank')
  await page.goto(link)
  await expect.poll(() => lab.digest()).toBe(after)
})
