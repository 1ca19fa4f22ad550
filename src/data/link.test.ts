import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import golden from './golden-links.json'
import type { LinkBody } from './link.ts'
import { decodeLink, encodeLink } from './link.ts'

const SEED = 20_260_412

const BODY: LinkBody = {
  scenario: 'crowd',
  model: '1.0',
  difference: { steps: [{ kind: 'price', market: 0, to: 89, gap: 0.1 }] },
  expect: [88.5, 1234.5, null],
}

describe('a link', () => {
  it('gives back what was put into it', () => {
    expect(decodeLink(encodeLink(BODY))).toEqual({ ok: true, body: BODY })
    expect(decodeLink(encodeLink({ scenario: 'a', model: '1', expect: [] }))).toEqual({
      ok: true,
      body: { scenario: 'a', model: '1', expect: [] },
    })
  })

  it('has only characters that no chat, mail or bookmark changes', () => {
    for (let i = 0; i < 200; i++)
      expect(encodeLink({ ...BODY, difference: { seed: i * 7919 } })).toMatch(
        /^1\.[0-9a-z]+-[\w-]+\.[0-9a-z]{4}$/,
      )
  })

  test(`encode and decode are identity (seed ${SEED})`, () => {
    const id = fc.stringMatching(/^[a-z0-9-]{1,60}$/)
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown)
    const body = fc.record(
      {
        scenario: id,
        rulebook: id,
        model: fc.string({ minLength: 1, maxLength: 20 }),
        difference: json,
        expect: fc.array(fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true })), {
          maxLength: 10,
        }),
      },
      { requiredKeys: ['scenario', 'model', 'expect'] },
    )
    fc.assert(
      fc.property(body, (one) => {
        const sent = JSON.parse(JSON.stringify(one)) as LinkBody // as a record of JSON
        expect(decodeLink(encodeLink(sent))).toEqual({ ok: true, body: sent })
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('a link that was cut off says how much is missing', () => {
  const link = encodeLink(BODY)
  // Up to the length of the body nothing is known; from there on everything.
  const known = link.indexOf('-') + 1

  it('at every place after the length', () => {
    for (let kept = known; kept < link.length; kept++)
      expect(decodeLink(link.slice(0, kept))).toEqual({
        ok: false,
        problem: { kind: 'cutOff', missing: link.length - kept },
      })
  })

  it('and before it is only damaged', () => {
    for (let kept = 2; kept < known; kept++)
      expect(decodeLink(link.slice(0, kept))).toEqual({ ok: false, problem: { kind: 'damaged' } })
  })
})

describe('a link that was damaged', () => {
  const link = encodeLink(BODY)

  it('is never taken for another one: any character changed', () => {
    const begin = link.indexOf('-') + 1
    for (let at = begin; at < link.length; at++) {
      const other = link[at] === 'a' ? 'b' : 'a'
      expect(decodeLink(`${link.slice(0, at)}${other}${link.slice(at + 1)}`).ok).toBe(false)
    }
  })

  it.each([
    ['something appended', `${link}x`],
    ['a second one appended', `${link}${link}`],
    ['a character left out', link.replace('-', '-').slice(0, 20) + link.slice(21)],
    ['blanks in it', link.replace('-', '- ')],
    ['no length', link.replace(/\.\w+-/, '.-')],
    ['a length that is too small', link.replace(/\.\w+-/, '.3-')],
  ])('%s', (_what, text) => {
    const decoded = decodeLink(text)
    expect(decoded.ok).toBe(false)
    expect(decoded.ok || decoded.problem.kind).not.toBe('unknownForm')
  })

  it.each(['2.abc', '', 'x', '/lab/crowd', '01.a-b.c', '#'])('%j is of another form', (text) => {
    expect(decodeLink(text)).toEqual({
      ok: false,
      problem: { kind: 'unknownForm', form: text.split('.')[0] },
    })
  })

  it.each([
    ['no JSON', '{'],
    ['no object', '3'],
    ['null', 'null'],
    ['no scenario', '{"model":"1.0","expect":[]}'],
    ['a path for a scenario', '{"scenario":"../x","model":"1.0","expect":[]}'],
    ['numbers that are none', '{"scenario":"a","model":"1.0","expect":["x"]}'],
    ['a field too many', '{"scenario":"a","model":"1.0","expect":[],"run":"x"}'],
  ])('with a right checksum and %s within', (_what, text) => {
    expect(decodeLink(sealed(deflateSync(strToU8(text))))).toEqual({
      ok: false,
      problem: { kind: 'damaged' },
    })
  })

  it('with a right checksum and no deflated data within', () => {
    expect(decodeLink(sealed(Uint8Array.of(255, 1, 2, 3)))).toEqual({
      ok: false,
      problem: { kind: 'damaged' },
    })
  })

  it('longer than any that is made is not unpacked', () => {
    const bomb = deflateSync(strToU8(`"${'0'.repeat(30_000_000)}"`))
    expect(sealed(bomb).length).toBeGreaterThan(20_000)
    expect(decodeLink(sealed(bomb))).toEqual({ ok: false, problem: { kind: 'damaged' } })
  })

  test(`any text gives an answer (seed ${SEED})`, () => {
    const near = fc
      .tuple(fc.nat(40), fc.string({ maxLength: 8 }))
      .map(([at, text]) => link.slice(0, at) + text + link.slice(at))
    const formed = fc.tuple(fc.string(), fc.string()).map(([one, other]) => `1.${one}-${other}`)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), near, formed), (text) => {
        expect(typeof decodeLink(text).ok).toBe('boolean')
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })
})

/** Bytes in the form of a link, with the checksum worked out here: FNV-1a of 32 bits, its last four digits of base 36. */
function sealed(bytes: Uint8Array): string {
  const packed = Buffer.from(bytes).toString('base64url')
  let hash = 2_166_136_261n
  for (const char of packed) hash = ((hash ^ BigInt(char.charCodeAt(0))) * 16_777_619n) % 4_294_967_296n
  return `1.${packed.length.toString(36)}-${packed}.${hash.toString(36).padStart(7, '0').slice(-4)}`
}

// Links that are out there: once they are in this file they stay, and open for ever.
describe('links of earlier releases open for ever', () => {
  test.each(golden)('$what', ({ link, body }) => {
    expect(decodeLink(link)).toEqual({ ok: true, body })
  })

  it('there are some', () => {
    expect(golden.length).toBeGreaterThanOrEqual(5)
  })
})
