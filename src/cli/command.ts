import { parseArgs } from 'node:util'

/** Input that a command cannot use: which field, what stood there, what may stand there. Ends it with exit code 2. */
export class Unusable extends Error {
  constructor(field: string, value: string, allowed: string) {
    super(`${field} is ${value}; allowed: ${allowed}`)
    this.name = 'Unusable'
  }
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

/**
 * Runs a command of the command line: `--help` prints `help`, arguments it does not know and unusable input end it with a
 * sentence and exit code 2, anything else that is thrown with exit code 1; else `main` returns the exit code.
 */
export async function command<const O extends Options>(
  help: string,
  options: O,
  main: (given: Given<O>) => number | Promise<number>,
): Promise<void> {
  try {
    if (process.argv.includes('--help')) process.stdout.write(`${help.trim()}\n`)
    else process.exitCode = await main(read(options))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = error instanceof Unusable ? 2 : 1
  }
}

/** What the arguments of a command say. */
export type Given<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>

function read<const O extends Options>(options: O): Given<O> {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    // Node's own sentence names the argument; only the way in is ours.
    throw new Unusable('arguments', error instanceof Error ? error.message : `${error}`, 'see --help')
  }
}
