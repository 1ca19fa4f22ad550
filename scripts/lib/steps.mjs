import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from '../browser.mjs'
import { fromPlaywright, fromVitest, one } from './counts.mjs'
import { freePort } from './free-port.mjs'
import { cache, root, tool } from './paths.mjs'
import { runNode } from './run.mjs'

/**
 * One step of npm test. `needs` names a step without whose success this one would say nothing new.
 * @typedef {object} Step
 * @property {string} name
 * @property {string} what for the reader of the log
 * @property {string} [needs]
 * @property {() => Promise<{ counts: import('./counts.mjs').Counts, output: string }>} perform
 */

/** Own folder for each run, so that two runs at once do not read each other's reports. */
function reportFolder() {
  mkdirSync(cache, { recursive: true })
  return mkdtempSync(join(cache, 'test-'))
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
async function yesOrNo(script, args) {
  const { code, output } = await runNode(script, args)
  return { counts: one(code), output }
}

async function units() {
  const report = join(reportFolder(), 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code, output } = await runNode(tool('vitest'), args)
  return { counts: fromVitest(report, code), output }
}

async function browserTests() {
  await ensureBrowser(console.log)
  const report = join(reportFolder(), 'playwright.json')
  const env = { E2E_JSON: report, E2E_PORT: `${await freePort(4173)}` }
  const { code, output } = await runNode(
    tool('playwright'),
    ['test', '--config', 'e2e/playwright.config.ts'],
    env,
  )
  return { counts: fromPlaywright(report, code), output }
}

/** @type {readonly Step[]} */
export const steps = [
  { name: 'types', what: 'tsc -b', perform: () => yesOrNo(tool('tsc'), ['-b']) },
  {
    name: 'lint',
    what: 'biome ci',
    perform: () => yesOrNo(tool('biome'), ['ci', '--error-on-warnings']),
  },
  { name: 'unused', what: 'knip: files, exports, dependencies', perform: () => yesOrNo(tool('knip'), []) },
  { name: 'units', what: 'vitest: units, properties, vectors', perform: units },
  {
    name: 'bench',
    what: 'speed at 100,000 accounts, at least half of each goal',
    perform: () => yesOrNo(join(root, 'scripts', 'cli.mjs'), ['bench', '--small']),
  },
  { name: 'build', what: 'vite build', perform: () => yesOrNo(tool('vite'), ['build']) },
  {
    name: 'budgets',
    what: 'bytes of the build',
    needs: 'build',
    perform: () => yesOrNo(join(root, 'scripts', 'budgets.mjs'), []),
  },
  { name: 'browser', what: 'playwright', needs: 'build', perform: browserTests },
]
