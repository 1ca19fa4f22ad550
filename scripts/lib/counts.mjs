import { existsSync, readFileSync } from 'node:fs'

/**
 * How many checks a step made, by outcome.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @param {string} path @returns {any} the report, or null when the tool did not get to writing one */
const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/**
 * A tool can fail without a failing test (a file that does not load, an error after the last test), and it
 * can succeed without a test at all. Both must count as a failure.
 * @param {Counts} counts
 * @param {number} code exit code of the tool
 * @returns {Counts}
 */
function honest(counts, code) {
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return isSilentFailure ? { ...counts, failed: 1 } : counts
}

/**
 * One check, for a tool that only says yes or no.
 * @param {number} code
 * @returns {Counts}
 */
export const one = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

/**
 * Counts of vitest's JSON report. A file that does not load counts as one failure.
 * @param {string} path
 * @param {number} code
 * @returns {Counts}
 */
export function fromVitest(path, code) {
  const report = readReport(path)
  if (report === null) return one(1)
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const skipped = report.numPendingTests + report.numTodoTests
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded, skipped }, code)
}

/**
 * Counts of Playwright's JSON report. A test that passed only on a second try has failed.
 * @param {string} path
 * @param {number} code
 * @returns {Counts}
 */
export function fromPlaywright(path, code) {
  const stats = readReport(path)?.stats
  if (!stats) return one(1)
  return honest(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    code,
  )
}
