import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rulebook } from '../engine/rulebook.ts'
import { resolveExtends } from './extend.ts'
import { LoadError } from './load.ts'
import { checkRulebook } from './rulebook-schema.ts'

function read(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(import.meta.dirname, `../../public/rulebooks/${name}.json`), 'utf8'))
  } catch {
    throw new LoadError('missing', name)
  }
}

/** A rulebook of the project by its id, read from the disk with what it extends. */
export async function publicRulebook(id: string): Promise<Rulebook> {
  const file = await resolveExtends(read(id), async (base) => read(base))
  const checked = file.ok ? checkRulebook(file.value) : file
  if (!checked.ok) throw new LoadError('invalid', id, checked.problems)
  return checked.value
}

/** All of them, in the order of their list. */
export async function publicRulebooks(): Promise<readonly Rulebook[]> {
  const list = read('index') as readonly { readonly id: string }[] // a test of its own holds the list
  return Promise.all(list.map(({ id }) => publicRulebook(id)))
}
