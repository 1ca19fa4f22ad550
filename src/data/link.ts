import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import * as v from 'valibot'
import { id, words } from './check.ts'

/** Version of the link's form, its first part. */
const FORM = '1'

/** Longer texts are none of ours, and unpacking them could fill the memory. */
const MOST_CHARACTERS = 20_000

/**
 * What a link holds: the scenario it starts from and the rulebook, where that is another one; what differs; the version
 * of the rules; and the numbers it showed.
 */
const linkBody = v.strictObject({
  scenario: id,
  rulebook: v.exactOptional(id),
  model: words(20),
  difference: v.exactOptional(v.unknown()),
  expect: v.pipe(v.array(v.nullable(v.number())), v.maxLength(10)),
})
export type LinkBody = v.InferOutput<typeof linkBody>

/** What is wrong with a link. */
export type LinkProblem =
  | { readonly kind: 'cutOff'; readonly missing: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unknownForm'; readonly form: string }

export type DecodedLink =
  | { readonly ok: true; readonly body: LinkBody }
  | { readonly ok: false; readonly problem: LinkProblem }

/** The text after `#`: form, length in base 36 and body, checksum. Letters, digits, `-`, `_` and `.` only. */
export function encodeLink(body: LinkBody): string {
  const packed = toBase64Url(deflateSync(strToU8(JSON.stringify(body)), { level: 9 }))
  return `${FORM}.${packed.length.toString(36)}-${packed}.${checksum(packed)}`
}

/** Reads such a text. Total: any text gives a body or says what is wrong with it. */
export function decodeLink(text: string): DecodedLink {
  const form = text.split('.', 1)[0] ?? ''
  if (form !== FORM) return wrong({ kind: 'unknownForm', form })
  const [, digits, rest] = /^1\.([0-9a-z]{1,6})-(.*)$/s.exec(text) ?? []
  if (digits === undefined || rest === undefined || text.length > MOST_CHARACTERS)
    return wrong({ kind: 'damaged' })
  const length = Number.parseInt(digits, 36)
  // After the body come a point and four characters.
  const missing = length + 5 - rest.length
  if (missing > 0) return wrong({ kind: 'cutOff', missing })
  const packed = rest.slice(0, length)
  if (rest.slice(length) !== `.${checksum(packed)}`) return wrong({ kind: 'damaged' })
  const body = unpack(packed)
  return body === null ? wrong({ kind: 'damaged' }) : { ok: true, body }
}

const wrong = (problem: LinkProblem): DecodedLink => ({ ok: false, problem })

/** A checksum is easily made: what is within may still be anything. */
function unpack(packed: string): LinkBody | null {
  try {
    const parsed = v.safeParse(linkBody, JSON.parse(strFromU8(inflateSync(fromBase64Url(packed)))))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(raw, (char) => char.charCodeAt(0))
}

/** Four characters that change with any character of the text. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-4)
}
