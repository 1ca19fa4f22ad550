import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'

/** Where the page asks Hyperliquid. */
const REAL = 'https://api.hyperliquid.xyz'

/** How the venue answers: right, never, with another shape, far too much, or with a status. */
export type Manner =
  | 'right'
  | 'silent'
  | 'wrong'
  | 'huge'
  | { readonly status: number; readonly retryAfter?: number }

/** A server of this machine that answers in Hyperliquid's shape with numbers that are nobody's. */
export interface VenueServer {
  manner: Manner
  /** Mark price of the next answers, as the venue writes it. */
  mark: string
  /** Kinds of the questions so far. */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

/** Starts the server, and lets the page reach it where it asks the venue. */
export async function serveVenue(page: Page): Promise<VenueServer> {
  const venue: VenueServer = {
    manner: 'right',
    mark: '200.0',
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const server = createServer((request, response) => void answer(venue, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  await page.addInitScript(
    ([from, to]) => {
      const { fetch } = window
      window.fetch = (url, init) => fetch(`${url}`.replace(from, to), init)
    },
    [REAL, `http://127.0.0.1:${port}`] as const,
  )
  return venue
}

async function answer(venue: VenueServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end()
    return
  }
  let body = ''
  for await (const part of request) body += part
  const { type } = JSON.parse(body) as { readonly type: string }
  venue.asked.push(type)
  const { manner } = venue
  if (manner === 'silent') return
  if (typeof manner === 'object') {
    if (manner.retryAfter !== undefined) response.setHeader('Retry-After', manner.retryAfter)
    response.writeHead(manner.status).end()
    return
  }
  response.setHeader('Content-Type', 'application/json')
  if (manner === 'huge') {
    // In parts and without a length, so that the page has to count.
    for (let i = 0; i < 8 && !response.destroyed; i++) response.write(' '.repeat(1_000_000))
    response.end('[]')
    return
  }
  response.end(JSON.stringify(type === 'l2Book' ? book(Number(venue.mark)) : summary(venue.mark, manner)))
}

function summary(markPx: string, manner: 'right' | 'wrong') {
  const name = 'BTC'
  const universe = [
    { name, szDecimals: 5, maxLeverage: 30, marginTableId: 51 },
    { name: 'THIN', szDecimals: 0, maxLeverage: 3, marginTableId: 3 },
  ]
  const marginTiers = [
    { lowerBound: '0.0', maxLeverage: 30 },
    { lowerBound: '2000000.0', maxLeverage: 15 },
  ]
  const context = { funding: '0.0001', openInterest: '30000.0', markPx }
  return [
    { universe, marginTables: [[51, { description: '', marginTiers }]], collateralToken: 0 },
    [manner === 'wrong' ? { ...context, markPx: Number(markPx) } : context, context],
  ]
}

/** A level at the best price and one half a percent behind it that are within 1 %, and one beyond. */
function book(mark: number) {
  const side = (sign: number, size: number) =>
    [0.001, 0.005, 0.02].map((far) => ({ px: `${mark * (1 + sign * far)}`, sz: `${size}`, n: 1 }))
  // Later than the page's own clock, which the tests put forward.
  return { coin: 'BTC', time: Date.now() + 1e9, levels: [side(-1, 10_000), side(1, 20_000)] }
}
