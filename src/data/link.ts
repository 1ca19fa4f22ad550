import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { merge } from './extend.ts'

/** Version of the link's form, its first part. */
const FORM = '1'

/** What a link holds: the scenario it starts from, what differs, the version of the rules, and the numbers it showed. */
export interface LinkBody {
  readonly scenario: string
  readonly model: string
  readonly difference: unknown
  readonly expect: readonly number[]
}

/** What is wrong with a link. */
export type LinkProblem =
  | { readonly kind: 'cutOff'; readonly missing: number }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'unknownForm'; readonly form: string }

export type DecodedLink =
  | { readonly ok: true; readonly body: LinkBody }
  | { readonly ok: false; readonly problem: LinkProblem }

/** The part of `changed` that differs from `base`, or undefined. Lists that differ are whole. */
export function difference(base: unknown, changed: unknown): unknown {
  if (Object.is(base, changed)) return undefined
  if (!isPlain(base) || !isPlain(changed))
    return JSON.stringify(base) === JSON.stringify(changed) ? undefined : changed
  const parts = Object.keys(changed)
    .map((key) => [key, difference(base[key], changed[key])] as const)
    .filter(([, part]) => part !== undefined)
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `base` with a difference laid over it again. */
export const applyDifference = merge

/** The text after `#`: form, length and body, checksum. */
export function encodeLink(body: LinkBody): string {
  const packed = toBase64Url(deflateSync(strToU8(JSON.stringify(body)), { level: 9 }))
  return `${FORM}.${packed.length.toString(36)}-${packed}.${checksum(packed)}`
}

/** Reads such a text. Total: any text gives a body or says what is wrong with it. */
export function decodeLink(text: string): DecodedLink {
  const [form = '', rest = '', sum = ''] = text.split('.')
  if (form !== FORM) return { ok: false, problem: { kind: 'unknownForm', form } }
  const [length = '', packed = ''] = rest.split('-', 1).concat(rest.slice(rest.indexOf('-') + 1))
  const missing = Number.parseInt(length, 36) - packed.length
  if (missing > 0) return { ok: false, problem: { kind: 'cutOff', missing: missing + 5 } }
  if (sum !== checksum(packed)) return { ok: false, problem: { kind: 'damaged' } }
  try {
    return { ok: true, body: JSON.parse(strFromU8(inflateSync(fromBase64Url(packed)))) as LinkBody } // the checksum is ours
  } catch {
    return { ok: false, problem: { kind: 'damaged' } }
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '_').replaceAll('/', '~').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array {
  const raw = atob(text.replaceAll('_', '+').replaceAll('~', '/'))
  return Uint8Array.from(raw, (char) => char.charCodeAt(0))
}

/** Four characters that change with any character of the text. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-4)
}
