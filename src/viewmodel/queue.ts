import type { QueueModel } from '../charts/queue/model.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Say } from '../words/words.ts'
import type { Format } from './format.ts'
import type { Cast } from './names.ts'
import { nameOf } from './names.ts'

/** The queue as it is drawn; null when nobody is winning. */
export function queueModel(frame: Frame | null, format: Format, say: Say): QueueModel | null {
  if (frame === null || frame.bars.length === 0) return null
  const { values, bars } = frame
  const isReal = values.queueHypothetical === 0
  const place = values.youQueuePlace
  const length = values.queueLength ?? 0
  return {
    isShort: (values.queueSide ?? -1) < 0,
    isReal,
    bars: Array.from({ length: bars.length }, (_, b) => ({
      score: bars.score[b] ?? 0,
      closedShare: bars.closedShare[b] ?? 0,
      // Put into words when somebody reads them: a frame has more bars than it has time for sentences.
      get words() {
        return say('queue.bar', {
          rank: b + 1,
          width: bars.width[b] ?? 0,
          notional: format.notional(bars.notional[b] ?? 0),
          score: format.plain(bars.score[b] ?? 0, 3),
          closed: format.percent(bars.closedShare[b] ?? 0, 0),
          isReal: isReal ? 1 : 0,
        })
      },
    })),
    closedWords: isReal
      ? say('queue.closed', { count: values.adlAccounts ?? 0, price: format.price(values.adlPrice) })
      : say('queue.hypothetical'),
    you: place === null || length === 0 ? null : (place - 0.5) / length,
    youWords:
      place === null ? '' : say('queue.you', { place: format.count(place), of: format.count(length) }),
    first: say('queue.first'),
    last: say('queue.last'),
    summary: say('queue.title'),
  }
}

/** The first in line, by name, with the numbers of their scores. */
export function headsOf(
  frame: Frame | null,
  scenario: Cast,
  format: Format,
  say: Say,
  count: number,
): readonly string[] {
  if (frame === null) return []
  const side = frame.values.queueSide ?? -1
  const { heads } = frame
  return Array.from({ length: Math.min(count, heads.length) }, (_, i) =>
    say('queue.head', {
      rank: i + 1,
      name: nameOf(scenario, heads.row[i] ?? null, side, say),
      first: format.plain(heads.first[i] ?? 0, 3),
      second: format.plain(heads.second[i] ?? 0, 2),
      score: format.plain(heads.score[i] ?? 0, 3),
      closed: format.count(heads.closedLots[i] ?? 0),
      lots: format.count(heads.lots[i] ?? 0),
      isReal: frame.values.queueHypothetical === 0 ? 1 : 0,
    }),
  )
}
