import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FOLDERS } from './import-table.test-kit.ts'
import type { Findings, ScratchTree } from './scratch-tree.test-kit.ts'
import { makeScratchTree, runTool } from './scratch-tree.test-kit.ts'

/* The engine computes with what is the same in every browser, and knows no clock, no chance and no host. */

/** Refused by both guards: the language itself does not have them. */
const HOST = [
  'performance',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'crypto',
  'window',
  'document',
  'navigator',
  'self',
  'process',
  'fetch',
]
/** Of the language, and refused by the linter. */
const OF_THE_LANGUAGE = ['Date', 'globalThis', 'Intl']
const EXACT = [
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
  'PI',
  'E',
]
const INEXACT = [
  'random',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'pow',
  'cbrt',
  'hypot',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
]
const BY_THE_BACK_DOOR: Readonly<Record<string, string>> = {
  'taken apart': 'const { exp } = Math\n\nexport const it = exp(1)\n',
  'under another name': 'const own = Math\n\nexport const it = own.exp(1)\n',
  'by a text': "export const it = Math['exp'](1)\n",
  'the operator': 'export const it = (x: number): number => x ** 0.5\n',
  'the operator, assigning':
    'export const it = (x: number): number => {\n  let y = x\n  y **= 2\n  return y\n}\n',
}

const pathOf = (name: string): string => `src/engine/${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.ts`

let tree: ScratchTree
let lint: Findings
let build: Findings

beforeAll(async () => {
  tree = makeScratchTree(['engine'])
  for (const name of [...HOST, ...OF_THE_LANGUAGE])
    tree.write(pathOf(`use ${name}`), `export const it = ${name}\n`)
  for (const name of [...EXACT, ...INEXACT])
    tree.write(pathOf(`math ${name}`), `export const it = Math.${name}\n`)
  for (const [name, text] of Object.entries(BY_THE_BACK_DOOR)) tree.write(pathOf(name), text)
  lint = await tree.lint('src/engine')
  build = await tree.build('engine')
}, 60_000)
afterAll(() => tree.destroy())

describe('the engine may not use', () => {
  test.each([...HOST, ...OF_THE_LANGUAGE])('%s', (name) => {
    expect(lint.of(pathOf(`use ${name}`))).toContain('lint/style/noRestrictedGlobals')
  })

  test.each(HOST)('%s, which the compiler does not know', (name) => {
    expect(build.of(pathOf(`use ${name}`)).join()).toMatch(/^TS(2304|2580|2584|2591)$/)
  })

  test.each(INEXACT)('Math.%s', (name) => {
    expect(lint.of(pathOf(`math ${name}`))).toEqual(['plugin'])
  })

  test.each(Object.keys(BY_THE_BACK_DOOR))('Math.exp or a power, %s', (name) => {
    expect(lint.of(pathOf(name))).toContain('plugin')
  })
})

test.each(EXACT)('it may use Math.%s', (name) => {
  expect(lint.of(pathOf(`math ${name}`))).toEqual([])
  expect(build.of(pathOf(`math ${name}`))).toEqual([])
})

test('every scratch file was looked at, and no rule had an error in it', () => {
  const written =
    HOST.length +
    OF_THE_LANGUAGE.length +
    EXACT.length +
    INEXACT.length +
    Object.keys(BY_THE_BACK_DOOR).length
  // Beside them are two targets and the compiler's settings.
  expect(lint.scanned).toBe(written + 3)
  expect(lint.output).not.toMatch(/errored/)
})

describe('the guards look at the real tree', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const sources = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name).replaceAll('\\', '/'))

  test('every folder of src has a row in the table of src/README.md', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(folders.map(({ name }) => name).sort()).toEqual([...FOLDERS].sort())
  })

  test('the linter looks at every source file', async () => {
    const { stdout } = await runTool(root, '@biomejs/biome/bin/biome', ['lint', '--reporter=json', 'src'])
    const { summary } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {
      summary: { unchanged: number; changed: number }
    } // biome's own form
    expect(summary.unchanged + summary.changed).toBeGreaterThanOrEqual(sources('src').length)
    // A rule that has an error in it only says so, and lets everything pass.
    expect(stdout).not.toMatch(/errored/)
  }, 60_000)

  test.each(['engine', 'views'])(
    'the compiler looks at every source file of %s',
    async (folder) => {
      const args = ['-p', `src/${folder}`, '--listFilesOnly', '--noEmit']
      const { stdout } = await runTool(root, '@typescript/native/bin/tsc', args)
      const seen = stdout.split(/\r?\n/).map((path) => path.replaceAll('\\', '/'))
      const own = sources(`src/${folder}`).filter((path) => !/\.test(-kit)?\.tsx?$/.test(path))
      expect(own.length).toBeGreaterThan(0)
      expect(own.filter((path) => !seen.some((file) => file.endsWith(`/${path}`)))).toEqual([])
    },
    60_000,
  )

  test('and at every folder: the root names them all', () => {
    const settings = readFileSync(join(root, 'tsconfig.json'), 'utf8')
    const { references } = JSON.parse(settings) as { references: readonly { path: string }[] } // the project's own file
    const paths = references.map(({ path }) => path.replace('./src/', ''))
    expect(paths).toEqual(expect.arrayContaining([...FOLDERS, 'tsconfig.test.json']))
  })
})
