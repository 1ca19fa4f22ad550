import { describe, expect, it } from 'vitest'
import { setMark } from '../store/edits.ts'
import { openLab, PAIR, withSteps } from '../store/lab.test-kit.ts'
import { createWords } from '../words/words.ts'
import type { Made } from './address.ts'
import { changedSince, headlinesOf, whenCompared } from './expectation.ts'

const say = createWords()

/** What is said of a link to PAIR pulled to 89, made with an earlier version that saw these numbers. */
function saidOf(expected: Made['expect'], locale = 'en'): readonly string[] {
  const { lab, room } = openLab(withSteps(PAIR, 89), { isSettled: false })
  const said: string[] = []
  const telling = { say, locale: () => locale, tell: (text: string) => said.push(text) }
  whenCompared(lab, { model: '0.9', expect: expected }, telling)
  expect(said).toEqual([])
  room.settle()
  lab.commit(setMark(0, 95))
  room.settle()
  return said
}

/** The numbers as they are now. */
function now() {
  const { frame } = openLab(withSteps(PAIR, 89)).state()
  if (frame === null) throw new Error('the engine has not answered')
  return { frame, headlines: headlinesOf(frame) }
}

describe('the headline numbers of a link', () => {
  it('are mark price, loss and what is left of the fund, to ten digits', () => {
    const { frame, headlines } = now()
    expect(headlines).toHaveLength(3)
    expect(headlines[0]).toBeCloseTo(frame.values.markPrice ?? 0, 8)
    expect(headlines[1]).toBeCloseTo(frame.values.lossIn ?? 0, 8)
    expect(headlines[2]).toBeCloseTo(frame.values.fundLeft ?? 0, 6)
    for (const number of headlines) expect(`${number}`.replace(/[^0-9]/g, '').length).toBeLessThanOrEqual(10)
  })

  it('agree when they do to that many digits', () => {
    const { frame, headlines } = now()
    const [mark, loss, fund] = headlines
    const since = (expected: Made['expect']) => changedSince({ model: '0.9', expect: expected }, frame)
    expect(since(headlines)).toBeNull()
    expect(since([])).toBeNull()
    expect(since([null, null, null])).toBeNull()
    expect(since([mark ?? null, (loss ?? 0) * 1.001, fund ?? null])).toMatchObject({
      headline: 'lossIn',
      now: loss,
    })
    expect(since([92.1])).toEqual({ headline: 'markPrice', was: 92.1, now: mark })
  })

  it('are said once, when the run is there: the first that differs', () => {
    const [mark] = now().headlines
    const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 10 })
    expect(saidOf([92.1, 1, 1])).toEqual([
      `Made with model 0.9; the mark price differs: 92.1 → ${format.format(mark ?? 0)}.`,
    ])
  })

  it('are written as the reader has numbers written', () => {
    expect(saidOf([92.1, 1, 1], 'de')[0]).toContain('differs: 92,1 → ')
  })

  it('or that they are the same, or that there are none', () => {
    expect(saidOf(now().headlines)).toEqual(['Made with model 0.9; the headline numbers are the same here.'])
    expect(saidOf([])).toEqual(['Made with model 0.9; numbers may differ from those that were seen there.'])
  })

  it('nothing is said when the reader was quicker', () => {
    const { lab, room } = openLab(PAIR, { isSettled: false })
    const said: string[] = []
    const telling = { say, locale: () => 'en', tell: (text: string) => said.push(text) }
    whenCompared(lab, { model: '0.9', expect: [1] }, telling)
    lab.commit(setMark(0, 95))
    room.settle()
    expect(said).toEqual([])
  })
})
