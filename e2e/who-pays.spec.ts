import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

const RANGE = [75, 125] as const

test('fund at zero, the same shock: named winners are deleveraged in rank order, residual 0.00', async ({
  page,
}) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  // All of the move is a jump, so that the queue is ranked at a price that the scrubber can show.
  await lab.slider('Price gap').focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp')
  await expect(page.getByRole('button', { name: 'Price gap: jump' })).toBeVisible()
  await lab.drag('Mark price', 85, RANGE)
  await expect(lab.pays.getByText(/−\$[\d.,KM]+ · \$[\d.,KM]+ left/)).toBeVisible()

  await page.getByRole('button', { name: /^Insurance fund: / }).click()
  await page.getByRole('textbox', { name: 'Insurance fund' }).fill('0')
  await page.keyboard.press('Enter')
  await expect(lab.pays.getByText(/forgone by [\d,]+/)).toBeVisible()
  await expect(lab.story).toContainText(
    /Short \d+ and [\d,]+ others were deleveraged, at \d+\.\d\d; they gave up/,
  )
  await expect(lab.pays.getByText('residual $0.00')).toBeVisible()
  await expect(lab.pays.getByTestId('loss-gap')).toHaveText('0.00')

  // The journal names the winners; they are those that stood first in line when the round began.
  const [head = [], ...rows] = await lab.table(/Journal/)
  const cell = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? ''
  const cuts = rows.filter((row) => cell(row, 'cause') === 'adl')
  const round = Number(cell(cuts[0] ?? [], 'round'))
  expect(round).toBeGreaterThan(0)
  await lab.slider('Round').focus()
  await page.keyboard.press('Home')
  for (let i = 1; i < round; i++) await page.keyboard.press('ArrowRight')
  await expect(page.getByText(`round ${round - 1} of`)).toBeVisible()
  await page.getByText('First in line').click()
  const line = await page.locator('li', { hasText: /^Rank \d+: / }).allInnerTexts()
  const named = line.map((text) => /^Rank \d+: (.+)\. Score/.exec(text)?.[1])
  expect(named).toHaveLength(5)
  expect(winnersOf(cuts, cell).slice(0, 5)).toEqual(named)
})

/** Who gave up, in the order of the journal: each once. A winner's row is called by its number from the first trader on. */
function winnersOf(
  cuts: readonly (readonly string[])[],
  cell: (row: readonly string[], name: string) => string,
): readonly string[] {
  const names = cuts.map((row) => `Short ${Number(cell(row, 'from')) - 2}`)
  return [...new Set(names)]
}
