import { describe, expect, it } from 'vitest'
import { inSlices } from './slices.ts'

/** Counts to `end`, each step as long as a slice. */
function* slow(end: number, seen: number[] = []): Generator<number, string> {
  for (let i = 0; i < end; i++) {
    const until = performance.now() + 13
    while (performance.now() < until);
    seen.push(i)
    yield i / end
  }
  return 'done'
}

describe('long work in slices', () => {
  it('comes to its end and says how far it is', async () => {
    const heard: number[] = []
    expect(await inSlices(slow(4), new AbortController().signal, (done) => heard.push(done))).toBe('done')
    expect(heard).toEqual([0, 0.25, 0.5, 0.75])
  })

  it('lets others run between slices', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await inSlices(slow(6), new AbortController().signal, () => undefined)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
  })

  it('is given up at the next slice', async () => {
    const giveUp = new AbortController()
    const seen: number[] = []
    const work = inSlices(slow(50, seen), giveUp.signal, () => giveUp.abort(new Error('enough')))
    await expect(work).rejects.toThrow('enough')
    expect(seen).toHaveLength(1)
  })

  it('says nothing about work that fits into one slice', async () => {
    const heard: number[] = []
    function* quick(): Generator<number, number> {
      yield 0.5
      return 1
    }
    expect(await inSlices(quick(), new AbortController().signal, (done) => heard.push(done))).toBe(1)
    expect(heard).toEqual([])
  })
})
