import { readFileSync } from 'node:fs'

/** What a folder may import of ours: everything of another folder, its types alone, or nothing. */
export type Allowed = 'all' | 'types' | 'nothing'

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The rows of the table in src/README.md: folder, and what it may import. */
const ROWS = [...README.matchAll(/^\| `(\w+)\/` \|[^|]*\|([^|]*)\|/gm)].map(
  ([, folder = '', imports = '']) => [folder, imports.trim()] as const,
)

/** The folders of src, as src/README.md lists them. */
export const FOLDERS: readonly string[] = ROWS.map(([folder]) => folder)

/** What `from` may import of `to` by the table in src/README.md. */
export function allowed(from: string, to: string): Allowed {
  if (from === to) return 'all'
  const imports = ROWS.find(([folder]) => folder === from)?.[1] ?? ''
  const [, exceptions] = /^all but (.*)$/.exec(imports) ?? []
  if (exceptions !== undefined) return exceptions.split(/, | and /).includes(to) ? 'nothing' : 'all'
  const entry = imports.split(', ').find((one) => one.split(' ')[0] === to)
  if (entry === undefined) return 'nothing'
  return entry.endsWith('(types)') ? 'types' : 'all'
}

/** One import of each package that is installed, or comes with Node. */
export const PACKAGES: Readonly<Record<string, string>> = {
  react: "import { useState } from 'react'\nexport const it = useState\n",
  'react-dom': "import { flushSync } from 'react-dom'\nexport const it = flushSync\n",
  zustand: "import { create } from 'zustand'\nexport const it = create\n",
  d3: "import { scaleLinear } from 'd3'\nexport const it = scaleLinear\n",
  '@tanstack/react-query': "import { useQuery } from '@tanstack/react-query'\nexport const it = useQuery\n",
  valibot: "import { string } from 'valibot'\nexport const it = string\n",
  fflate: "import { deflateSync } from 'fflate'\nexport const it = deflateSync\n",
  '@lingui/core': "import { setupI18n } from '@lingui/core'\nexport const it = setupI18n\n",
  vite: "import { build } from 'vite'\nexport const it = build\n",
  '@playwright/test': "import { chromium } from '@playwright/test'\nexport const it = chromium\n",
  'fast-check': "import { sample } from 'fast-check'\nexport const it = sample\n",
  'node:fs': "import { readFileSync } from 'node:fs'\nexport const it = readFileSync\n",
}

/** Packages that a folder may import; only those of `PACKAGES` are named. */
export const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  protocol: [],
  worker: [],
  words: ['@lingui/core'],
  data: ['@tanstack/react-query', 'valibot', 'fflate', 'd3'],
  store: ['zustand', 'fflate'],
  ui: ['react', 'react-dom'],
  charts: ['react', 'd3'],
  viewmodel: [],
  views: ['react', 'react-dom'],
  app: ['react', 'react-dom', '@tanstack/react-query', '@lingui/core', 'zustand', 'fflate'],
  cli: ['vite', '@playwright/test', 'valibot', 'fflate', 'node:fs'],
  tooling: ['node:fs'],
}
