import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/** The editor of rules over the fund that runs dry, under Hyperliquid's rules, after a fall to 88. */
async function openEditor(page: Page): Promise<LabPage> {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  await page.getByRole('combobox', { name: 'Rulebook' }).selectOption('hyperliquid')
  await lab.typePrice('88')
  await expect(lab.pays.getByText('forgone by 3,483')).toBeVisible()
  await page.getByRole('button', { name: 'Edit the rules' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Edit the rules' })).toBeFocused()
  return lab
}

async function halve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'First tranche: 20%' }).press('Enter')
  await page.getByRole('textbox', { name: 'First tranche' }).fill('50')
  await page.keyboard.press('Enter')
}

const json = (page: Page) => page.getByRole('textbox', { name: 'The whole rulebook as JSON' })
const rulebook = (page: Page) => page.getByRole('combobox', { name: 'Rulebook' })

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual(
    [],
  )
}

test('a number of the form is in the JSON, the run, the changes, the link; undo and Esc go back', async ({
  page,
}) => {
  const lab = await openEditor(page)
  const before = await lab.digest()
  await halve(page)
  await expect(lab.pays.getByText('forgone by 3,503')).toBeVisible()
  await expect(page.getByTestId('edit-changes').getByRole('listitem')).toHaveText([
    /^procedure\.fraction\s*0\.2 → 0\.5/,
  ])
  await expect(rulebook(page).locator('option:checked')).toHaveText('Hyperliquid, edited')
  await expect(page.getByRole('button', { name: 'First tranche: 50%' })).toBeFocused()
  const after = await lab.digest()
  expect(after).not.toBe(before)

  await page.getByRole('tab', { name: 'Form', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(json(page)).toHaveValue(/"fraction": 0\.5,/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => lab.digest()).toBe(before)
  await expect(json(page)).toHaveValue(/"fraction": 0\.2,/)
  await expect(rulebook(page).locator('option:checked')).toHaveText('Hyperliquid')
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect.poll(() => lab.digest()).toBe(after)

  await json(page).press('Escape')
  await expect(json(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Edit the rules' })).toBeFocused()
  await expect.poll(() => page.url()).toContain('#1.')
  const link = page.url()
  await page.goto('about:blank')
  await page.goto(link)
  await expect.poll(() => lab.digest()).toBe(after)
  await expect(rulebook(page).locator('option:checked')).toHaveText('Hyperliquid, edited')
})

test('what is wrong in the JSON is named and changes nothing; a strategy comes with a venue’s numbers', async ({
  page,
}) => {
  const lab = await openEditor(page)
  const before = await lab.digest()
  await page.getByRole('tab', { name: 'JSON' }).click()
  const text = await json(page).inputValue()
  await json(page).fill(text.replace('"rate": 0.0125', '"rate": 2'))
  const problems = page.getByTestId('edit-problems')
  await expect(problems).toContainText('margin.tiers.BTC[0].rate is 2; allowed: 0 to 1.')
  await json(page).fill(text.replace('"version": 1,', '"version": 1'))
  await expect(problems).toContainText('Line 3, column 3: "id": "hyperliquid", cannot stand here')
  expect(await lab.digest()).toBe(before)
  await page.getByRole('button', { name: 'Back to what is applied' }).click()
  await expect(json(page)).toHaveValue(text)

  await page.getByRole('tab', { name: 'Form', exact: true }).click()
  await page.getByRole('combobox', { name: 'How much is closed' }).selectOption('tierDown')
  await expect(page.getByText('Numbers as at Binance COIN-M.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Tiers at a time' })).toHaveValue('1')
  await expect.poll(() => lab.digest()).not.toBe(before)
  await page.getByRole('button', { name: 'Put back procedure' }).click()
  await expect.poll(() => lab.digest()).toBe(before)
})

test('what is saved and loaded again gives the same run; a bad file is refused whole', async ({ page }) => {
  const lab = await openEditor(page)
  const original = await lab.digest()
  await halve(page)
  await expect.poll(() => lab.digest()).not.toBe(original)
  const edited = await lab.digest()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('hyperliquid.json')
  const text = readFileSync(await download.path(), 'utf8')
  await rulebook(page).selectOption('hyperliquid')
  await expect.poll(() => lab.digest()).toBe(original)

  const load = (name: string, content: string) =>
    page
      .getByLabel('Load a file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
  const told = page.getByTestId('edit-loaded')
  await load('bad.json', text.replace('"fraction": 0.5', '"fraction": -1'))
  await expect(told).toContainText('bad.json was not loaded, and nothing was changed.')
  await expect(told).toContainText('procedure.fraction is -1; allowed: above 0, at most 1.')
  expect(await lab.digest()).toBe(original)
  await load('good.json', text)
  await expect(told).toContainText('good.json was loaded.')
  await expect.poll(() => lab.digest()).toBe(edited)
})

for (const size of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`${size.width} × ${size.height}: axe finds nothing in form and JSON, and nothing scrolls sideways`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await new LabPage(page).open()
    if (size.width < 600) {
      await page.getByRole('tab', { name: 'Setup' }).click()
      await page.getByText('The rules', { exact: true }).click()
    }
    await page.getByRole('button', { name: 'Edit the rules' }).click()
    await page.getByRole('textbox', { name: 'Maintenance rate' }).fill('5')
    await page.keyboard.press('Enter')
    await expect(page.getByText('125 cannot be; allowed: at most 1 / 0.05, the rate.')).toBeVisible()
    await expectClean(page)
    await page.getByRole('tab', { name: 'JSON' }).click()
    await expect(json(page)).toHaveValue(/"rate": 0\.05,/)
    await expect(page.getByTestId('edit-changes')).toContainText('0.005 → 0.05')
    await expectClean(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
