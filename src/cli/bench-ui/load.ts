import type { Page } from '@playwright/test'
import { settle } from '../page/probe.ts'

/** Loads take as long as they take on a busy machine. */
const LOAD_MS = 120_000

/** How a page comes up, ms from the start of the navigation. */
export interface Opening {
  readonly firstPaint: number
  /** The worker's first answer is there: handles are live. */
  readonly live: number
}

export async function opening(page: Page, url: string): Promise<Opening> {
  await page.goto(url)
  await settle(page)
  return page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    live: window.plimsollSeen.frames[0]?.at ?? Number.NaN,
  }))
}

/** What a load of a large scenario was like. */
export interface Load {
  readonly ms: number
  /** How often the page was told how far it was. */
  readonly reports: number
  /** The page said so in words. */
  readonly isShown: boolean
}

/** Chooses a scenario of the catalogue and waits until it is there. */
export async function load(page: Page, id: string): Promise<Load> {
  const before = await page.evaluate(() => window.plimsollSeen.progress.length)
  const start = Date.now()
  await choose(page, id)
  const isShown = await words(page).then(
    () => true,
    () => false,
  )
  await settle(page, LOAD_MS)
  const reports = (await page.evaluate(() => window.plimsollSeen.progress.length)) - before
  return { ms: Date.now() - start, reports, isShown }
}

/** Chooses it and gives it up at once. Returns ms from the press to the worker's word that it has stopped. */
export async function cancelLoad(page: Page, id: string): Promise<number> {
  await choose(page, id)
  await words(page)
  const start = Date.now()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await page.waitForFunction(() => window.plimsollSeen.stopped > 0, undefined, { timeout: LOAD_MS })
  const ms = Date.now() - start
  await settle(page, LOAD_MS)
  return ms
}

async function choose(page: Page, id: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption(id)
}

async function words(page: Page): Promise<void> {
  await page.getByText('Preparing the market').first().waitFor({ timeout: 10_000 })
}
