import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

/**
 * Memory that the process of the page has for itself, its worker included, in MB: what would be free again if it ended.
 * Null where the system does not say (it is read from /proc).
 */
export async function tabMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownMemory(id))
  const known = renderers.filter((bytes) => bytes !== null)
  // A browser keeps spare renderers; the page is the large one.
  return known.length === 0 ? null : Math.max(...known) / 1e6
}

function ownMemory(pid: number): number | null {
  try {
    const lines = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').split('\n')
    const kB = lines.flatMap((line) => /^Private_(?:Clean|Dirty):\s+(\d+) kB/.exec(line)?.[1] ?? [])
    return kB.reduce((sum, text) => sum + 1024 * Number(text), 0)
  } catch {
    return null
  }
}
