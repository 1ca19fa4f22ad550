// npm run shots: photographs the built page in its main states, at four widths, light and dark.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { command, Unusable } from './command.ts'
import { openBrowser } from './page/browser.ts'
import { settle, watchWorker } from './page/probe.ts'
import type { Served } from './page/serve.ts'
import { servePage } from './page/serve.ts'
import type { State } from './shots/states.ts'
import { STATES } from './shots/states.ts'

const SIZES = [
  [1440, 900],
  [768, 1024],
  [390, 844],
  [320, 640],
] as const
const THEMES = ['light', 'dark'] as const
const FOLDER = '.scratch/shots'
/** The one picture that is committed, and its size: as large as 250 kB allow. */
const README = 'docs/screenshot.png'
const README_SIZE = [1200, 780] as const
/** Nothing on a page that works takes longer, ms. */
const PATIENCE = 10_000

const HELP = `
npm run shots -- [STATE…] [--out FOLDER] [--readme]

Builds the page, opens it in Chromium and photographs each STATE (all of them if none is named)
at ${SIZES.map(([width, height]) => `${width}x${height}`).join(', ')}, ${THEMES.join(' and ')}.

  STATE         ${STATES.map(({ name }) => name).join(', ')}
  --out FOLDER  where the pictures go; ${FOLDER} if not given
  --readme      only the picture of the README: mid-crash, ${README_SIZE.join('x')}, light, into ${README}
`

interface Shot {
  readonly state: State
  readonly size: readonly [number, number]
  readonly theme: (typeof THEMES)[number]
  readonly path: string
}

/** Takes one picture; returns what went wrong in the page meanwhile. */
async function take(browser: Browser, { url }: Served, shot: Shot): Promise<readonly string[]> {
  const [width, height] = shot.size
  const errors: string[] = []
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: shot.theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    hasTouch: width < 600,
  })
  page.setDefaultTimeout(PATIENCE)
  page.on('pageerror', (error) => errors.push(error.message))
  try {
    await watchWorker(page)
    await page.goto(`${url}${shot.state.hash === '' ? '' : `#${shot.state.hash}`}`)
    if (shot.state.hasLab !== false) await settle(page)
    await page.evaluate(() => document.fonts.ready)
    await shot.state.reach?.(page)
    await page.screenshot({ path: shot.path })
  } catch (error) {
    errors.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : `${error}`)
    await page.screenshot({ path: shot.path })
  } finally {
    await page.close()
  }
  return errors
}

function stateNamed(name: string): State {
  const state = STATES.find((known) => known.name === name)
  if (state === undefined) throw new Unusable('STATE', name, STATES.map((known) => known.name).join(', '))
  return state
}

function shotsOf(names: readonly string[], folder: string): readonly Shot[] {
  const states = names.length === 0 ? STATES : names.map(stateNamed)
  return states.flatMap((state) =>
    SIZES.flatMap((size) =>
      THEMES.map((theme) => ({
        state,
        size,
        theme,
        path: join(folder, `${state.name}-${size[0]}-${theme}.png`),
      })),
    ),
  )
}

await command(
  HELP,
  { out: { type: 'string' }, readme: { type: 'boolean' } },
  async ({ values, positionals }) => {
    const folder = values.out ?? FOLDER
    const shots: readonly Shot[] =
      values.readme === true
        ? [{ state: stateNamed('mid-crash'), size: README_SIZE, theme: 'light', path: README }]
        : shotsOf(positionals, folder)
    mkdirSync(values.readme === true ? 'docs' : folder, { recursive: true })
    const served = await servePage()
    const browser = await openBrowser()
    let failed = 0
    try {
      for (const shot of shots) {
        const errors = await take(browser, served, shot)
        if (errors.length > 0) failed++
        process.stdout.write(`${shot.path}${errors.map((error) => `\n  ${error}`).join('')}\n`)
      }
    } finally {
      await browser.close()
      await served.close()
    }
    return failed > 0 ? 1 : 0
  },
)
