import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* Everything without a pointer: focus moves by Tab only. */

/** Presses Tab until the focused element has this accessible name. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const node = document.activeElement
      return node?.getAttribute('aria-label') ?? node?.textContent?.trim() ?? ''
    })
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

test('the whole first screen by keyboard: move, cross, ask why, undo', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await tabTo(page, 'Mark price')
  const mark = lab.slider('Mark price')
  await page.keyboard.press('ArrowDown')
  await expect(mark).toHaveAttribute('aria-valuetext', /^99\.90/)
  await page.keyboard.press('Shift+ArrowDown')
  await expect(mark).toHaveAttribute('aria-valuetext', /^98\.90/)
  // To the next event, and over it.
  await page.keyboard.press('Alt+ArrowDown')
  await expect(mark).toHaveAttribute('aria-valuetext', /^90\.4/)
  await page.keyboard.press('ArrowDown')
  await expect(lab.story).toContainText('At 90.45 your margin no longer covered')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled()

  await tabTo(page, /^Why 90\.45/)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('why-value')).toHaveText('90.45')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('why-value')).toHaveCount(0)

  const undo = page.getByRole('button', { name: 'Undo' })
  while (await undo.isEnabled()) await page.keyboard.press('Control+z')
  await expect(mark).toHaveAttribute('aria-valuetext', /^100\.00/)
})

test('a burst of keys is one entry in undo', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  const mark = lab.slider('Mark price')
  await mark.focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowDown')
  await expect(mark).toHaveAttribute('aria-valuetext', /^95\.1/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled()
  await page.keyboard.press('Control+z')
  await expect(mark).toHaveAttribute('aria-valuetext', /^100\.00/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('a price is typed: Enter opens the field, a blank changes nothing, a comma is refused or read by the locale', async ({
  page,
}) => {
  const lab = new LabPage(page)
  await lab.open()
  const before = await lab.digest()
  await tabTo(page, 'Mark price')
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Type a price' })
  await expect(field).toBeFocused()
  await field.fill('')
  await page.keyboard.press('Enter')
  expect(await lab.digest()).toBe(before)
  await lab.typePrice('200')
  await expect(page.getByRole('alert')).toContainText('200 cannot be used; from 75.00 to 125.00.')
  expect(await lab.digest()).toBe(before)
  await page.keyboard.press('Escape')
  await lab.typePrice('89,5')
  await expect(lab.slider('Mark price')).toHaveAttribute('aria-valuetext', /^89\.50/)
})

test('the liquidation line is pulled by keys: leverage is solved for, or margin when leverage is locked', async ({
  page,
}) => {
  const lab = new LabPage(page)
  await lab.open()
  await tabTo(page, 'Your liquidation price')
  await page.keyboard.press('Shift+ArrowDown')
  // 1 % below 90.4523 is 89.55; cash = 10 · (100 − 89.55 · 0.995) = 108.98, leverage = 1000 / 108.98 = 9.18.
  await expect(lab.slider('Your liquidation price')).toHaveAttribute(
    'aria-valuetext',
    '89.55, at 9.18× leverage',
  )
  await expect(page.getByRole('button', { name: 'Leverage: 9.18×' })).toBeVisible()
  await tabTo(page, 'Undo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Leverage: 10×' })).toBeVisible()

  await page.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await lab.slider('Your liquidation price').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(lab.slider('Your liquidation price')).toHaveAttribute('aria-valuetext', /^89\.55, at 10×/)
  await expect(page.getByRole('definition').getByText('$108.98').first()).toBeVisible()
})

test('rounds by keyboard: play, step, scrub, and every event is a button', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/crowd')
  await lab.typePrice('93')
  const rounds = Number(/round (\d+) of/.exec(await page.getByText(/^round \d+ of/).innerText())?.[1])
  expect(rounds).toBeGreaterThan(3)
  await tabTo(page, 'Round')
  await page.keyboard.press('Home')
  await expect(page.getByText(`round 0 of ${rounds}`)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(`round 1 of ${rounds}`)).toBeVisible()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByText(`round ${Math.min(6, rounds)} of ${rounds}`)).toBeVisible()
  await page.getByRole('button', { name: 'Round 1: liquidations' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`round 1 of ${rounds}`)).toBeVisible()
  await page.keyboard.press('End')
})

test('keyboard help lists the keys that work', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard help' })
  await expect(help.getByText('Ctrl/⌘ + Z', { exact: true })).toBeVisible()
  await expect(help.getByText('to the next liquidation')).toBeVisible()
})
