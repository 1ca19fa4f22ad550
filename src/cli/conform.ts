// npm run conform -- FILE…: holds the engine to worked cases. Exit code 1 on any mismatch or unusable file.
import { readFileSync } from 'node:fs'
import { conform } from './conform/run.ts'

const { failed } = conform(
  process.argv.slice(2),
  (file) => readFileSync(file, 'utf8'),
  (line) => void process.stdout.write(`${line}\n`),
)
process.exitCode = failed > 0 ? 1 : 0
