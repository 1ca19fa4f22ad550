import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* axe finds nothing, on any state, at any width, in both themes; and nothing ever scrolls sideways. */

const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const

/** Of a second theme only the colours are new: names, roles and places are those of the first. */
async function expectClean(page: Page, isOnlyColours = false): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (isOnlyColours
    ? axe.withRules(['color-contrast', 'link-in-text-block'])
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  ).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)
  expect(found).toEqual([])
}

// axe reads every element many times over: on a machine that is shared with other work a page takes it ten seconds.
test.setTimeout(240_000)

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

// Colours do not hang on the width: the second theme is looked at where the page has its two shapes.
for (const size of SIZES)
  for (const colorScheme of size.width === 1440 || size.width === 390
    ? (['light', 'dark'] as const)
    : (['light'] as const))
    test.describe(`${size.width} × ${size.height}, ${colorScheme}`, () => {
      test.use({ viewport: size, colorScheme })

      test('first screen, crash, fund empty, error', async ({ page }) => {
        const isDark = colorScheme === 'dark'
        const lab = new LabPage(page)
        await lab.open()
        await expectClean(page, isDark)
        await expectNoSidewaysScroll(page)
        await lab.typePrice('89')
        await expectClean(page, isDark)
        await lab.open('#/lab/fund-runs-dry')
        await page.reload()
        await lab.settled()
        await lab.typePrice('85')
        await expectClean(page, isDark)
        await expectNoSidewaysScroll(page)
        await lab.typePrice('500')
        await expect(page.getByRole('alert')).toBeVisible()
        await expectClean(page, isDark)
      })
    })

test('why, data, help and import are clean', async ({ page }) => {
  const lab = new LabPage(page)
  await lab.open()
  await lab.typePrice('89')
  for (const [button, dialog] of [
    ['Data', 'Data'],
    ['Keyboard help', 'Keyboard help'],
    ['Import', 'Import accounts'],
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await expectClean(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await lab.story.getByRole('button', { name: /Why 90.45/ }).click()
  await expect(page.getByTestId('why-value')).toBeVisible()
  await expectClean(page)
})

test('on a phone what happened is announced whatever panel is in view', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const lab = new LabPage(page)
  await lab.open()
  await page.getByRole('tab', { name: 'Setup' }).click()
  await lab.typePrice('89')
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: 'At 90.45' })).toHaveCount(1)
})

test('a reader with reduced motion sees no movement', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const lab = new LabPage(page)
  await lab.open()
  const moving = await page.evaluate(
    () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
  )
  expect(moving).toBe(0)
})
