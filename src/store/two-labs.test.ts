import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setFund, setMark } from './edits.ts'
import type { Bench } from './lab.test-kit.ts'
import { openLab, PAIR, STAIRS } from './lab.test-kit.ts'

/* Two labs on one page, as in a lesson or an embed: nothing of one is in the other. */

let one: Bench
let other: Bench
beforeEach(() => {
  vi.useFakeTimers()
  one = openLab(PAIR)
  other = openLab(PAIR)
})
afterEach(() => {
  one.lab.destroy()
  other.lab.destroy()
  vi.useRealTimers()
})

/** Both engines take turns, message by message. */
function settleTogether(): void {
  let isBusy = true
  while (isBusy) {
    isBusy = [one, other].map(({ room }) => room.work() || room.hear()).includes(true)
  }
}

test('the same scenario in both gives the same bytes, in buffers of their own', () => {
  expect(one.digest()).toBe(other.digest())
  expect(one.state().frame).not.toBe(other.state().frame)
})

test('each has its own worker', () => {
  expect([one.room.spawned(), other.room.spawned()]).toEqual([1, 1])
})

test('what is done in one is not seen in the other, however their messages mix', () => {
  const before = other.digest()
  const frame = other.state().frame
  one.lab.preview(setMark(0, 95))
  other.lab.pause()
  settleTogether()
  one.lab.commit(setMark(0, 85))
  settleTogether()
  expect(one.state().frame?.values).toMatchObject({ handPrice: 85, longsClosed: 1 })
  expect(other.digest()).toBe(before)
  expect(other.state().frame).toBe(frame)
  expect(other.state().past).toEqual([])
})

test('a drag in each at the same time shows each its own price', () => {
  for (let price = 99; price >= 90; price--) {
    one.lab.preview(setMark(0, price))
    other.lab.preview(setMark(0, price + 20))
    one.room.work()
    other.room.hear()
  }
  settleTogether()
  expect(one.state().frame?.values.handPrice).toBe(90)
  expect(other.state().frame?.values.handPrice).toBe(110)
})

test('undo, playback and another scenario are each lab’s own', () => {
  one.lab.commit(setFund(1))
  other.lab.commit(setFund(2))
  one.lab.undo()
  other.lab.load(STAIRS)
  settleTogether()
  one.lab.play()
  expect([one.state().scenario.reserves.fund, other.state().scenario.id]).toEqual([1000, STAIRS.id])
  expect(other.state().past).toHaveLength(2)
  expect(other.state().isPlaying).toBe(false)
})

test('one that is gone, or broken, leaves the other as it is', async () => {
  one.room.crash('lost')
  one.room.crash('lost again')
  expect(one.state().trouble?.failure.kind).toBe('worker')
  expect(other.state().trouble).toBeNull()
  one.lab.destroy()
  other.lab.commit(setMark(0, 89))
  settleTogether()
  expect(other.state().frame?.values.longsClosed).toBe(1)
  const explained = other.lab.explain('equity')
  settleTogether()
  expect((await explained).what).toBe('equity')
})
