// npm run conform -- FILE…: holds the engine to worked cases.
import { readFileSync } from 'node:fs'
import { command } from './command.ts'
import { conform } from './conform/run.ts'

const HELP = `
npm run conform -- FILE…

Holds the engine to worked cases: JSON files with a list of cases, or with one under "vectors". A case names what is
asked ("what", "formula"), its "inputs", what is "expected" and the "tolerance".

Prints each mismatch with got, want and tolerance, the kinds that the engine does not know and skips, and as its last
line how many passed, failed and were skipped. Exit code 1 on any mismatch, and for a file that cannot be used.
`

await command(HELP, {}, ({ positionals }) => {
  const { failed } = conform(
    positionals,
    (file) => readFileSync(file, 'utf8'),
    (line) => void process.stdout.write(`${line}\n`),
  )
  return failed > 0 ? 1 : 0
})
