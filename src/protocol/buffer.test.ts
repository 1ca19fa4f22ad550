import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout, TableName, ValueName } from '../engine/observation.ts'
import { LAYOUT, VALUE_NAMES } from '../engine/observation.ts'
import { frameBytes, frameReader, observationOver, sealFrame } from './buffer.ts'

const SEED = 20_261_101
const TABLES = Object.keys(LAYOUT.tables) as TableName[] // the keys of that very object

/** A frame whose numbers are all different: value i is i, and column c of a table holds 1000 · c + row. */
function filled(seq: number, used: (rows: number) => number): ArrayBuffer {
  const buffer = new ArrayBuffer(frameBytes(LAYOUT))
  const observation = observationOver(LAYOUT, buffer)
  observation.values.forEach((_, i) => {
    observation.values[i] = i
  })
  for (const name of TABLES) {
    const table: Readonly<Record<string, Float64Array>> = observation[name]
    Object.values(table).forEach((column, c) => {
      column.forEach((_, row) => {
        column[row] = 1000 * c + row
      })
    })
    observation.used[name] = used(LAYOUT.tables[name].rows)
  }
  sealFrame(LAYOUT, buffer, observation, seq)
  return buffer
}

describe('a frame', () => {
  test('comes back as it was written: every value, every column of every table, the lengths and the seq', () => {
    const frame = frameReader(LAYOUT)(filled(41, (rows) => rows - 1))
    expect(frame.seq).toBe(41)
    expect(Object.keys(frame.values)).toEqual([...VALUE_NAMES])
    VALUE_NAMES.forEach((name, i) => {
      expect(frame.values[name]).toBe(i)
    })
    for (const name of TABLES) {
      const { rows, columns } = LAYOUT.tables[name]
      const table: Readonly<Record<string, number | Float64Array>> = frame[name]
      expect(table.length).toBe(rows - 1)
      columns.forEach((column, c) => {
        const numbers = table[column]
        if (!(numbers instanceof Float64Array)) throw new Error(`${name}.${column} is a column`)
        expect(numbers.length).toBe(rows)
        expect(numbers[0]).toBe(1000 * c)
        expect(numbers[rows - 1]).toBe(1000 * c + rows - 1)
      })
    }
  })

  test('any double survives, NaN among the values becoming null', () => {
    const buffer = new ArrayBuffer(frameBytes(LAYOUT))
    const read = frameReader(LAYOUT)
    const name: ValueName = 'markPrice'
    fc.assert(
      fc.property(fc.double(), fc.nat({ max: 2 ** 32 - 1 }), (number, seq) => {
        const observation = observationOver(LAYOUT, buffer)
        observation.values[VALUE_NAMES.indexOf(name)] = number
        observation.ladder.longOpen[511] = number
        sealFrame(LAYOUT, buffer, observation, seq)
        const frame = read(buffer)
        expect(frame.seq).toBe(seq)
        expect(frame.values[name]).toBe(Number.isNaN(number) ? null : number)
        expect(frame.ladder.longOpen[511]).toBe(number)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  test('is read in place: no number is copied out of a table', () => {
    const buffer = filled(1, (rows) => rows)
    expect(frameReader(LAYOUT)(buffer).ladder.longOpen.buffer).toBe(buffer)
  })

  test('has the size that the layout says and no other', () => {
    // Header: 4 words and one count a table, filled up to 8 bytes; then a double for each value and each cell.
    const cells = TABLES.reduce((sum, name) => {
      const { rows, columns } = LAYOUT.tables[name]
      return sum + rows * columns.length
    }, 0)
    expect(TABLES).toHaveLength(7)
    expect(frameBytes(LAYOUT)).toBe(48 + 8 * (VALUE_NAMES.length + cells))
    // What a screen shows does not grow with the crowd: a frame fits in 128 KB.
    expect(frameBytes(LAYOUT)).toBeLessThan(128 * 1024)
  })
})

describe('a buffer that is no such frame', () => {
  const read = frameReader(LAYOUT)
  function spoilt(word: number, value: number): ArrayBuffer {
    const buffer = filled(1, (rows) => rows)
    new Uint32Array(buffer, 0, 4)[word] = value
    return buffer
  }

  test.each([
    [0, 7, "This frame's magic is 7; 1347176781 was expected."],
    [1, 2, "This frame's version is 2; 1 was expected."],
  ])('is refused with what it says and what was expected: word %d', (word, value, sentence) => {
    expect(() => read(spoilt(word, value))).toThrow(sentence)
  })

  test('of another layout is refused, even where its size is the same', () => {
    const renamed = { ...LAYOUT, values: [...LAYOUT.values.slice(0, -1), 'other'] } as unknown as Layout
    expect(frameBytes(renamed)).toBe(frameBytes(LAYOUT))
    expect(() => frameReader(renamed)(filled(1, (rows) => rows))).toThrow(
      /^This frame's layout is \d+; \d+ was/,
    )
  })

  test('of another size is refused', () => {
    const bytes = frameBytes(LAYOUT)
    expect(() => read(new ArrayBuffer(bytes - 8))).toThrow(
      `This frame has ${bytes - 8} bytes; ${bytes} were expected.`,
    )
  })
})
