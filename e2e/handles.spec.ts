import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/*
 * The rules of direct manipulation that only a browser can show: what happens between a real pointer, the native range,
 * the page that scrolls and the worker.
 */

/** The price axis of the first screen. */
const RANGE = [75, 125] as const

interface Finger {
  readonly id: number
  readonly x: number
  readonly y: number
}

/** Fingers on the glass, as the browser hears of them. */
class Touch {
  readonly cdp: CDPSession

  constructor(cdp: CDPSession) {
    this.cdp = cdp
  }

  static async on(page: Page): Promise<Touch> {
    return new Touch(await page.context().newCDPSession(page))
  }

  /** `fingers` are all that touch the glass after it; for an end those that stay. */
  async send(
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    fingers: readonly Finger[],
  ): Promise<void> {
    await this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [...fingers] })
  }

  /** One finger down at `from` and along to `to`, in steps; it stays down. */
  async draw(from: Omit<Finger, 'id'>, to: Omit<Finger, 'id'>): Promise<void> {
    await this.send('touchStart', [{ id: 0, ...from }])
    for (let i = 1; i <= 6; i++)
      await this.send('touchMove', [
        { id: 0, x: from.x + ((to.x - from.x) * i) / 6, y: from.y + ((to.y - from.y) * i) / 6 },
      ])
  }
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })
const mark = (lab: LabPage) => lab.slider('Mark price')
const CROSSED = 'At 90.45 your margin no longer covered'

test.describe('the mouse', () => {
  test('is captured: a drag goes on outside the handle and the stage, and is one entry in undo', async ({
    page,
  }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    const from = await lab.centre(lab.handle('Mark price'))
    const y = await lab.yOf(89, RANGE)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (const x of [from.x - 300, 5]) await page.mouse.move(x, (from.y + y) / 2, { steps: 5 })
    await page.mouse.move(5, y, { steps: 5 })
    await expect(mark(lab)).toHaveAttribute('aria-valuetext', /^(88\.9|89\.)/)
    await expect(undo(page)).toBeDisabled()
    await page.mouse.up()
    await expect(lab.story).toContainText(CROSSED)
    expect(await lab.digest()).not.toBe(before)
    await undo(page).click()
    await expect(undo(page)).toBeDisabled()
    await expect.poll(() => lab.digest()).toBe(before)
  })

  test('Esc in the middle of a drag puts back the same bytes, and the rest of the drag counts for nothing', async ({
    page,
  }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    await lab.drag('Mark price', 85, RANGE, true)
    await expect(lab.story).toContainText(CROSSED)
    await page.keyboard.press('Escape')
    await expect.poll(() => lab.digest()).toBe(before)
    await page.mouse.move(300, 300, { steps: 3 })
    await page.mouse.up()
    await expect(mark(lab)).toHaveAttribute('aria-valuetext', /^100\.00/)
    await expect(undo(page)).toBeDisabled()
    expect(await lab.digest()).toBe(before)
  })

  test('cannot take the handle out of the plot, from where it can be taken again', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    for (const [end, text] of [
      [5000, /^75\.00/],
      [-5000, /^125\.00/],
    ] as const) {
      const from = await lab.centre(lab.handle('Mark price'))
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x, from.y + end, { steps: 4 })
      await page.mouse.up()
      await expect(mark(lab)).toHaveAttribute('aria-valuetext', text)
      const stage = await lab.stage.boundingBox()
      const at = await lab.centre(lab.handle('Mark price'))
      expect(at.y).toBeGreaterThanOrEqual(stage?.y ?? Number.NaN)
      expect(at.y).toBeLessThanOrEqual((stage?.y ?? 0) + (stage?.height ?? 0))
    }
    await lab.drag('Mark price', 100, RANGE)
    await expect(mark(lab)).toHaveAttribute('aria-valuetext', /^(100|99\.9)/)
  })

  test('a hundred moves in a row: the frame is that of the last one', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    const from = await lab.centre(lab.handle('Mark price'))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (let i = 0; i < 4; i++) {
      await page.mouse.move(from.x, await lab.yOf(80, RANGE), { steps: 12 })
      await page.mouse.move(from.x, await lab.yOf(120, RANGE), { steps: 12 })
    }
    await page.mouse.move(from.x, await lab.yOf(96, RANGE), { steps: 4 })
    await page.mouse.up()
    await expect(lab.story).toContainText('The next liquidation waits at 90.45.')
    await expect(mark(lab)).toHaveAttribute('aria-valuetext', /^(95\.9|96)/)
  })

  test('a tap types; a blank changes nothing', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    const at = await lab.centre(lab.handle('Mark price'))
    await page.mouse.click(at.x, at.y)
    const field = page.getByRole('textbox', { name: 'Type a price' })
    await expect(field).toBeFocused()
    await field.fill('  ')
    await field.press('Enter')
    await expect(field).toHaveCount(0)
    await expect(undo(page)).toBeDisabled()
    expect(await lab.digest()).toBe(before)
  })

  test('the wheel is never captured: over the stage and over a slider it scrolls the page', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 800, height: 500 })
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    await mark(lab).focus()
    const at = await lab.centre(lab.handle('Mark price'))
    await page.mouse.move(at.x, at.y)
    await page.mouse.wheel(0, 120)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
    const leverage = lab.slider('Leverage')
    await leverage.scrollIntoViewIfNeeded()
    await leverage.focus()
    const scrolled = await page.evaluate(() => scrollY)
    const thumb = await lab.centre(leverage)
    await page.mouse.move(thumb.x, thumb.y)
    await page.mouse.wheel(0, -200)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled)
    expect(await lab.digest()).toBe(before)
    await expect(undo(page)).toBeDisabled()
  })
})

