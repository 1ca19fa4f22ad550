// npm run e2e: build, make sure of a browser, run the browser tests. Arguments go on to Playwright.
import { spawn } from 'node:child_process'
import { ensureBrowser } from './browser.mjs'
import { freePort } from './lib/free-port.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root, tool } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'

const FIRST_PORT = 4173

try {
  await ensureInstalled(console.log)
  const built = await runNode(tool('vite'), ['build'])
  if (built.code !== 0) throw new Error(`${built.output}\nThe build failed; the browser tests need it.`)
  console.log(`Browser: ${await ensureBrowser(console.log)}`)
  const args = ['test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)]
  const env = { ...process.env, E2E_PORT: `${await freePort(FIRST_PORT)}` }
  const child = spawn(process.execPath, [tool('playwright'), ...args], { cwd: root, env, stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
