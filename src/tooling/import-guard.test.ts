import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { allowed, FOLDERS, MAY_USE, PACKAGES } from './import-table.test-kit.ts'
import type { Findings, ScratchTree } from './scratch-tree.test-kit.ts'
import { makeScratchTree } from './scratch-tree.test-kit.ts'

/*
 * Each rule of the table in src/README.md is broken once, in a scratch file, and both guards must refuse it. The compiler
 * allows whatever a folder's references reach, and every package: what it cannot see is listed here by name, so that a
 * reference too many does not go unnoticed.
 */

/** Forbidden by the table, and in reach of the compiler: the linter alone refuses them. */
const ONLY_THE_LINTER = [
  // Values of a folder of which only types may come.
  'protocol → engine value',
  'data → engine value',
  'store → engine value',
  'viewmodel → engine value',
  'viewmodel → charts value',
  // What lies behind a folder that may be imported.
  'viewmodel → ui type',
  'viewmodel → ui value',
  'views → engine type',
  'views → engine value',
  'views → protocol type',
  'views → protocol value',
  'cli → words type',
  'cli → words value',
]

interface Case {
  readonly name: string
  readonly from: string
  readonly path: string
  readonly text: string
  readonly isAllowed: boolean
}

const CASES: readonly Case[] = FOLDERS.flatMap((from) =>
  FOLDERS.filter((to) => to !== from).flatMap((to) => {
    const may = allowed(from, to)
    return [
      {
        name: `${from} → ${to} type`,
        from,
        path: `src/${from}/type-of-${to}.ts`,
        text: `import type { Thing } from '../${to}/type.ts'\n\nexport type It = Thing\n`,
        isAllowed: may !== 'nothing',
      },
      {
        name: `${from} → ${to} value`,
        from,
        path: `src/${from}/value-of-${to}.ts`,
        text: `import { thing } from '../${to}/value.ts'\n\nexport const it = thing\n`,
        isAllowed: may === 'all',
      },
    ]
  }),
)

const PACKAGE_CASES: readonly Case[] = FOLDERS.flatMap((from) =>
  Object.entries(PACKAGES).map(([name, text]) => ({
    name: `${from} → ${name}`,
    from,
    path: `src/${from}/uses-${name.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '')}.ts`,
    text,
    isAllowed: (MAY_USE[from] ?? []).includes(name),
  })),
)

/** Forbidden imports in every form that the language has, from a folder in a folder, and what is free of the table. */
const FORMS: Readonly<Record<string, readonly [path: string, text: string, isAllowed: boolean]>> = {
  'a re-export': ['src/ui/re-export.ts', "export { thing } from '../store/value.ts'\n", false],
  'a re-export of all': ['src/ui/re-export-all.ts', "export * from '../store/value.ts'\n", false],
  'for its side effects': ['src/ui/side-effect.ts', "import '../store/value.ts'\n", false],
  'while it runs': ['src/ui/dynamic.ts', "export const it = import('../store/value.ts')\n", false],
  'from deeper down': [
    'src/ui/handle/deep.ts',
    "import { thing } from '../../store/value.ts'\n\nexport const it = thing\n",
    false,
  ],
  'a value of the engine as a re-export': [
    'src/data/re-export.ts',
    "export { thing } from '../engine/value.ts'\n",
    false,
  ],
  'all of the engine as a re-export': [
    'src/data/re-export-all.ts',
    "export * from '../engine/value.ts'\n",
    false,
  ],
  'all of the engine under a name': [
    'src/data/namespace.ts',
    "import * as engine from '../engine/value.ts'\n\nexport const it = engine\n",
    false,
  ],
  'the engine for its side effects': ['src/data/side-effect.ts', "import '../engine/value.ts'\n", false],
  'the engine while it runs': [
    'src/data/dynamic.ts',
    "export const it = import('../engine/value.ts')\n",
    false,
  ],
  'a value beside a type of the engine': [
    'src/store/mixed.ts',
    "import { type Number, thing } from '../engine/value.ts'\n\nexport const it: Number = thing\n",
    false,
  ],
  'a value of the engine from deeper down': [
    'src/data/import/deep.ts',
    "import { thing } from '../../engine/value.ts'\n\nexport const it = thing\n",
    false,
  ],
  'types of the engine as a re-export': [
    'src/data/types.ts',
    "export type { Thing } from '../engine/type.ts'\n",
    true,
  ],
  'React in a file of the store': [
    'src/store/hooks.ts',
    "import { useState } from 'react'\n\nexport const it = useState\n",
    false,
  ],
  'React in the one file of the store that may': [
    'src/store/react.tsx',
    "import { useState } from 'react'\n\nexport const it = useState\n",
    true,
  ],
  'all of d3': [
    'src/charts/all-of-d3.ts',
    "import * as d3 from 'd3'\n\nexport const it = d3.scaleLinear\n",
    false,
  ],
  'a part of d3 as a package': [
    'src/charts/part-of-d3.ts',
    "import { scaleLinear } from 'd3-scale'\n\nexport const it = scaleLinear\n",
    false,
  ],
  'a test, which is free of the table': [
    'src/ui/free.test.ts',
    "import { thing } from '../store/value.ts'\n\nexport const it = thing\n",
    true,
  ],
  'a kit of tests as well': [
    'src/engine/free.test-kit.ts',
    "import { thing } from '../store/value.ts'\n\nexport const it = thing\n",
    true,
  ],
}

