import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'
import type { StaticServer } from './pages/static-server.ts'
import { serveStatic } from './pages/static-server.ts'

/* The build runs from any plain file server, under any path, with no server of ours and no other. */

const BASE = '/some/base/path/'

let server: StaticServer
test.beforeAll(async () => {
  server = await serveStatic(BASE)
})
test.afterAll(() => server.close())

/** What a page has asked for that is not a file of its own folder, and what went wrong. */
function watch(page: Page): { readonly strange: string[]; readonly wrong: string[] } {
  const strange: string[] = []
  const wrong: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(server.url) && !/^(data|blob):/.test(url)) strange.push(url)
  })
  page.on('websocket', (socket) => strange.push(socket.url()))
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`)
  })
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  return { strange, wrong }
}

/** The long of the first screen is closed at 90 / 0.995 = 90.45. */
async function pullUnder(lab: LabPage): Promise<void> {
  await lab.typePrice('89')
  await expect(lab.story).toContainText('90.45')
}

test('a whole session asks nothing of anybody but its own folder', async ({ page }) => {
  const { strange, wrong } = watch(page)
  const lab = new LabPage(page)
  await page.goto(server.url)
  await lab.settled()
  await pullUnder(lab)

  await page.getByRole('button', { name: 'Data', exact: true }).click()
  await page.getByRole('dialog', { name: 'Data' }).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('combobox', { name: 'Rulebook' }).selectOption('hyperliquid-observed-score')
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('thin-book')
  await expect(page).toHaveURL(/#\/lab\/thin-book$/)
  await lab.settled()

  expect(strange).toEqual([])
  expect(wrong).toEqual([])
})

test('a place of the lab and a link open under the same path', async ({ page }) => {
  const { strange, wrong } = watch(page)
  const lab = new LabPage(page)
  await page.goto(`${server.url}#/lab/two-markets`)
  await lab.settled()
  await expect(page.getByRole('combobox', { name: 'Scenario' })).toHaveValue('two-markets')

  await page.goto(server.url)
  await lab.settled()
  await pullUnder(lab)
  await expect(page).toHaveURL(/#1\./)
  const digest = await lab.digest()
  await page.reload()
  await lab.settled()
  expect(await lab.digest()).toBe(digest)
  expect([strange, wrong]).toEqual([[], []])
})

test('no place of the lab needs a server that answers for it: what is not a file is not found', async ({
  page,
}) => {
  expect((await page.request.get(`${server.url}lab/thin-book`)).status()).toBe(404)
})

test('after it has loaded, the page needs no network for anything that is in it', async ({
  page,
  context,
}) => {
  const { wrong } = watch(page)
  const lab = new LabPage(page)
  await page.goto(server.url)
  await lab.settled()
  // What is opened later is fetched when the page has nothing better to do.
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)

  await pullUnder(lab)
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Data', exact: true }).click()
  await page.getByRole('dialog', { name: 'Data' }).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#1\.\w+-/)
  await page.keyboard.press('Control+z')
  await expect(lab.slider('Mark price')).toHaveAttribute('aria-valuetext', /^100\.00/)
  expect(wrong).toEqual([])
})

test('a scenario that cannot be had without a network is said, and the page stays', async ({
  page,
  context,
}) => {
  const lab = new LabPage(page)
  await page.goto(server.url)
  await lab.settled()
  await context.setOffline(true)
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('million')
  await expect(page.getByRole('status').first()).toContainText('there is no network')
  await context.setOffline(false)
  await pullUnder(lab)
})
