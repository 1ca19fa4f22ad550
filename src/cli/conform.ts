// npm run conform -- FILE…: holds the engine to worked cases. Exit code 1 on any mismatch or unreadable file.
import { readFileSync } from 'node:fs'
import { checkVector } from './conform/check.ts'
import type { Vector } from './conform/vector.ts'

const files = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }
const skipped = new Map<string, number>()
const print = (line: string): void => void process.stdout.write(`${line}\n`)

function vectorsOf(file: string): readonly Vector[] {
  const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const rows = Array.isArray(data)
    ? data
    : typeof data === 'object' && data !== null && 'vectors' in data
      ? data.vectors
      : null
  if (!Array.isArray(rows)) throw new Error('neither a list of cases nor an object with "vectors"')
  return rows.map((row) => ({
    ...row,
    what: row.what ?? row.kind,
    formula: row.formula ?? row.fn ?? row.protocol ?? '',
  }))
}

function run(file: string): void {
  let vectors: readonly Vector[]
  try {
    vectors = vectorsOf(file)
  } catch (error) {
    total.failed++
    print(`${file}: cannot be read (${error instanceof Error ? error.message : error})`)
    return
  }
  for (const vector of vectors) {
    const outcome = checkVector(vector)
    total[outcome.kind]++
    if (outcome.kind === 'skipped') skipped.set(outcome.of, (skipped.get(outcome.of) ?? 0) + 1)
    if (outcome.kind === 'failed') for (const line of outcome.lines) print(`${vector.id}  ${line}`)
  }
}

if (files.length === 0) {
  total.failed++
  print('Name at least one file: npm run conform -- FILE…')
}
for (const file of files) run(file)
for (const [kind, count] of [...skipped].sort()) print(`skipped ${count}  ${kind}`)
print(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
