import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with package.json. Every script works from here, wherever it was called. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Scratch space that a fresh install removes and git never sees. */
export const cache = join(root, 'node_modules', '.cache')

// The files behind the commands, run by this very node: `npx` is slower, and when it is stopped the
// server it started lives on.
const bins = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  playwright: '@playwright/test/cli.js',
  tsc: '@typescript/native/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
}

/**
 * Path of a tool's script in node_modules.
 * @param {keyof typeof bins} name
 */
export function tool(name) {
  const path = join(root, 'node_modules', bins[name])
  if (!existsSync(path)) throw new Error(`${name} is not installed. Delete node_modules and run npm ci.`)
  return path
}
