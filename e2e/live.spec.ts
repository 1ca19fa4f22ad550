import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'
import { LivePage } from './pages/live.ts'
import type { VenueServer } from './pages/venue-server.ts'
import { serveVenue } from './pages/venue-server.ts'

/* Numbers of a venue, on request: a server of this machine stands where the venue does. */

let venue: VenueServer
test.beforeEach(async ({ page }) => {
  venue = await serveVenue(page)
})
test.afterEach(() => venue.close())

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include('dialog')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`)).toEqual(
    [],
  )
  const overflow = await page.evaluate(() => {
    const dialog = document.querySelector('dialog')
    return dialog === null ? 0 : dialog.scrollWidth - dialog.clientWidth
  })
  expect(overflow).toBeLessThanOrEqual(0)
}

test('off, as it is at first: nothing leaves the page, and the snapshot says what it has', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const lab = new LabPage(page)
  await lab.open()
  const live = new LivePage(page)
  await live.open()
  await expect(live.onOff).not.toBeChecked()
  await expect(live.panel.getByText('Off: nothing leaves this browser.')).toBeVisible()
  await expect(live.row('Mark price')).toHaveText(/no snapshot of the price/)
  await expect(live.row('Tier table')).toHaveText(
    /from \$0: 1\.25%, 40×.*from \$150M: 2\.50%, 20×.*read 2026-11-24.*Hyperliquid docs, margining/,
  )
  await expect(live.use).toHaveCount(0)
  await live.panel.getByRole('combobox', { name: 'Venue' }).selectOption('deribit')
  await expect(live.row('Tier table')).toHaveText(/no snapshot/)
  await expectClean(page)
  const { origin } = new URL(page.url())
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((url) => !url.startsWith(origin))).toEqual([])
  expect(venue.asked).toEqual([])
})

test('on: numbers with age and source; what goes wrong says how, and the last numbers stay', async ({
  page,
}) => {
  await page.clock.install()
  await new LabPage(page).open()
  const live = new LivePage(page)
  await live.open()
  await live.onOff.check()
  await expect(live.row('Mark price')).toHaveText(/200\s*\d s ago\s*Hyperliquid, info, metaAndAssetCtxs/)
  await expect(live.row('Funding')).toHaveText(/0\.01000% in 1 hour/)
  // 30,000 · 200; 10,000 · (199.8 + 199); 20,000 · (200.2 + 201).
  await expect(live.row('Open interest')).toHaveText(/\$6\.00M/)
  await expect(live.row('Bids')).toHaveText(/\$3\.99M\s*\d s ago\s*Hyperliquid, info, l2Book/)
  await expect(live.row('Asks')).toHaveText(/\$8\.02M/)
  await expect(live.row('Tier table')).toHaveText(/from \$0: 1\.67%, 30×.*from \$2\.00M: 3\.33%, 15×/)
  await expect(live.status).toHaveText('Hyperliquid is asked every 15 s.')
  await expect(live.panel.getByRole('combobox', { name: 'Market' }).getByRole('option')).toHaveText([
    'BTC',
    'THIN',
  ])

  venue.manner = 'silent'
  venue.mark = '210.0'
  const right = venue.asked.length
  await page.clock.fastForward(16_000)
  await expect.poll(() => venue.asked.length).toBeGreaterThan(right)
  await page.clock.fastForward(4000)
  await expect(live.status).toHaveText(/Hyperliquid is slow.*the last that came/)
  await page.clock.fastForward(7000)
  await expect(live.status).toHaveText(/did not answer within 10 s\..*Next attempt in 30 s\./)
  await expect(live.row('Mark price')).toHaveText(/200\s*2\d s ago/)

  venue.manner = 'wrong'
  await page.clock.fastForward(31_000)
  await expect(live.status).toHaveText(
    /\[1\]\[0\]\.markPx is 210; allowed: a text\. .* Next attempt in 60 s\./,
  )

  venue.manner = 'huge'
  await page.clock.fastForward(61_000)
  await expect(live.status).toHaveText(/larger than 5 MB.* Next attempt in 120 s\./)

  const before = venue.asked.length
  venue.manner = { status: 500 }
  await page.clock.fastForward(121_000)
  await expect.poll(() => venue.asked.length).toBe(before + 1)
  // The second attempt a second later.
  await expect(live.status).toHaveText(/refused: status 500.* Next attempt in 240 s\./)
  expect(venue.asked).toHaveLength(before + 2)

  venue.manner = { status: 429, retryAfter: 400 }
  await page.clock.fastForward(241_000)
  await expect(live.status).toHaveText(/status 429, too many questions.* Next attempt in 400 s\./)
  // Longer than anybody waits here: no second attempt.
  expect(venue.asked).toHaveLength(before + 3)
  await expect(live.row('Mark price')).toHaveText(/200\s*\d+ min ago/)

  venue.manner = 'right'
  await page.clock.fastForward(401_000)
  await expect(live.row('Mark price')).toHaveText(/210\s*\d s ago/)
  await expect(live.status).toHaveText('Hyperliquid is asked every 15 s.')

  await live.onOff.uncheck()
  const last = venue.asked.length
  await page.clock.fastForward(60_000)
  await expect(live.row('Mark price')).toHaveText(/no snapshot of the price/)
  expect(venue.asked).toHaveLength(last)
})

test('by keyboard into the scenario: price, depth, funding and tiers in one change, which the address keeps', async ({
  page,
}) => {
  const lab = new LabPage(page)
  await lab.open()
  await page.getByRole('combobox', { name: 'Rulebook' }).selectOption('hyperliquid')
  await lab.settled()
  const before = await lab.digest()
  const live = new LivePage(page)
  await page.getByRole('button', { name: 'Live data…' }).focus()
  await page.keyboard.press('Enter')
  await live.onOff.focus()
  await page.keyboard.press('Space')
  await expect(live.row('Mark price')).toHaveText(/200/)
  await live.panel.getByRole('checkbox', { name: /One funding payment .* longs pay 0\.01000%/ }).focus()
  await page.keyboard.press('Space')
  await live.use.focus()
  await page.keyboard.press('Enter')
  await expect(live.panel).toHaveCount(0)
  await lab.settled()
  await expect.poll(() => lab.digest()).not.toBe(before)
  await expect(lab.slider('Mark price')).toHaveAttribute('aria-valuetext', /200/)
  await expect(page.getByRole('slider', { name: 'Resting depth at 1 %' })).toHaveAttribute(
    'aria-valuetext',
    /\$3\.99M/,
  )
  // 10 at 100 with 10×, worth 1,000: 5 at 200, and 0.0001 of 1,000 is paid.
  const rows = await lab.table(/accounts/i)
  const [header, you] = rows
  expect(Object.fromEntries((header ?? []).map((name, i) => [name, you?.[i]]))).toMatchObject({
    account: 'you',
    size: '5',
    entry: '200',
    equity: '99.9',
  })
  await page.getByRole('button', { name: 'More of The rules' }).click()
  await page.getByText('What is known of these rules').click()
  await expect(page.getByText(/The tier table of BTC as Hyperliquid published it at 20/)).toBeVisible()

  // All of it is in the address.
  await expect(page).toHaveURL(/#1\./)
  await page.reload()
  await lab.settled()
  await expect(lab.slider('Mark price')).toHaveAttribute('aria-valuetext', /200/)
  // The switch does not outlive the visit unless that is asked for.
  await live.open()
  await expect(live.onOff).not.toBeChecked()
  await live.panel.getByRole('checkbox', { name: /Switch it on whenever/ }).check()
  await page.keyboard.press('Escape')
  await live.open()
  await expect(live.onOff).toBeChecked()
  await live.panel.getByRole('checkbox', { name: /Switch it on whenever/ }).uncheck()
})

test('undo takes it back; what a scenario cannot take is refused with its reason; clean on a phone', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  const lab = new LabPage(page)
  await lab.open('#/lab/inverse')
  const live = new LivePage(page)
  const begin = async (): Promise<void> => {
    await page.getByRole('tab', { name: 'Setup' }).click()
    await page.getByText('The market', { exact: true }).click()
    await live.open()
    await live.onOff.check()
    await live.use.click()
  }
  const price = lab.slider('Mark price')
  const before = await price.getAttribute('aria-valuetext')
  await begin()
  await expect(live.panel.getByRole('alert')).toHaveText(
    /markets\[0\]\.payoff is inverse; allowed: linear, as BTC of Hyperliquid/,
  )
  await expectClean(page)
  await page.keyboard.press('Escape')
  await expect(price).toHaveAttribute('aria-valuetext', before ?? '')

  await page.goto('./#/lab/one-long')
  await page.reload()
  await lab.settled()
  await begin()
  await expect(live.panel).toHaveCount(0)
  await expect(price).toHaveAttribute('aria-valuetext', /^200/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(price).toHaveAttribute('aria-valuetext', /^100/)
})
