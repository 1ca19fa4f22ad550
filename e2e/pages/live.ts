import type { Locator, Page } from '@playwright/test'

/** The panel of live data as a person uses it. */
export class LivePage {
  readonly page: Page
  readonly panel: Locator
  readonly onOff: Locator
  readonly use: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('dialog', { name: 'Live data' })
    this.onOff = this.panel.getByRole('checkbox', { name: 'Ask a venue' })
    this.use = this.panel.getByRole('button', { name: 'Use these in the scenario' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Live data…' }).click()
    await this.onOff.waitFor()
  }

  /** A number with its age and its source, one row. */
  row(name: string): Locator {
    return this.panel
      .locator('dl > div')
      .filter({ has: this.page.getByRole('term').filter({ hasText: new RegExp(`^${name}`) }) })
  }

  get status(): Locator {
    return this.panel.getByRole('status').last()
  }
}
