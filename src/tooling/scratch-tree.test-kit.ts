import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/*
 * A copy of the project's guards without its code: the compiler's and the linter's settings, and one small file a folder
 * to be imported. Tests write what is forbidden into it, so that the real tree is never dirtied.
 */

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))
const SETTINGS = [
  'tsconfig.base.json',
  'tsconfig.json',
  'biome.json',
  'package.json',
  '.gitignore',
  'scripts/biome',
  'scripts/tsconfig.json',
]

/** What is to be imported from every folder. Two files: the compiler complains of a file once, wherever it is imported. */
const TARGETS = {
  'type.ts': 'export interface Thing {\n  readonly a: number\n}\n',
  'value.ts': 'export const thing = 1\n',
}

export interface ScratchTree {
  /** Paths are of the tree, such as `src/engine/a.ts`. */
  readonly write: (path: string, text: string) => void
  readonly remove: (path: string) => void
  /** What the linter says about the files at these paths: names of rules by file, and how many files it looked at. */
  readonly lint: (...paths: readonly string[]) => Promise<Findings>
  /** What `tsc -b` of a folder says: codes by file. Code 0 of the process is no finding at all. */
  readonly build: (folder: string) => Promise<Findings>
  readonly destroy: () => void
}

export interface Findings {
  /** Names of rules, or codes of errors, by the path of the file. */
  readonly of: (path: string) => readonly string[]
  readonly files: readonly string[]
  /** Exit code of the tool. */
  readonly code: number
  /** How many files were looked at; −1 where the tool does not say. */
  readonly scanned: number
  readonly output: string
}

/** Makes a tree with these folders of `src`. It lies among the system's temporary files. */
export function makeScratchTree(folders: readonly string[]): ScratchTree {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-guard-'))
  for (const path of SETTINGS) cpSync(join(PROJECT, path), join(root, path), { recursive: true })
  linkModules(root)
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  // The scripts are a project of the compiler as well, to which the command line refers.
  write('scripts/target.mjs', 'export const thing = 1\n')
  for (const folder of folders) {
    cpSync(join(PROJECT, 'src', folder, 'tsconfig.json'), join(root, 'src', folder, 'tsconfig.json'))
    for (const [name, text] of Object.entries(TARGETS)) write(`src/${folder}/${name}`, text)
  }
  return {
    write,
    remove: (path) => rmSync(join(root, path)),
    lint: (...paths) => lint(root, paths),
    build: (folder) => build(root, folder),
    destroy: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Every package by a link of its own: what the compiler writes into `node_modules/.cache` must not be the project's. */
function linkModules(root: string): void {
  const modules = join(PROJECT, 'node_modules')
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(modules))
    if (!name.startsWith('.')) symlinkSync(join(modules, name), join(root, 'node_modules', name))
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs one of the project's tools in a folder. Anything but an exit with a code throws. */
export async function runTool(cwd: string, script: string, args: readonly string[]): Promise<Outcome> {
  const command = [join(PROJECT, 'node_modules', script), ...args]
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      cwd,
      maxBuffer: 1 << 26,
    })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as Partial<Outcome> // of a failed execFile
    if (typeof code !== 'number') throw error
    return { code, stdout: stdout ?? '', stderr: stderr ?? '' }
  }
}

function gather(found: readonly (readonly [file: string, what: string])[]): Pick<Findings, 'of' | 'files'> {
  const files = new Map<string, string[]>()
  for (const [file, what] of found) files.set(file, [...(files.get(file) ?? []), what])
  return { of: (path) => files.get(path) ?? [], files: [...files.keys()] }
}

interface BiomeReport {
  readonly summary: { readonly changed: number; readonly unchanged: number }
  readonly diagnostics: readonly {
    readonly category: string
    readonly location?: { readonly path?: string | { readonly file: string } }
  }[]
}

async function lint(root: string, paths: readonly string[]): Promise<Findings> {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...paths]
  const { code, stdout, stderr } = await runTool(root, '@biomejs/biome/bin/biome', args)
  const output = `${stdout}${stderr}`
  const json = stdout.slice(stdout.indexOf('{'))
  if (json === '') return { ...gather([]), code, scanned: 0, output }
  const { summary, diagnostics } = JSON.parse(json) as BiomeReport // biome's own form
  const found = diagnostics.map(({ category, location }) => {
    const path = location?.path
    return [(typeof path === 'string' ? path : path?.file) ?? '', category] as const
  })
  return { ...gather(found), code, scanned: summary.changed + summary.unchanged, output }
}

async function build(root: string, folder: string): Promise<Findings> {
  const args = ['-b', `src/${folder}`, '--pretty', 'false']
  const { code, stdout, stderr } = await runTool(root, '@typescript/native/bin/tsc', args)
  const lines = [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)]
  const found = lines.map(([, file = '', error = '']) => [file.replaceAll('\\', '/'), error] as const)
  return { ...gather(found), code, scanned: -1, output: `${stdout}${stderr}` }
}
