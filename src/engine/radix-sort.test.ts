import { describe, expect, test } from 'vitest'
import { argsortTicks } from './radix-sort.ts'
import { Random } from './random.ts'

/** The same by a plain comparison sort. */
function plain(keys: Uint32Array, n: number): number[] {
  return Array.from({ length: n }, (_, i) => i).sort((i, j) => keys[i] - keys[j] || i - j)
}

describe('radix sort', () => {
  test('[N2] rows come in ascending order of their keys', () => {
    expect([...argsortTicks(Uint32Array.of(30, 10, 20), 3)]).toEqual([1, 2, 0])
  })

  test('[N2] equal keys keep the order of their rows', () => {
    expect([...argsortTicks(Uint32Array.of(5, 1, 5, 1, 5), 5)]).toEqual([1, 3, 0, 2, 4])
  })

  test('[N2] keys of one, two and three passes are told apart by every digit', () => {
    const keys = Uint32Array.of(0xffffffff, 0x7ff, 0x800, 0x400000, 0x3fffff, 0x80000000, 0, 1)
    expect([...argsortTicks(keys, 8)]).toEqual([6, 7, 1, 2, 4, 3, 5, 0])
  })

  test('[N2] rows beyond the count are not touched', () => {
    expect([...argsortTicks(Uint32Array.of(3, 2, 1, 0), 2)]).toEqual([1, 0])
    expect(argsortTicks(new Uint32Array(4), 0)).toHaveLength(0)
  })

  test('[N2] agrees with a plain sort on keys of every size', () => {
    const random = new Random(1, 1)
    for (const shift of [24, 12, 0]) {
      const keys = Uint32Array.from({ length: 5000 }, () => random.next() >>> shift)
      expect([...argsortTicks(keys, 5000)]).toEqual(plain(keys, 5000))
    }
  })
})
