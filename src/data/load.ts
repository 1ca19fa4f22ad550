import type { Problem } from './checked.ts'

/** Why a file could not be had: no network, no such file, or a file that says something impossible. */
export class LoadError extends Error {
  readonly reason: 'offline' | 'missing' | 'invalid'
  readonly problems: readonly Problem[]
  constructor(reason: 'offline' | 'missing' | 'invalid', path: string, problems: readonly Problem[] = []) {
    super(`${path}: ${reason}`)
    this.name = 'LoadError'
    this.reason = reason
    this.problems = problems
  }
}

/** A JSON file that lies beside the page, under whatever path the page is served. Throws `LoadError`. */
export async function load(path: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path)
  } catch {
    throw new LoadError('offline', path)
  }
  if (!response.ok) throw new LoadError('missing', path)
  try {
    return await response.json()
  } catch {
    // A server that answers every address with its page: the file does not exist.
    throw new LoadError('missing', path)
  }
}
