import type { Frame } from '../protocol/frame.ts'
import type { Lab } from '../store/lab.ts'
import { withLinkWords } from '../words/link-words.ts'
import type { Say } from '../words/words.ts'
import type { Made } from './address.ts'

/** The numbers by which two people know that they see the same, in the order in which a link holds them. */
const HEADLINES = ['markPrice', 'lossIn', 'fundLeft'] as const
export type Headline = (typeof HEADLINES)[number]

/** A headline that came out otherwise than the link says. */
export interface Changed {
  readonly headline: Headline
  readonly was: number
  readonly now: number
}

/** Numbers agree when they do to this part: a link holds them to ten digits. */
const AGREED = 1e-8

/** The headline numbers of a frame, as a link holds them: to ten digits. */
export function headlinesOf({ values }: Frame): (number | null)[] {
  return HEADLINES.map((name) => {
    const value = values[name]
    return value === null ? null : Number(value.toPrecision(10))
  })
}

/** The first headline that is not what the link was made with, or null if all are. */
export function changedSince({ expect }: Made, frame: Frame): Changed | null {
  const now = headlinesOf(frame)
  for (const [i, headline] of HEADLINES.entries()) {
    const [was, is] = [expect[i] ?? null, now[i] ?? null]
    if (was === null || is === null) continue
    if (Math.abs(was - is) > AGREED * Math.max(Math.abs(was), Math.abs(is))) return { headline, was, now: is }
  }
  return null
}

/** How a sentence about numbers is made: in words, and in the locale in which the reader has numbers written. */
export interface Telling {
  readonly say: Say
  readonly locale: () => string
  readonly tell: (text: string) => void
}

/** Says once, when the lab has run what the link holds, whether the numbers are those that the link was made with. */
export function whenCompared(lab: Lab, made: Made, telling: Telling): void {
  const { scenario } = lab.store.getState()
  const stop = lab.store.subscribe(({ frame, frameOf, scenario: committed }) => {
    const isRun = frameOf === scenario
    // Else the reader was quicker, and the numbers are of something else.
    const isGone = committed !== scenario
    if (isRun || isGone) stop()
    if (isRun && frame !== null) telling.tell(sentenceOf(made, frame, telling))
  })
}

function sentenceOf(made: Made, frame: Frame, { say: page, locale }: Telling): string {
  const say = withLinkWords(page)
  const { model: version, expect } = made
  const changed = changedSince(made, frame)
  if (changed === null)
    return say(expect.length === 0 ? 'app.linkModelUnknown' : 'app.linkModelSame', { version })
  const { format } = new Intl.NumberFormat(locale(), { maximumSignificantDigits: 10 })
  return say('app.linkModel', {
    version,
    headline: say('app.headlines', { name: changed.headline }),
    was: format(changed.was),
    now: format(changed.now),
  })
}
