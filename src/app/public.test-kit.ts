import { readFileSync } from 'node:fs'
import { LoadError } from '../data/load.ts'
import { publicRulebook } from '../data/rulebooks.test-kit.ts'
import { checkScenarioFile, withRulebook } from '../data/scenario-schema.ts'
import type { Files } from './address.ts'

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(`../../public/${path}.json`, import.meta.url), 'utf8'))
  } catch {
    throw new LoadError('missing', path)
  }
}

/** The files of the project, read from the disk. */
export const publicFiles: Files = {
  rulebook: publicRulebook,
  async scenario(id) {
    const checked = checkScenarioFile(read(`scenarios/${id}`))
    if (!checked.ok) throw new LoadError('invalid', id, checked.problems)
    return withRulebook(checked.value, await publicRulebook(checked.value.rulebook))
  },
}