test.describe('a slider', () => {
  const value = (lab: LabPage) => lab.slider('Leverage').getAttribute('aria-valuetext')

  async function grab(
    page: Page,
    lab: LabPage,
    share: number,
  ): Promise<{ readonly y: number; readonly width: number }> {
    const leverage = lab.slider('Leverage')
    await leverage.scrollIntoViewIfNeeded()
    const box = await leverage.boundingBox()
    if (box === null) throw new Error('the slider is not on the screen')
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + box.width / 2, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * share, y, { steps: 5 })
    return { y, width: box.width }
  }

  test('a drag previews, and its release anywhere on the page is one entry in undo', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    expect(await value(lab)).toBe('10×')
    const { y } = await grab(page, lab, 0.8)
    await expect.poll(() => value(lab)).not.toBe('10×')
    const drawn = await value(lab)
    await expect(undo(page)).toBeDisabled()
    await page.mouse.move(700, y - 250, { steps: 3 })
    await page.mouse.up()
    await expect(undo(page)).toBeEnabled()
    expect(await value(lab)).not.toBe('10×')
    expect(drawn).not.toBeNull()
    await undo(page).click()
    await expect.poll(() => value(lab)).toBe('10×')
    await expect(undo(page)).toBeDisabled()
  })

  test('Esc in the middle of a drag puts back what was, whatever the native thumb does after it', async ({
    page,
  }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    const { y, width } = await grab(page, lab, 0.9)
    await expect.poll(() => lab.digest()).not.toBe(before)
    await page.keyboard.press('Escape')
    await expect.poll(() => lab.digest()).toBe(before)
    const box = await lab.slider('Leverage').boundingBox()
    await page.mouse.move((box?.x ?? 0) + width * 0.3, y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => value(lab)).toBe('10×')
    await expect(undo(page)).toBeDisabled()
    expect(await lab.digest()).toBe(before)
  })
})

test.describe('touch', () => {
  test.use({ hasTouch: true, viewport: { width: 800, height: 600 } })

  test('in the lane of a handle a finger drags and the page does not scroll', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    const touch = await Touch.on(page)
    const from = await lab.centre(lab.handle('Mark price'))
    const y = await lab.yOf(89, RANGE)
    await touch.draw(from, { x: from.x, y })
    await touch.send('touchEnd', [])
    await expect(lab.story).toContainText(CROSSED)
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  test('elsewhere on the stage a finger scrolls the page and moves no handle', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    const touch = await Touch.on(page)
    const box = await lab.stage.boundingBox()
    if (box === null) throw new Error('the stage is not on the screen')
    const x = box.x + box.width * 0.3
    await touch.draw({ x, y: box.y + box.height * 0.9 }, { x, y: box.y + box.height * 0.2 })
    await touch.send('touchEnd', [])
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
    expect(await lab.digest()).toBe(before)
  })

  test('a cancelled touch reverts', async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    const touch = await Touch.on(page)
    const from = await lab.centre(lab.handle('Mark price'))
    await touch.draw(from, { x: from.x, y: await lab.yOf(85, RANGE) })
    await expect(lab.story).toContainText(CROSSED)
    await touch.send('touchCancel', [])
    await expect.poll(() => lab.digest()).toBe(before)
    await expect(undo(page)).toBeDisabled()
  })

  test('a second finger anywhere on the page reverts, and what the first does after it counts for nothing', async ({
    page,
  }) => {
    const lab = new LabPage(page)
    await lab.open()
    const before = await lab.digest()
    const touch = await Touch.on(page)
    const from = await lab.centre(lab.handle('Mark price'))
    const y = await lab.yOf(85, RANGE)
    await touch.draw(from, { x: from.x, y })
    await expect(lab.story).toContainText(CROSSED)
    const first = { id: 0, x: from.x, y }
    const second = { id: 1, x: 120, y: 300 }
    await touch.send('touchStart', [first, second])
    await expect.poll(() => lab.digest()).toBe(before)
    await touch.send('touchMove', [{ ...first, y: y + 30 }, second])
    await touch.send('touchEnd', [first])
    await touch.send('touchEnd', [])
    await expect(mark(lab)).toHaveAttribute('aria-valuetext', /^100\.00/)
    await expect(undo(page)).toBeDisabled()
    expect(await lab.digest()).toBe(before)
  })

  test('a finger that goes down on a slider and along the page scrolls it and sets nothing', async ({
    page,
  }) => {
    const lab = new LabPage(page)
    await lab.open()
    const leverage = lab.slider('Leverage')
    await leverage.scrollIntoViewIfNeeded()
    const before = await lab.digest()
    const scrolled = await page.evaluate(() => scrollY)
    const touch = await Touch.on(page)
    const at = await lab.centre(leverage)
    await touch.draw(at, { x: at.x, y: at.y + 200 })
    await touch.send('touchEnd', [])
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled)
    await expect.poll(() => lab.digest()).toBe(before)
    await expect(undo(page)).toBeDisabled()
  })
})

for (const width of [320, 390, 768, 1440])
  test(`the value in force can be reached at ${width}: the handle of the mark price is on the screen and in its plot`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    const lab = new LabPage(page)
    await lab.open()
    for (const price of ['75', '125', '89']) {
      await lab.typePrice(price)
      const box = await lab.handle('Mark price').boundingBox()
      const stage = await lab.stage.boundingBox()
      if (box === null || stage === null) throw new Error('both are on the screen')
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
      expect(box.width).toBeGreaterThanOrEqual(44)
      expect(box.height).toBeGreaterThanOrEqual(44)
      expect(box.y + box.height / 2).toBeGreaterThanOrEqual(stage.y)
      expect(box.y + box.height / 2).toBeLessThanOrEqual(stage.y + stage.height)
    }
  })
