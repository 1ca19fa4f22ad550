import type { Browser } from '@playwright/test'
import { chromium } from '@playwright/test'
import { chromiumPath } from '../../../scripts/browser.mjs'

/** Starts the browser that the tests use, without a window. Throws a sentence where there is none. */
export async function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath()
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to start its sandbox as root, which is what containers are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...extra,
    ],
  })
}
