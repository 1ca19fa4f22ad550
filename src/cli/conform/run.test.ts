import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { vectorsOf } from './file.ts'
import { conform } from './run.ts'

const own = (name: string): string => fileURLToPath(new URL(`vectors/${name}`, import.meta.url))
const shared = (name: string): string =>
  fileURLToPath(new URL(`../../../../shared/vectors/${name}`, import.meta.url))

function run(...files: readonly string[]) {
  const lines: string[] = []
  const counts = conform(
    files,
    (file) => readFileSync(file, 'utf8'),
    (line) => lines.push(line),
  )
  return { counts, lines }
}

/** Runs cases that are written here. */
function runText(text: string) {
  const lines: string[] = []
  const counts = conform(
    ['here'],
    () => text,
    (line) => lines.push(line),
  )
  return { counts, lines }
}

const FLAT = { contractType: 'linear', side: 1, size: 1, entryPrice: 100, tiers: [{ floor: 0, mmr: 0.005 }] }
const liquidation = (inputs: object, expected: unknown, tolerance: unknown = 1e-9) =>
  runText(
    JSON.stringify([{ id: 'a', what: 'liquidationPrice', formula: 'LIN-LP', inputs, expected, tolerance }]),
  )

describe('the cases of the project', () => {
  test('all worked cases pass', () => {
    const { counts, lines } = run(own('cases.json'))
    expect(lines).toEqual(['20 passed, 0 failed'])
    expect(counts).toEqual({ passed: 20, failed: 0, skipped: 0 })
  })

  test('every deliberately wrong case fails, and says what it got and what it wanted', () => {
    const { counts, lines } = run(own('wrong.json'))
    expect(counts).toEqual({ passed: 0, failed: 9, skipped: 0 })
    expect(lines[0]).toBe(
      'wrong-number  expected: got 90.45226130653266, want 90.46, tolerance 0.001 or 0.000001 of it',
    )
    expect(lines).toContain('a-price-where-there-is-none  expected: got none, want 1')
    expect(lines).toContain('missing-field  inputs.entryPrice is not a number')
    expect(lines[lines.length - 1]).toBe('0 passed, 9 failed')
  })
})

describe('files', () => {
  it('refuses a file that cannot be read, is no JSON, has no list or no case', () => {
    expect(run('/no/such/file.json').counts.failed).toBe(1)
    for (const text of ['{', '3', 'null', '{"vectors":{}}', '[]'])
      expect(runText(text).counts, text).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('fails without a file, because a checker that checks nothing must not succeed', () => {
    expect(run().counts.failed).toBe(1)
  })

  it('goes on with the next file', () => {
    expect(run('/no/such/file.json', own('cases.json')).counts).toEqual({ passed: 20, failed: 1, skipped: 0 })
  })

  it('lists what it skips by kind, under the names that the form has for it', () => {
    const { lines } = runText(
      JSON.stringify({
        vectors: [
          { id: '1', what: 'marginCall', formula: 'NO-SUCH', inputs: {}, expected: 1 },
          { id: '2', kind: 'policy', fn: 'queue', inputs: {}, expected: null },
          { id: '3', kind: 'policy', fn: 'queue', inputs: {}, expected: null },
          { id: '4', what: 'health', protocol: 'aave-v3', inputs: {}, expected: {}, tolerance: 'closed' },
          null,
        ],
      }),
    )
    expect(lines).toEqual([
      'skipped 1  health aave-v3',
      'skipped 1  marginCall NO-SUCH',
      'skipped 2  policy queue',
      'skipped 1  unnamed',
      '0 passed, 0 failed, 5 skipped',
    ])
  })

  it('reads a tolerance that is a number, an object, a name of the file, or missing', () => {
    const tolerances = { closed: { abs: 1e-6, rel: 1e-9 }, int: { exact: true, floatRel: 1e-8 } }
    const rows = [3, { abs: 1, rel: 2 }, 'closed', 'int', 'unknown', undefined].map((tolerance) => ({
      tolerance,
    }))
    expect(vectorsOf({ tolerances, vectors: rows }).map(({ tolerance }) => tolerance)).toEqual([
      { abs: 3, rel: 0 },
      { abs: 1, rel: 2 },
      { abs: 1e-6, rel: 1e-9 },
      { abs: 0, rel: 1e-8 },
      { abs: 0, rel: 0 },
      { abs: 0, rel: 0 },
    ])
  })
})

describe('comparing', () => {
  // 90 / 0.995 is 90.4522613...
  const inputs = { ...FLAT, positionMargin: 10 }

  it('takes an absolute or a relative tolerance, whichever is larger', () => {
    expect(liquidation(inputs, 90.45, 0.003).counts.passed).toBe(1)
    expect(liquidation(inputs, 90.45, 0.002).counts.failed).toBe(1)
    expect(liquidation(inputs, 90.45, { abs: 0, rel: 3e-5 }).counts.passed).toBe(1)
    expect(liquidation(inputs, 90.45, { abs: 0, rel: 2e-5 }).counts.failed).toBe(1)
    expect(liquidation(inputs, 90.45, { abs: 0.003, rel: 0 }).counts.passed).toBe(1)
  })

  it('takes null, 0 and "none" for a price that does not exist, and nothing else', () => {
    const never = { ...FLAT, positionMargin: 150 }
    for (const none of [null, 0, 'none']) expect(liquidation(never, none).counts.passed, `${none}`).toBe(1)
    for (const other of [1, 'some', true, {}, []])
      expect(liquidation(never, other).counts.failed, JSON.stringify(other)).toBe(1)
    expect(liquidation(inputs, null).counts.failed).toBe(1)
  })

  it('says what a rule cannot read instead of crashing', () => {
    for (const [bad, sentence] of [
      [{ ...inputs, tiers: [] }, /inputs.tiers has no tier/],
      [{ ...inputs, tiers: [null] }, /inputs.tiers\[0\] is not an object/],
      [{ ...inputs, size: 'big' }, /inputs.size is not a number/],
      [{ positions: [], symbol: 'X', walletBalance: 1 }, /no position in X/],
      [{}, /is not a number/],
    ] as const) {
      const { counts, lines } = liquidation(bad, 90)
      expect(counts, JSON.stringify(bad)).toEqual({ passed: 0, failed: 1, skipped: 0 })
      expect(lines[0]).toMatch(sentence)
    }
  })
})

describe('the shared vectors', () => {
  // They lie beside the project and not in it: a clone without them skips these.
  const it = test.skipIf(!existsSync(shared('perp-public.json')))

  it('perp-public.json: every case is answered, and none fails', () => {
    const { counts, lines } = run(shared('perp-public.json'))
    expect(lines.filter((line) => line.includes('got') || line.includes('cannot'))).toEqual([])
    expect(counts).toEqual({ passed: 208, failed: 0, skipped: 0 })
  })

  it('adl-public.json and defi-public.json are read; their kinds are not built yet', () => {
    expect(run(shared('adl-public.json'), shared('defi-public.json')).counts).toEqual({
      passed: 0,
      failed: 0,
      skipped: 1200,
    })
  })
})
