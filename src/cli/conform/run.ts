import { checkVector } from './check.ts'
import { vectorsOf } from './file.ts'

/** How many cases passed, failed and were skipped; a file that cannot be used counts as one that failed. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/**
 * Holds the engine to the cases of the files. Prints every mismatch, the skipped kinds, and the counts as the last line.
 * `read` gives a file's text and may throw.
 */
export function conform(
  files: readonly string[],
  read: (file: string) => string,
  print: (line: string) => void,
): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const skipped = new Map<string, number>()
  for (const file of files) {
    try {
      for (const vector of vectorsOf(JSON.parse(read(file)))) {
        const outcome = checkVector(vector)
        counts[outcome.kind]++
        if (outcome.kind === 'skipped') skipped.set(vector.kind, (skipped.get(vector.kind) ?? 0) + 1)
        if (outcome.kind === 'failed') for (const line of outcome.lines) print(`${vector.id}  ${line}`)
      }
    } catch (error) {
      counts.failed++
      print(`${file}: cannot be used (${error instanceof Error ? error.message : error})`)
    }
  }
  if (files.length === 0) {
    counts.failed++
    print('Name at least one file: npm run conform -- FILE…')
  }
  for (const [kind, count] of [...skipped].sort()) print(`skipped ${count}  ${kind}`)
  const { passed, failed } = counts
  print(`${passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`)
  return counts
}
