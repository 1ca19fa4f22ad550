import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of a file as a server sends it compressed. @param {string} path */
const gzipped = (path) => gzipSync(readFileSync(path), { level: 9 }).length

/**
 * Local scripts and styles that a page asks for before it runs: its entry, what that imports statically
 * (the bundler lists it as modulepreload), and its style sheets.
 * @param {string} html
 */
function firstRequests(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  return tags
    .filter((tag) => /^<script|rel="(?:modulepreload|stylesheet)"/.test(tag))
    .map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? '')
    .filter((path) => /\.(?:js|css)$/.test(path))
}

/**
 * Files of one budget in a build, with their compressed sizes.
 * @typedef {{ file: string, bytes: number }} Sized
 */

/**
 * The first route: what index.html loads.
 * @param {string} dist
 * @returns {Sized[]}
 */
export function firstRoute(dist) {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return []
  return firstRequests(readFileSync(page, 'utf8')).map((file) => ({ file, bytes: gzipped(join(dist, file)) }))
}

/**
 * The worker: scripts in assets/ with "worker" in their names.
 * @param {string} dist
 * @returns {Sized[]}
 */
export function workers(dist) {
  const assets = join(dist, 'assets')
  if (!existsSync(assets)) return []
  return readdirSync(assets)
    .filter((file) => /worker.*\.js$/.test(basename(file)))
    .map((file) => ({ file: `assets/${file}`, bytes: gzipped(join(assets, file)) }))
}
