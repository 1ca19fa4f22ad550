import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

test('Ctrl and the wheel zoom the price axis only while the focus is on the stage; a wheel alone never does', async ({
  page,
}) => {
  const lab = new LabPage(page)
  await lab.open()
  const box = await lab.stage.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200)
  const tick = lab.stage.getByText('120', { exact: true })
  await expect(tick).toBeVisible()

  await page.mouse.wheel(0, -200)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await expect(tick).toBeVisible()

  await lab.slider('Mark price').focus()
  await page.keyboard.down('Control')
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -200)
  await page.keyboard.up('Control')
  await expect(tick).toHaveCount(0)

  // The keys undo it, and so does undo.
  for (let i = 0; i < 3; i++) await page.keyboard.press('-')
  await expect(tick).toBeVisible()
})
