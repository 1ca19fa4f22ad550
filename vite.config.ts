import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import firstScenario from './public/scenarios/one-long.json' with { type: 'json' }
import { modelText } from './scripts/vite/model.mjs'
import { firstPlate } from './scripts/vite/plate.mjs'
import { compiledWords } from './scripts/vite/words.mjs'
import { first, later } from './src/words/en/index.ts'

export default defineConfig({
  // Relative, so that the same build runs under any path of any plain file server.
  base: './',
  plugins: [
    react(),
    compiledWords({
      'virtual:english': first,
      ...Object.fromEntries(Object.entries(later).map(([name, words]) => [`virtual:english/${name}`, words])),
    }),
    modelText(fileURLToPath(new URL('./src', import.meta.url))),
    firstPlate(firstScenario, { name: first['app.name'], invite: first['happened.invite'] }),
  ],
  // A classic script can be inlined and started from a blob or a file; a module worker cannot.
  worker: { format: 'iife' },
  // Every browser of that target preloads modules by itself, or does without.
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 2048, modulePreload: { polyfill: false } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
    // Properties run hundreds of worlds; a shared machine may take its time over them.
    testTimeout: 60_000,
  },
})
