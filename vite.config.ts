import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Relative, so that the same build runs under any path of any plain file server.
  base: './',
  plugins: [react()],
  // A classic script can be inlined and started from a blob or a file; a module worker cannot.
  worker: { format: 'iife' },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 2048 },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
  },
})
