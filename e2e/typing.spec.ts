import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* Every handle can be tapped, or entered, and its number typed. */

test('a tap on a line opens its field; what is typed is solved for', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await lab.slider('Your liquidation price').focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Your liquidation price' })
  await field.fill('85')
  await page.keyboard.press('Enter')
  // cash = 10 · (100 − 85 · 0.995) = 154.25, leverage = 1000 / 154.25 = 6.48.
  await expect(page.getByRole('button', { name: 'Leverage: 6.48×' })).toBeVisible()
  await expect(lab.stage.getByText('your liquidation 85.00')).toBeVisible()

  const at = await lab.centre(lab.handle('Your bankruptcy price'))
  await page.mouse.click(at.x, at.y)
  await page.getByRole('textbox', { name: 'Your bankruptcy price' }).fill('80')
  await page.keyboard.press('Enter')
  await expect(lab.stage.getByText('your bankruptcy 80.00')).toBeVisible()
  await expect(page.getByRole('definition').getByText('$200.00').first()).toBeVisible()

  await lab.slider('Your entry price').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Your entry price' }).fill('104')
  await page.keyboard.press('Enter')
  await expect(lab.slider('Your entry price')).toHaveAttribute('aria-valuetext', '104.00')
})

test('depth, fund and a bar of the leverage mix are typed too', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open('#/lab/fund-runs-dry')
  await lab.slider('Depth at 1 %').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Depth at 1 %' }).fill('5M')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Resting depth at 1 %: $5.00M' })).toBeVisible()

  await lab.slider('Insurance fund at the start').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Insurance fund at the start' }).fill('1,500')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Insurance fund: $1,500' })).toBeVisible()

  await lab.slider('Share at 50× leverage').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Percent at 50×' }).fill('25')
  await page.keyboard.press('Enter')
  await expect(lab.slider('Share at 50× leverage')).toHaveAttribute('aria-valuetext', '25.0%')
})

test('margin is added by a tap', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await page.getByRole('button', { name: 'Add 10% margin' }).click()
  await expect(page.getByRole('definition').getByText('$110.00').first()).toBeVisible()
  // (100 − 11) / 0.995
  await expect(lab.stage.getByText('your liquidation 89.45')).toBeVisible()
})
