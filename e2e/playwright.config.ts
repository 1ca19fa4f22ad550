import { defineConfig, devices } from '@playwright/test'
import { chromiumPath } from '../scripts/browser.mjs'

const port = Number(process.env.E2E_PORT ?? 4173)
const baseURL = `http://127.0.0.1:${port}`
const report = process.env.E2E_JSON
const isCI = Boolean(process.env.CI)

const args = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to start its sandbox as root, which is what containers are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
const executablePath = chromiumPath()

export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/playwright',
  workers: 2,
  // A machine of two cores that builds a crowd of 100,000 while axe walks the page needs more than the usual half minute.
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: isCI,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  // Traces double the time. A test of the offline page allows its own service worker.
  use: { baseURL, trace: 'off', serviceWorkers: 'block' },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
      },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: baseURL,
    // The port was free when it was chosen; whatever answers there otherwise is not this build.
    reuseExistingServer: !isCI && process.env.E2E_PORT === undefined,
    timeout: 30_000,
  },
})
