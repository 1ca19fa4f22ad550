import { loadScenario } from '../data/catalogue.ts'
import { firstScreen } from '../data/first-screen.ts'
import { applyDifference, decodeLink, difference, encodeLink } from '../data/link.ts'
import { checkScenario } from '../data/scenario-schema.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Say } from '../words/words.ts'

/** What an address leads to, and what is to be said about it. */
export interface Opened {
  readonly scenario: Scenario
  readonly notice: string | null
}

/**
 * Reads an address: `#/lab/<scenario>`, `#1.…` for a link with changes, nothing for the first screen. Total: whatever it
 * says, a scenario comes out, and a sentence if it is not the one that was meant.
 */
export async function openAddress(hash: string, say: Say, modelVersion: string): Promise<Opened> {
  const text = hash.replace(/^#/, '')
  const named = /^\/lab\/([a-z0-9-]+)$/.exec(text)?.[1]
  if (named !== undefined) return openNamed(named, say)
  if (text === '' || text === '/') return { scenario: firstScreen(), notice: null }
  return openLink(text, say, modelVersion)
}

async function openNamed(id: string, say: Say): Promise<Opened> {
  try {
    return { scenario: await loadScenario(id), notice: null }
  } catch {
    return {
      scenario: firstScreen(),
      notice: say('app.loadFailed', { what: id, reason: say('app.reasonMissing') }),
    }
  }
}

async function openLink(text: string, say: Say, modelVersion: string): Promise<Opened> {
  const decoded = decodeLink(text)
  if (!decoded.ok) {
    const { problem } = decoded
    const notice =
      problem.kind === 'cutOff'
        ? say('app.linkCutOff', { missing: problem.missing })
        : say(problem.kind === 'damaged' ? 'app.linkDamaged' : 'app.linkUnknown')
    return { scenario: firstScreen(), notice }
  }
  const base = await openNamed(decoded.body.scenario, say)
  const changed = checkScenario(applyDifference(base.scenario, decoded.body.difference ?? {}))
  if (!changed.ok) {
    const [first] = changed.problems
    return {
      scenario: firstScreen(),
      notice: first === undefined ? null : say('app.linkField', { ...first }),
    }
  }
  const isOld = decoded.body.model !== modelVersion
  return {
    scenario: changed.value,
    notice: isOld ? say('app.linkModel', { version: decoded.body.model }) : base.notice,
  }
}

/** The part of an address after `#` that leads back to a scenario. */
export async function addressOf(
  scenario: Scenario,
  modelVersion: string,
  expect: readonly number[],
): Promise<string> {
  const base =
    scenario.id === firstScreen().id
      ? firstScreen()
      : await loadScenario(scenario.id).catch(() => firstScreen())
  const changed = difference(base, scenario)
  if (changed === undefined) return `/lab/${scenario.id}`
  return encodeLink({ scenario: base.id, model: modelVersion, difference: changed, expect })
}
