import type { Page } from '@playwright/test'
import { median, quantile } from '../bench/race.ts'
import { settle } from '../page/probe.ts'

/** A drag lasts this long. */
const DRAG_MS = 2500
/** A mouse tells where it is about 200 times a second. */
const MOVE_MS = 5
/** A frame that comes later than this after the one before is late: one and a half intervals at 60 a second. */
const LATE_MS = 25
/** Pixels of a trial move that finds out how many prices a pixel is. */
const TRIAL_PX = 20

/** What one drag was like. */
export interface Drag {
  /** Previews a second that the worker answered. */
  readonly previews: number
  readonly workP50: number
  readonly workP95: number
  /** Share of the page's frames that came late. */
  readonly late: number
  readonly paintP50: number
  readonly paintP95: number
  readonly longTasks: number
}

/**
 * Drags the mark price down by `share` of it and back up again, within two and a half seconds, and lets go by Esc.
 * `shown` is the range of prices on the screen as a share of the price.
 */
export async function drag(page: Page, share: number, shown: number): Promise<Drag> {
  const { x, y, perPixel } = await takeHold(page)
  const depth = share / shown / perPixel
  await startWatching(page)
  await moveFor(page, (way) => ({ x, y: y + depth * (way < 0.5 ? 2 * way : 2 - 2 * way) }))
  const seen = await stopWatching(page)
  await letGo(page)
  const work = seen.frames.map(({ workMs }) => workMs)
  return {
    previews: (1000 * work.length) / seen.ms,
    workP50: median(work),
    workP95: quantile(work, 0.95),
    late: seen.intervals.filter((ms) => ms > LATE_MS).length / seen.intervals.length,
    paintP50: median(seen.toPaint),
    paintP95: quantile(seen.toPaint, 0.95),
    longTasks: seen.longTasks,
  }
}

/** Moves the pressed mouse along a way, 0 to 1, at the pace of a mouse: without waiting for what the page makes of it. */
async function moveFor(page: Page, place: (way: number) => { x: number; y: number }): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const sent: Promise<unknown>[] = []
  const start = Date.now()
  for (let way = 0; way < 1; way = (Date.now() - start) / DRAG_MS) {
    const move = { type: 'mouseMoved', button: 'left', buttons: 1, ...place(way) } as const
    sent.push(session.send('Input.dispatchMouseEvent', move))
    await new Promise((resolve) => setTimeout(resolve, MOVE_MS))
  }
  await Promise.all(sent)
  await session.detach()
}

/** Presses on the mark price's handle. Returns where, and what share of the range a pixel is. */
async function takeHold(page: Page) {
  const slider = page.getByRole('slider', { name: 'Mark price', exact: true })
  const box = await slider.locator('..').boundingBox()
  if (box === null) throw new Error('The handle of the mark price is not on the screen.')
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2
  // The slider counts thousandths of the range.
  const place = async (): Promise<number> => Number.parseFloat(await slider.inputValue()) / 1000
  await page.mouse.move(x, y)
  await page.mouse.down()
  const before = await place()
  await page.mouse.move(x, y + TRIAL_PX, { steps: 4 })
  await settle(page)
  const perPixel = (before - (await place())) / TRIAL_PX
  await page.mouse.move(x, y, { steps: 4 })
  await settle(page)
  return { x, y, perPixel }
}

async function letGo(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await settle(page)
}

declare global {
  interface Window {
    plimsollWatch: { from: number; last: number; intervals: number[]; longTasks: number; isOn: boolean }
  }
}

/** Forgets what was seen so far and starts to note the page's frames. */
async function startWatching(page: Page): Promise<void> {
  await page.evaluate(() => {
    const now = performance.now()
    const watch = { from: now, last: now, intervals: [] as number[], longTasks: 0, isOn: true }
    window.plimsollWatch = watch
    window.plimsollSeen.frames.length = 0
    window.plimsollSeen.toPaint.length = 0
    const tick = (at: number): void => {
      if (!watch.isOn) return
      if (at > watch.last) watch.intervals.push(at - watch.last)
      watch.last = at
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    new PerformanceObserver((list) => {
      if (watch.isOn) watch.longTasks += list.getEntries().length
    }).observe({ type: 'longtask' })
  })
}

async function stopWatching(page: Page) {
  return page.evaluate(() => {
    const { plimsollWatch: watch, plimsollSeen: seen } = window
    watch.isOn = false
    return {
      ms: performance.now() - watch.from,
      intervals: watch.intervals,
      longTasks: watch.longTasks,
      frames: [...seen.frames],
      toPaint: [...seen.toPaint],
    }
  })
}
