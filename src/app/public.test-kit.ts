import { readFileSync } from 'node:fs'
import { resolveExtends } from '../data/extend.ts'
import { LoadError } from '../data/load.ts'
import { checkRulebook } from '../data/rulebook-schema.ts'
import { checkScenarioFile, withRulebook } from '../data/scenario-schema.ts'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Files } from './address.ts'

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(`../../public/${path}.json`, import.meta.url), 'utf8'))
  } catch {
    throw new LoadError('missing', path)
  }
}

async function rulebook(id: string): Promise<Rulebook> {
  const file = await resolveExtends(read(`rulebooks/${id}`), async (base) => read(`rulebooks/${base}`))
  const checked = file.ok ? checkRulebook(file.value) : file
  if (!checked.ok) throw new LoadError('invalid', id, checked.problems)
  return checked.value
}

/** The files of the project, read from the disk. */
export const publicFiles: Files = {
  rulebook,
  async scenario(id) {
    const checked = checkScenarioFile(read(`scenarios/${id}`))
    if (!checked.ok) throw new LoadError('invalid', id, checked.problems)
    return withRulebook(checked.value, await rulebook(checked.value.rulebook))
  },
}
