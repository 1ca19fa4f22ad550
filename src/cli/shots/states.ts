import type { Page } from '@playwright/test'
import { linkTo } from '../page/address.ts'
import { settle } from '../page/probe.ts'

/** A state of the screen that is photographed. */
export interface State {
  readonly name: string
  /** The part of the address after `#`. */
  readonly hash: string
  /** False for a page on which no engine answers: there is nothing to wait for. */
  readonly hasLab?: boolean
  /** What is done by hand once the page has settled. */
  readonly reach?: (page: Page) => Promise<void>
}

const fallTo = (to: number, gap: number) => [{ kind: 'price', market: 0, to, gap }]

/** Made up for the picture: two good rows, a repeated account, a row that no market can hold. */
const ROWS = `account,market,side,size,entry,cash
north-1,BTC,long,12.5,101.2,150
north-2,BTC,short,8,98.4,90
north-2,BTC,short,2,97.9,10
south-1,BTC,long,abc,100,50
`

/** Two rulebooks on one crash. */
const compareAt = (steps: ReturnType<typeof fallTo>): string =>
  `/compare?rules=textbook,binance-usdm&lab=${linkTo('fund-runs-dry', { steps })}`

export const STATES: readonly State[] = [
  { name: 'first-screen', hash: '' },
  { name: 'crowd', hash: '/lab/crowd' },
  { name: 'mid-crash', hash: linkTo('crowd', { steps: fallTo(94, 0.1) }), reach: pullDown },
  {
    name: 'fund-empty',
    hash: linkTo('fund-runs-dry', {
      steps: fallTo(89, 0.6),
      reserves: { fund: 20_000, vault: 0, venue: 0 },
    }),
  },
  { name: 'two-markets', hash: linkTo('two-markets', { steps: fallTo(94_000, 0.2) }) },
  { name: 'compare', hash: compareAt(fallTo(90, 0.6)), reach: untilMeasured },
  {
    name: 'calculator',
    hash: '/calc?venue=hyperliquid&market=BTC&side=long&size=50&entry=100000&lev=20&mode=cross&mark=101000&others=ETH:-300:4000:3950',
  },
  { name: 'import-preview', hash: '', reach: fillImport },
  { name: 'live-off', hash: '', reach: openLive },
  { name: 'rulebooks', hash: '/rules', hasLab: false, reach: lineOfEach },
  { name: 'sheet', hash: '/rules/binance-usdm?at=100000', hasLab: false, reach: readingOfSheet },
  { name: 'model', hash: '/model/T2', hasLab: false, reach: ruleOfModel },
  { name: 'edit-rules', hash: linkTo('fund-runs-dry', { steps: fallTo(92, 0.2) }), reach: editRules },
  { name: 'error', hash: linkTo('crowd', { steps: fallTo(94, 0.1) }).slice(0, -30) },
]

/** The rules have been run again one by one: the words say which of them make the difference. */
async function untilMeasured(page: Page): Promise<void> {
  await page.getByText('A rule is named where').waitFor()
}

/** Takes hold of the mark price, pulls it down and does not let go: the picture is a preview under the hand. */
async function pullDown(page: Page): Promise<void> {
  const handle = page.getByRole('slider', { name: 'Mark price' }).locator('..')
  await handle.scrollIntoViewIfNeeded()
  const box = await handle.boundingBox()
  if (box === null) throw new Error('The handle of the mark price is not on the screen.')
  const x = box.x + box.width / 2
  const y = box.y + box.height / 2
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 30, { steps: 5 })
  await settle(page)
}

/** Opens the editor wherever its button stands, and doubles the maintenance rate: one change, one thing that is wrong. */
async function editRules(page: Page): Promise<void> {
  const setup = page.getByRole('tab', { name: 'Setup' })
  if (await setup.isVisible()) await setup.click()
  const rules = page.locator('summary').filter({ hasText: 'The rules' })
  if (await rules.isVisible()) await rules.click()
  await page.getByRole('button', { name: 'Edit the rules' }).click()
  const rate = page.getByRole('textbox', { name: 'Maintenance rate' })
  await rate.fill('1')
  await rate.press('Enter')
  await page.getByTestId('edit-problems').getByRole('listitem').waitFor()
}

async function fillImport(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Import', exact: true })
  // Where there is little room it stands in a menu.
  if (!(await open.isVisible())) await page.locator('summary[aria-label="More"]').click()
  await open.click()
  const text = page.getByRole('textbox', { name: 'Text of the file' })
  await text.fill(ROWS)
  // What is typed is read when it is left.
  await text.blur()
  await page.getByRole('table').first().waitFor()
}

/** The panel of live data as it opens: off, with what the snapshot has. */
async function openLive(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: 'Live data…' })
  // On a phone it is in a tab, and where the groups are closed in one of them.
  const tab = page.getByRole('tab', { name: 'Setup' })
  if (await tab.isVisible()) await tab.click()
  if (!(await open.isVisible())) await page.getByText('The market', { exact: true }).click()
  await open.click()
  await page.getByText(/^read \d/).waitFor()
}

async function ruleOfModel(page: Page): Promise<void> {
  await page.getByText('Proved by').first().waitFor()
}

async function lineOfEach(page: Page): Promise<void> {
  await page.getByText('rules of').last().waitFor()
}

async function readingOfSheet(page: Page): Promise<void> {
  await page.getByText('At 100,000').last().waitFor()
}
