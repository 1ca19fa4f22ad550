import { shownValue } from '../../data/checked.ts'
import { Unusable } from '../command.ts'

type Tree = Record<string, unknown>

/**
 * `data` with `path=value` applied, in place: the path as in the file (`crowd.count`, `markets[0].depth`), the value as
 * JSON or, where it is none, as text. Throws `Unusable` for a path that leads nowhere; whether the value may stand there is
 * for the scenario's own check to say.
 */
export function applySet(data: Tree, set: string): void {
  const equals = set.indexOf('=')
  if (equals < 1) throw new Unusable('--set', set, 'path=value, such as crowd.count=1000')
  const path = set.slice(0, equals)
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  const last = keys.pop() ?? path
  let place: unknown = data
  for (const key of keys) place = isTree(place) ? place[key] : undefined
  if (!isTree(place)) throw new Unusable(path, shownValue(place), 'a field of the scenario')
  place[last] = valueIn(set.slice(equals + 1))
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
