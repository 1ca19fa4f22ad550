// npm start: install what is missing, build, serve the build. Node's own modules only.
import { spawn } from 'node:child_process'
import { freePort } from './lib/free-port.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root, tool } from './lib/paths.mjs'
import { runNode, since } from './lib/run.mjs'

const FIRST_PORT = 4170

/** @param {string} line */
const say = (line) => console.log(line)

async function build() {
  const start = performance.now()
  const { code, output } = await runNode(tool('vite'), ['build'])
  if (code !== 0)
    throw new Error(`${output}\nThe build failed. Correct what is named above, then run npm start again.`)
  say(`Built in ${since(start)}.`)
}

/** @param {string} url */
async function answers(url) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function serve() {
  const port = await freePort(FIRST_PORT)
  const url = `http://127.0.0.1:${port}/`
  const args = ['preview', '--host', '127.0.0.1', '--port', `${port}`, '--strictPort', '--logLevel', 'error']
  const server = spawn(process.execPath, [tool('vite'), ...args], { cwd: root, stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => server.kill(signal))
  server.on('exit', (code) => process.exit(code ?? 0))
  if (!(await answers(url))) {
    server.kill()
    throw new Error(`The server did not answer at ${url}. Run npm start again, or npm run dev to see why.`)
  }
  say(`Plimsoll is at ${url} (Ctrl+C stops it).`)
}

try {
  await ensureInstalled(say)
  await build()
  await serve()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
