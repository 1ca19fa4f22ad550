import { cpus, loadavg } from 'node:os'

/** The machine, and how busy it was in the last minute: with other work on it the numbers of a page say little. */
export function machine(): string {
  const [load = 0] = loadavg()
  const processors = cpus()
  return `${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, load ${load.toFixed(1)}`
}
