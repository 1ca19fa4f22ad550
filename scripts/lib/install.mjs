import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { run, since } from './run.mjs'

/** @param {string} path */
const modified = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** node_modules is missing, unfinished, or older than the lock. npm writes the inner file last. */
function isStale() {
  const installed = modified(join(root, 'node_modules', '.package-lock.json'))
  return installed === 0 || installed < modified(join(root, 'package-lock.json'))
}

/** Throws a sentence when this Node is older than package.json allows. */
function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const wanted = /** @type {string} */ (engines.node).replace('>=', '').split('.').map(Number)
  const have = process.versions.node.split('.').map(Number)
  const [major = 0, minor = 0] = wanted
  const ok = (have[0] ?? 0) > major || (have[0] === major && (have[1] ?? 0) >= minor)
  if (!ok)
    throw new Error(
      `Node ${process.versions.node} is too old. Install Node ${major}.${minor} or newer, then try again.`,
    )
}

/** npm as it was called, else the one on the path. */
function npm() {
  const script = process.env.npm_execpath
  if (script?.endsWith('npm-cli.js')) return { command: process.execPath, first: [script], shell: false }
  return { command: 'npm', first: [], shell: process.platform === 'win32' }
}

/**
 * Installs exactly what the lock names, if that has not been done yet. Uses Node's own modules only, so
 * that it runs on a fresh clone.
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(say) {
  checkNode()
  if (!isStale()) return
  say('Installing the dependencies with npm ci (about a minute) ...')
  const start = performance.now()
  const { command, first, shell } = npm()
  // "dev" is named because NODE_ENV=production would leave out the tools the build needs.
  const { code, output } = await run(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    shell,
  })
  if (code !== 0)
    throw new Error(
      `${output}\nThe dependencies could not be installed. Check the network and the npm registry settings, then run npm ci.`,
    )
  say(`Installed in ${since(start)}.`)
}
