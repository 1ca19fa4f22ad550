// npm run budgets: what a visitor has to load, compressed, against what we allow. Reads dist/.
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { firstRoute, workers } from './lib/sizes.mjs'

const dist = join(root, 'dist')

/** kB are 1000 bytes, as in a browser's network panel. */
const BUDGETS = [
  { what: 'first route, scripts and styles', limit: 150_000, files: firstRoute(dist) },
  { what: 'worker', limit: 40_000, files: workers(dist) },
]

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`

for (const { what, limit, files } of BUDGETS) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  // A budget over no file would always hold.
  const verdict =
    files.length === 0 ? 'FAILED: no such file in dist' : bytes > limit ? 'FAILED: too large' : 'ok'
  if (verdict !== 'ok') process.exitCode = 1
  console.log(`${what}: ${kB(bytes)} of ${kB(limit)} ${verdict}`)
  for (const { file, bytes } of files) console.log(`  ${kB(bytes).padStart(9)}  ${file}`)
}
