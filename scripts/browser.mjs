import { accessSync, constants, existsSync } from 'node:fs'
import { tool } from './lib/paths.mjs'
import { run, runNode } from './lib/run.mjs'

/*
 * Which browser the tests drive, in this order: the one named by CHROMIUM_PATH, a Chromium of the system,
 * Playwright's own download, Debian's package. CHROMIUM_PATH=bundled asks for Playwright's own.
 */

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Path of the browser to start; undefined means Playwright's own. Throws when CHROMIUM_PATH names no program.
 * @returns {string | undefined}
 */
export function chromiumPath() {
  const asked = process.env.CHROMIUM_PATH
  if (asked === 'bundled') return undefined
  if (asked && !isExecutable(asked))
    throw new Error(`CHROMIUM_PATH is ${asked}, which is not a program. Correct it or unset it.`)
  return asked || SYSTEM.find(isExecutable)
}

async function isBundledThere() {
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath())
}

async function installFromDebian() {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/**
 * Makes sure that there is a browser, installing one if need be. Throws a sentence if there is none after that.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} what was chosen, for a person
 */
export async function ensureBrowser(say) {
  const system = chromiumPath()
  if (system) return system
  if (await isBundledThere()) return "Playwright's Chromium"
  say("No browser found; downloading Playwright's Chromium ...")
  const download = await runNode(tool('playwright'), ['install', 'chromium'])
  if (download.code === 0) return "Playwright's Chromium"
  if (process.env.CHROMIUM_PATH !== 'bundled') {
    say('The download failed; trying the Chromium package of Debian ...')
    await installFromDebian()
    const installed = chromiumPath()
    if (installed) return installed
  }
  throw new Error(
    `${download.output}\nThere is no browser for the tests. Install Chromium (apt-get install chromium), or set CHROMIUM_PATH to one.`,
  )
}