let tree: ScratchTree
let lint: Findings
const builds = new Map<string, Findings>()

beforeAll(async () => {
  tree = makeScratchTree(FOLDERS)
  for (const { path, text } of [...CASES, ...PACKAGE_CASES]) tree.write(path, text)
  for (const [path, text] of Object.values(FORMS)) tree.write(path, text)
  lint = await tree.lint('src')
  for (const { path } of [...CASES, ...PACKAGE_CASES]) tree.remove(path)
  for (const [path] of Object.values(FORMS)) tree.remove(path)
  // One folder after the other: what stands in its files must not stop those that build on it.
  for (const folder of FOLDERS) {
    const own = CASES.filter(({ from }) => from === folder)
    for (const { path, text } of own) tree.write(path, text)
    builds.set(folder, await tree.build(folder))
    for (const { path } of own) tree.remove(path)
  }
}, 120_000)
afterAll(() => tree.destroy())

const isLinted = (path: string): boolean =>
  lint.of(path).some((rule) => /noRestrictedImports|plugin/.test(rule))

describe('the table in src/README.md', () => {
  test('lists the folders, each with what it may import', () => {
    expect(FOLDERS).toEqual(Object.keys(MAY_USE))
    expect(allowed('data', 'engine')).toBe('types')
    expect(allowed('worker', 'engine')).toBe('all')
    expect(allowed('app', 'cli')).toBe('nothing')
    expect(allowed('app', 'worker')).toBe('all')
    expect(allowed('engine', 'ui')).toBe('nothing')
  })
})

describe('an import that the table forbids', () => {
  test.each(CASES.filter(({ isAllowed }) => !isAllowed))('$name is refused by the linter', ({ path }) => {
    expect(isLinted(path)).toBe(true)
  })

  test.each(CASES.filter(({ isAllowed, name }) => !isAllowed && !ONLY_THE_LINTER.includes(name)))(
    '$name is refused by the compiler',
    ({ from, path }) => {
      expect(builds.get(from)?.of(path)).toContain('TS6307')
    },
  )

  test('is out of reach of the compiler only where it is listed above', () => {
    const unseen = CASES.filter(
      ({ from, path, isAllowed }) => !isAllowed && builds.get(from)?.of(path).length === 0,
    )
    expect(unseen.map(({ name }) => name).sort()).toEqual([...ONLY_THE_LINTER].sort())
  })
})

describe('an import that the table allows', () => {
  test('there are some', () => {
    expect(CASES.filter(({ isAllowed }) => isAllowed).length).toBeGreaterThan(40)
  })

  test.each(CASES.filter(({ isAllowed }) => isAllowed))('$name passes both', ({ from, path }) => {
    expect(lint.of(path)).toEqual([])
    expect(builds.get(from)?.of(path)).toEqual([])
  })
})

describe('a package', () => {
  test.each(PACKAGE_CASES)('$name: $isAllowed', ({ path, isAllowed }) => {
    expect(isLinted(path)).toBe(!isAllowed)
  })
})

describe('whatever the form of an import', () => {
  it.each(Object.keys(FORMS))('%s', (form) => {
    const [path = '', , isAllowed] = FORMS[form] ?? []
    expect(isLinted(path)).toBe(!isAllowed)
  })
})

test('the linter looked at every scratch file, and no rule of its own had an error in it', () => {
  const written = CASES.length + PACKAGE_CASES.length + Object.keys(FORMS).length
  // Beside them are two targets and the compiler's settings in every folder.
  expect(lint.scanned).toBe(written + 3 * FOLDERS.length)
  expect(lint.output).not.toMatch(/errored/)
})

test('a guard that finds nothing to look at fails', async () => {
  const empty = await tree.lint('src/nowhere')
  expect(empty.code).not.toBe(0)
  expect(empty.scanned).toBe(0)
  expect((await tree.build('nowhere')).code).not.toBe(0)
})
