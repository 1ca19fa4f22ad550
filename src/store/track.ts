import type { Track } from './lab.ts'

/** A copy of the rounds of a frame, because its buffer is used again. */
export function copyOf(rounds: Track): Track {
  const columns = Object.entries(rounds).map(([name, column]) => [
    name,
    typeof column === 'number' ? column : column.slice(0, rounds.length),
  ])
  return Object.fromEntries(columns) as Track // the same keys
}
