import { applyDifference, difference } from '../data/difference.ts'
import { firstScreen, isFirstScreen } from '../data/first-screen.ts'
import { IMPORTED } from '../data/import/imported.ts'
import type { LinkBody, LinkProblem } from '../data/link.ts'
import { decodeLink, encodeLink } from '../data/link.ts'
import { reasonOf } from '../data/reason.ts'
import { checkScenario } from '../data/scenario-schema.ts'
import type { Rulebook } from '../engine/rulebook.ts'
import type { Scenario } from '../engine/scenario.ts'
import { MODEL_VERSION } from '../engine/scenario.ts'
import type { Notice } from '../views/notice.ts'
import { withLinkWords } from '../words/link-words.ts'
import type { Say } from '../words/words.ts'

export { headlinesOf, whenCompared } from './expectation.ts'

/** Where scenarios and rulebooks come from, by id. Both throw `LoadError`. */
export interface Files {
  readonly scenario: (id: string) => Promise<Scenario>
  readonly rulebook: (id: string) => Promise<Rulebook>
}

/** The version of the rules and the headline numbers that a link was made with. */
export interface Made {
  readonly model: string
  readonly expect: LinkBody['expect']
}

/** What an address leads to, and what is to be said about it. */
export interface Opened {
  readonly scenario: Scenario
  readonly notice: Notice | null
  /** Of a link made with another version of the rules; else null. */
  readonly made: Made | null
}

/** Longest link that is made: longer ones are cut on their way, by bookmarks and chats, without a word. */
const MOST_CHARACTERS = 2000
/** An account of its own takes some 60 characters; with more of them a link is not even tried. */
const MOST_ACCOUNTS = 100

/**
 * Reads an address: `/lab/<scenario>`, `1.…` for a link with changes, `/file/…` for what fits in no link, nothing for the
 * first screen. Total: whatever it says, a scenario comes out, and a sentence if it is not the one that was meant.
 */
export async function openAddress(hash: string, page: Say, files: Files): Promise<Opened> {
  const say = withLinkWords(page)
  const text = hash.replace(/^#/, '')
  if (isFirstScreen(hash)) return { scenario: firstScreen(), notice: null, made: null }
  if (text.startsWith('/file/'))
    return { scenario: firstScreen(), notice: { text: say('app.linkFile'), original: null }, made: null }
  const named = /^\/lab\/([a-z0-9-]+)$/.exec(text)?.[1]
  if (named === undefined) return openLink(text, say, files)
  try {
    return { scenario: await files.scenario(named), notice: null, made: null }
  } catch (error) {
    return instead(say('app.loadFailed', { what: named, reason: reasonOf(error, say) }), text)
  }
}

/** The first screen, with why it is shown and what the address said. */
function instead(text: string, original: string): Opened {
  return { scenario: firstScreen(), notice: { text, original }, made: null }
}

async function openLink(text: string, say: Say, files: Files): Promise<Opened> {
  const decoded = decodeLink(text)
  if (!decoded.ok) return instead(sentenceOf(decoded.problem, say), text)
  const { body } = decoded
  const original = JSON.stringify(body, null, 1)
  let base: Scenario
  try {
    base = await baseOf(body, files)
  } catch (error) {
    return instead(say('app.loadFailed', { what: body.scenario, reason: reasonOf(error, say) }), original)
  }
  const changed = applyDifference(base, body.difference)
  const checked = checkScenario(changed)
  const { model, expect } = body
  if (checked.ok)
    return { scenario: checked.value, notice: null, made: model === MODEL_VERSION ? null : { model, expect } }
  return repaired(base, changed, original, say)
}

/** The scenario that a link starts from, with the rulebook that it names. */
async function baseOf({ scenario, rulebook }: LinkBody, files: Files): Promise<Scenario> {
  const base = await files.scenario(scenario)
  return rulebook === undefined || rulebook === base.rulebook.id
    ? base
    : { ...base, rulebook: await files.rulebook(rulebook) }
}

/** Parts of a link that cannot be are taken from the scenario that it starts from, and named. */
function repaired(base: Scenario, changed: unknown, original: string, say: Say): Opened {
  const checked = checkScenario(changed)
  const problems = checked.ok ? [] : checked.problems
  const parts = [...new Set(problems.map(({ field }) => field.split(/[.[]/, 1)[0] ?? ''))]
  // The schema has seen to it that `changed` is an object, else its only problem is the rulebook's.
  const own = Object.fromEntries(parts.map((part) => [part, base[part as keyof Scenario]])) // undefined if it has none
  const whole = Object.entries({ ...(changed as object), ...own }).filter(([, part]) => part !== undefined)
  const mended = checkScenario(Object.fromEntries(whole))
  const [first] = problems
  const values = { field: '', value: '', allowed: '', ...first, part: parts.join(', '), title: base.title }
  return mended.ok
    ? { scenario: mended.value, notice: { text: say('app.linkField', values), original }, made: null }
    : { scenario: base, notice: { text: say('app.linkWhole', values), original }, made: null }
}

function sentenceOf(problem: LinkProblem, say: Say): string {
  switch (problem.kind) {
    case 'cutOff':
      return say('app.linkCutOff', { missing: problem.missing })
    case 'damaged':
      return say('app.linkDamaged')
    case 'unknownForm':
      return say('app.linkUnknown')
  }
}

/**
 * The part of an address after `#` that leads back to a scenario, or null if it does not fit in a link: then only a file
 * can hold it.
 */
export async function addressOf(
  scenario: Scenario,
  expect: LinkBody['expect'],
  files: Files,
): Promise<string | null> {
  if (scenario.accounts.length > MOST_ACCOUNTS) return null
  // Of what was imported there is no file to ask for.
  const base = scenario.id === IMPORTED ? firstScreen() : await files.scenario(scenario.id).catch(firstScreen)
  const named = scenario.rulebook.id === base.rulebook.id ? null : scenario.rulebook.id
  const rulebook = named === null ? base.rulebook : await files.rulebook(named).catch(() => base.rulebook)
  const changed = difference({ ...base, rulebook }, scenario)
  if (changed === undefined && named === null) return `/lab/${scenario.id}`
  const link = encodeLink({
    scenario: base.id,
    ...(rulebook === base.rulebook ? {} : { rulebook: rulebook.id }),
    model: MODEL_VERSION,
    ...(changed === undefined ? {} : { difference: changed }),
    expect,
  })
  return link.length > MOST_CHARACTERS ? null : link
}
