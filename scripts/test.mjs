// npm test: every check of the project. A failed step does not stop the others, so that the counts on the
// last line are of everything. Node's own modules only: this also runs before anything is installed.
import { ensureInstalled } from './lib/install.mjs'
import { since } from './lib/run.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }

/** @param {import('./lib/counts.mjs').Counts} counts */
const describe = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** @param {import('./lib/counts.mjs').Counts} counts */
function add(counts) {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}

/** @param {unknown} error */
const sentence = (error) => (error instanceof Error ? error.message : `${error}`)

/**
 * @param {import('./lib/steps.mjs').Step} step
 * @param {ReadonlySet<string>} failedSteps
 */
async function outcomeOf(step, failedSteps) {
  if (step.needs && failedSteps.has(step.needs))
    return {
      counts: { passed: 0, failed: 1, skipped: 0 },
      output: `Not run, because ${step.needs} failed. Correct that first.`,
    }
  try {
    return await step.perform()
  } catch (error) {
    return { counts: { passed: 0, failed: 1, skipped: 0 }, output: sentence(error) }
  }
}

async function runSteps() {
  const { steps } = await import('./lib/steps.mjs')
  /** @type {Set<string>} */
  const failedSteps = new Set()
  for (const step of steps) {
    const start = performance.now()
    const { counts, output } = await outcomeOf(step, failedSteps)
    add(counts)
    const isFailed = counts.failed > 0
    if (isFailed) {
      failedSteps.add(step.name)
      console.log(output.trimEnd())
    }
    console.log(
      `${isFailed ? 'FAILED' : 'ok    '} ${step.name.padEnd(8)} ${describe(counts)} (${step.what}, ${since(start)})`,
    )
  }
  if (failedSteps.size > 0)
    console.log(`Failed: ${[...failedSteps].join(', ')}. The output of each stands above its line.`)
}

try {
  await ensureInstalled(console.log)
  await runSteps()
} catch (error) {
  console.log(sentence(error))
  add({ passed: 0, failed: 1, skipped: 0 })
}
console.log(describe(total))
process.exitCode = total.failed > 0 ? 1 : 0
