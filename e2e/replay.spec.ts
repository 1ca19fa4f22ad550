import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { LabPage } from './pages/lab.ts'

/* One scenario, one run, to the last bit: in Node and in this browser. */

const cli = fileURLToPath(new URL('../scripts/cli.mjs', import.meta.url))

function digestInNode(scenario: string, price: string): string {
  const answer: unknown = JSON.parse(
    execFileSync(process.execPath, [cli, 'sim', scenario, '--to', price, '--json'], { encoding: 'utf8' }),
  )
  return (answer as { readonly digest: string }).digest // the headline of npm run sim has one
}

for (const [scenario, price] of [
  ['fund-runs-dry', '85'],
  ['thin-book', '108000'],
  ['inverse', '52000'],
  ['two-markets', '92000'],
] as const)
  test(`${scenario} at ${price} is the same run in Node and here`, async ({ page }) => {
    const lab = new LabPage(page)
    await lab.open(`#/lab/${scenario}`)
    const before = await lab.digest()
    await lab.typePrice(price)
    await expect.poll(() => lab.digest()).not.toBe(before)
    expect(await lab.digest()).toBe(`run ${digestInNode(scenario, price)}`)
  })
