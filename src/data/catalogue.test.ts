import { readFileSync } from 'node:fs'
import { onlineManager, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { loadRulebook, loadScenario, scenarioList, scenarioQuery } from './catalogue.ts'

const published = (path: string): string =>
  readFileSync(new URL(path.replace(/^\.\//, '../../public/'), import.meta.url), 'utf8')

/** What the server answers, by path: a body, or a status. Everything else is a file of the project. */
let answers: Record<string, string | number>
const asked: string[] = []

beforeEach(() => {
  answers = {}
  asked.length = 0
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const answer = answers[path]
    if (answer === 0) throw new TypeError('Failed to fetch')
    if (typeof answer === 'number') return new Response('', { status: answer })
    return new Response(answer ?? published(path))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  onlineManager.setOnline(true)
})

const changed = (path: string, change: object): string =>
  JSON.stringify({ ...JSON.parse(published(path)), ...change })
const fails = (what: Promise<unknown>) =>
  what.then(
    () => null,
    ({ reason, problems }) => ({ reason, problems }),
  )

describe('a scenario', () => {
  it('comes with its rulebook, from beside the page', async () => {
    const scenario = await loadScenario('crowd')
    expect([scenario.id, scenario.rulebook.id]).toEqual(['crowd', 'textbook'])
    expect(asked).toEqual(['./scenarios/crowd.json', './rulebooks/textbook.json'])
  })

  it.each([
    ['no network', 0, 'offline'],
    ['no such file', 404, 'missing'],
    ['a server in trouble', 500, 'missing'],
    ['the page itself, as servers answer that know no 404', '<!doctype html><title>x</title>', 'missing'],
    ['nothing', '', 'missing'],
  ])('%s', async (_what, answer, reason) => {
    answers['./scenarios/crowd.json'] = answer
    expect(await fails(loadScenario('crowd'))).toEqual({ reason, problems: [] })
    answers = { './rulebooks/textbook.json': answer }
    expect(await fails(loadScenario('crowd'))).toEqual({ reason, problems: [] })
  })

  it('with something wrong is named with field, value and what is allowed', async () => {
    answers['./scenarios/crowd.json'] = changed('./scenarios/crowd.json', { gap: 2 })
    expect(await fails(loadScenario('crowd'))).toEqual({
      reason: 'invalid',
      problems: [{ field: 'gap', value: '2', allowed: '0 to 1' }],
    })
  })

  it('with another name than its file is refused: links would not find it again', async () => {
    answers['./scenarios/crowd.json'] = changed('./scenarios/crowd.json', { id: 'other' })
    expect(await fails(loadScenario('crowd'))).toEqual({
      reason: 'invalid',
      problems: [{ field: 'id', value: '"other"', allowed: 'crowd, the name of the file' }],
    })
  })

  it('with a rulebook in which something is wrong', async () => {
    answers['./rulebooks/textbook.json'] = changed('./rulebooks/textbook.json', { legs: 'x' })
    expect(await fails(loadScenario('crowd'))).toMatchObject({
      reason: 'invalid',
      problems: [{ field: 'legs' }],
    })
  })

  it('that is JSON but no scenario', async () => {
    for (const text of ['null', '[]', '3', '"x"']) {
      answers['./scenarios/crowd.json'] = text
      expect(await fails(loadScenario('crowd')), text).toMatchObject({ reason: 'invalid' })
    }
  })

  test('an id cannot lead out of the folder', async () => {
    answers['./scenarios/..%2Frulebooks%2Ftextbook.json'] = 404
    expect(await fails(loadScenario('../rulebooks/textbook'))).toMatchObject({ reason: 'missing' })
    expect(asked).toEqual(['./scenarios/..%2Frulebooks%2Ftextbook.json'])
  })
})

describe('a rulebook that extends another', () => {
  it('is loaded with it', async () => {
    const rulebook = await loadRulebook('hyperliquid-observed-score')
    expect([rulebook.adl.score, rulebook.adl.price]).toEqual(['HL-ADL-OBS', 'previousMark'])
    expect(asked).toEqual(['./rulebooks/hyperliquid-observed-score.json', './rulebooks/hyperliquid.json'])
  })

  it('in a circle, or from one that is not there, is refused by name', async () => {
    answers['./rulebooks/hyperliquid.json'] = '{"extends":"hyperliquid-observed-score"}'
    expect(await fails(loadRulebook('hyperliquid-observed-score'))).toMatchObject({
      reason: 'invalid',
      problems: [{ field: 'extends', value: '"hyperliquid-observed-score"' }],
    })
    answers['./rulebooks/hyperliquid.json'] = 404
    expect(await fails(loadRulebook('hyperliquid-observed-score'))).toMatchObject({
      reason: 'invalid',
      problems: [{ value: '"hyperliquid"', allowed: 'the id of a rulebook that exists' }],
    })
    answers['./rulebooks/hyperliquid.json'] = 0
    expect(await fails(loadRulebook('hyperliquid-observed-score'))).toMatchObject({ reason: 'offline' })
  })
})

describe('through the query client', () => {
  it('a file is loaded once', async () => {
    const client = new QueryClient()
    await client.fetchQuery(scenarioQuery('one-long'))
    await client.fetchQuery(scenarioQuery('one-long'))
    expect(asked).toHaveLength(2)
  })

  it('is asked for also where the browser believes that there is no network: it may lie in a cache', async () => {
    onlineManager.setOnline(false)
    expect(await new QueryClient().fetchQuery(scenarioList)).toHaveLength(7)
  })
})
