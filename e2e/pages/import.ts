import { fileURLToPath } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** A file of the project's own, with invented numbers. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../src/data/import/fixtures/${name}`, import.meta.url))

/** The dialog through which accounts come in. */
export class ImportPage {
  readonly page: Page
  readonly dialog: Locator
  readonly counts: Locator
  readonly refused: Locator
  readonly accept: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Import accounts' })
    this.counts = this.dialog.getByTestId('import-counts')
    this.refused = this.dialog.getByTestId('import-refused')
    this.accept = this.dialog.getByRole('button', { name: /^(Accept|Open this scenario)/ })
  }

  async open(): Promise<void> {
    const more = this.page.locator('summary[aria-label="More"]')
    if (await more.isVisible()) await more.click()
    await this.page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(this.dialog).toBeVisible()
  }

  /** Chooses a file: a path, or a name and its text. */
  async choose(file: string | { readonly name: string; readonly text: string }): Promise<void> {
    const input = this.dialog.getByLabel('Choose a file')
    if (typeof file === 'string') await input.setInputFiles(file)
    else await input.setInputFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) })
  }

  column(name: string): Locator {
    return this.dialog.getByRole('combobox', { name: new RegExp(`^${name}`) })
  }

  /** States the mark price of a market. */
  async price(market: string, text: string): Promise<void> {
    const field = this.dialog.getByLabel(`Mark price of ${market}`)
    await field.fill(text)
    await field.press('Enter')
  }

  /** Cells of a row of the preview. */
  previewRow(line: number): Locator {
    return this.dialog
      .getByRole('group', { name: 'The first rows' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell', { name: `${line}`, exact: true }).first() })
  }
}
