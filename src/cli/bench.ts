// npm run bench: how fast the engine is, against what one would write first.

import { machine } from './bench/machine.ts'
import type { Outcome } from './bench/row.ts'
import { isReached, shownLine } from './bench/row.ts'
import { FULL, ROW_NAMES, runRows, SMALL } from './bench/rows.ts'
import { command, Unusable } from './command.ts'
import { loadScenario } from './scenario/load.ts'

const HELP = `
npm run bench -- [ROW…] [--small] [--json]

Ratios of best times, both ways interleaved in one process, after their results were found equal; the median
of several rounds. MISS marks a goal that is not reached.

  ROW      ${ROW_NAMES.join(', ')}; all if none is named
  --small  at 100,000 accounts, for CI: exit code 1 below half of a goal
  --json   prints JSON
`

await command(
  HELP,
  { small: { type: 'boolean' }, json: { type: 'boolean' } },
  async ({ values, positionals }) => {
    for (const name of positionals)
      if (!ROW_NAMES.includes(name)) throw new Unusable('ROW', name, ROW_NAMES.join(', '))
    const isSmall = values.small === true
    const outcomes: Outcome[] = []
    const names = positionals.length > 0 ? positionals : ROW_NAMES
    for (const outcome of runRows(names, isSmall ? SMALL : FULL, await loadScenario('crowd'))) {
      outcomes.push(outcome)
      if (values.json !== true) process.stdout.write(shownLine(outcome))
    }
    const missed = outcomes.filter((outcome) => !isReached(outcome))
    const failed = outcomes.filter((outcome) => !isReached(outcome, 0.5))
    const where = `Node ${process.version}, ${machine()}`
    if (values.json === true)
      process.stdout.write(`${JSON.stringify({ machine: where, isSmall, outcomes }, null, 1)}\n`)
    else process.stdout.write(`${outcomes.length - missed.length} of ${outcomes.length} ok on ${where}\n`)
    return isSmall && failed.length > 0 ? 1 : 0
  },
)
