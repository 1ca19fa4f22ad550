import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** How the stage lays out its price axis: pixels above and below the plot (src/charts/stage/layout.ts). */
const ABOVE = 14
const BELOW = 26

/** A crowd of 100,000 is built in a second; a machine that tests share with other work may take longer. */
const LOAD_MS = 20_000

/** The workbench as a person uses it. */
export class LabPage {
  readonly page: Page
  readonly stage: Locator
  readonly story: Locator
  readonly pays: Locator

  constructor(page: Page) {
    this.page = page
    this.stage = page.getByTestId('stage')
    this.story = page.getByTestId('story')
    this.pays = page.getByRole('region', { name: 'Who pays' })
  }

  /** Opens an address and waits for the first frame; errors of the page fail the test that calls `expectNoErrors`. */
  async open(hash = ''): Promise<void> {
    await this.page.goto(`./${hash}`)
    await this.settled()
  }

  /** The engine has answered for what is committed. */
  async settled(): Promise<void> {
    await expect(this.digestText).toBeVisible({ timeout: LOAD_MS })
    await expect(this.stage).toHaveAttribute('aria-busy', 'false', { timeout: LOAD_MS })
  }

  private get digestText(): Locator {
    return this.page.getByTestId('digest')
  }

  /** Eight characters that stand for everything the frame shows of the run. */
  async digest(): Promise<string> {
    return this.digestText.innerText()
  }

  slider(name: string): Locator {
    return this.page.getByRole('slider', { name, exact: true })
  }

  /** The wrapper of a handle: what takes the pointer. */
  handle(name: string): Locator {
    return this.slider(name).locator('..')
  }

  async centre(handle: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const box = await handle.boundingBox()
    if (box === null) throw new Error('the handle is not on the screen')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  /** Where a price stands on the screen, for a scenario whose axis runs from `low` to `high`. */
  async yOf(price: number, [low, high]: readonly [number, number]): Promise<number> {
    const box = await this.stage.boundingBox()
    if (box === null) throw new Error('the stage is not on the screen')
    const plot = Math.floor(box.height) - ABOVE - BELOW
    return box.y + ABOVE + plot * (1 - (price - low) / (high - low))
  }

  /** Takes a handle by the mouse, once it stands where it will, to a price and lets go, unless `hold`. */
  async drag(name: string, price: number, range: readonly [number, number], hold = false): Promise<void> {
    await this.settled()
    const from = await this.centre(this.handle(name))
    const y = await this.yOf(price, range)
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move(from.x, (from.y + y) / 2, { steps: 4 })
    await this.page.mouse.move(from.x, y, { steps: 4 })
    if (!hold) await this.page.mouse.up()
  }

  /** Types a mark price. */
  async typePrice(text: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Type a price' }).click()
    const field = this.page.getByRole('textbox', { name: 'Type a price' })
    await field.fill(text)
    await field.press('Enter')
  }

  /** Rows of a table of the data sheet, header first, as the CSV file that it saves has them. Closes the sheet again. */
  async table(name: RegExp): Promise<readonly (readonly string[])[]> {
    await this.page.getByRole('button', { name: 'Data', exact: true }).click()
    const sheet = this.page.getByRole('dialog', { name: 'Data' })
    await expect(sheet.getByRole('combobox')).toBeVisible()
    await sheet.getByRole('combobox').selectOption({ label: await this.optionLike(sheet, name) })
    await expect(sheet.getByText('Collecting')).toHaveCount(0)
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      sheet.getByRole('button', { name: 'CSV' }).click(),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    await sheet.getByRole('button', { name: 'Close' }).click()
    return text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','))
  }

  private async optionLike(sheet: Locator, name: RegExp): Promise<string> {
    const labels = await sheet.getByRole('option').allTextContents()
    const found = labels.find((label) => name.test(label))
    if (found === undefined) throw new Error(`no table like ${name} among ${labels.join('; ')}`)
    return found
  }
}
