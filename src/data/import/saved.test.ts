import { describe, expect, it } from 'vitest'
import { scenarioText } from '../export/scenario.ts'
import { firstScreen } from '../first-screen.ts'
import { contentOf } from './import.test-kit.ts'
import { readSaved } from './saved.ts'

const scenario = {
  ...firstScreen(),
  title: 'Saved',
  accounts: [
    { id: 'A', mode: 'cross' as const, cash: -3, positions: [{ market: 'BTC', size: -1, entry: 140 }] },
  ],
}
const never = (id: string) => Promise.reject(new Error(id))

/** The scenario in the text of a file. */
function read(text: string) {
  const content = contentOf(text)
  if (content.kind !== 'scenario') throw new Error(content.kind)
  return readSaved(content.data, never)
}

describe('a scenario in a file', () => {
  it('is saved whole and read whole', async () => {
    expect(await read(scenarioText(scenario))).toEqual({ ok: true, value: scenario })
  })

  it('may name its rulebook by id, as the files of the catalogue do', async () => {
    const { rulebook } = scenario
    const data = { ...scenario, rulebook: rulebook.id }
    expect(await readSaved(data, async () => rulebook)).toEqual({ ok: true, value: scenario })
    expect(await readSaved(data, never)).toMatchObject({
      ok: false,
      problems: [{ field: 'rulebook', value: 'textbook' }],
    })
  })

  it('is refused by field', async () => {
    const bad = { ...scenario, accounts: [{ ...scenario.accounts[0], cash: 'much' }] }
    expect(await read(JSON.stringify(bad))).toMatchObject({
      ok: false,
      problems: [{ field: 'accounts[0].cash', value: '"much"' }],
    })
  })
})
