// node scripts/cli.mjs NAME ...args: bundles src/cli/NAME.ts and runs it, with its arguments and exit code.
// Bundled and not run as it stands, so that it is the same code, transformed the same way, as in the page.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './lib/install.mjs'
import { cache, root } from './lib/paths.mjs'

/**
 * @param {string} entry
 * @param {string} outDir
 */
async function bundle(entry, outDir) {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      sourcemap: true,
      // A folder of its own that is removed afterwards; vite would warn about emptying it.
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'main.mjs', codeSplitting: false } },
    },
  })
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
function execute(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => child.kill(signal))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** @returns {Promise<number>} exit code */
async function main() {
  const [name = '', ...args] = process.argv.slice(2)
  const entry = join(root, 'src', 'cli', `${name}.ts`)
  if (!/^[a-z][a-z-]*$/.test(name) || !existsSync(entry))
    throw new Error(
      name
        ? `There is no command "${name}": src/cli/${name}.ts does not exist.`
        : 'Name a command: node scripts/cli.mjs NAME ...args runs src/cli/NAME.ts.',
    )
  await ensureInstalled(console.error)
  mkdirSync(join(cache, 'plimsoll-cli'), { recursive: true })
  const outDir = mkdtempSync(join(cache, 'plimsoll-cli', `${name}-`))
  try {
    await bundle(entry, outDir)
    return await execute(join(outDir, 'main.mjs'), args)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
