// npm run bench:ui: how the built page feels in Chromium, measured from outside.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { machine } from './bench/machine.ts'
import type { Outcome } from './bench/row.ts'
import { isReached, shownLine } from './bench/row.ts'
import type { Drag } from './bench-ui/drag.ts'
import { drag } from './bench-ui/drag.ts'
import { cancelLoad, load, opening } from './bench-ui/load.ts'
import { tabMemory } from './bench-ui/memory.ts'
import { scriptTime } from './bench-ui/script-time.ts'
import { command, Unusable } from './command.ts'
import { openBrowser } from './page/browser.ts'
import { watchWorker } from './page/probe.ts'
import { servePage } from './page/serve.ts'
import { loadScenario } from './scenario/load.ts'

const PARTS = ['open', 'crowd', 'million'] as const
/** Drags of each kind; the one with the best worker time counts, since other work only ever adds to it. */
const DRAGS = 3

const HELP = `
npm run bench:ui -- [PART…] [--json]

Builds the page, opens it in Chromium at 1440x900 and measures it: how it opens, drags of 2.5 s of the mark
price (best of ${DRAGS}), a load of a million accounts with its progress and its cancel, and the tab's memory.
The page has no hooks for this: its worker is listened in on from outside.

  PART    ${PARTS.join(', ')}; all if none is named
  --json  prints JSON
`

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await watchWorker(page)
  return page
}

async function measureOpening(context: BrowserContext, url: string): Promise<readonly Outcome[]> {
  const cold = await opening(await newPage(context), url)
  const warm = await opening(await newPage(context), url)
  const named = (name: string, value: number, goal: number): Outcome => ({
    name,
    value,
    unit: 'ms',
    goal,
    detail: 'from the start of the navigation, served from this machine',
  })
  return [
    named('first paint, cold', cold.firstPaint, 1200),
    named('first answer of the engine, cold', cold.live, 1500),
    named('first answer of the engine, warm', warm.live, 300),
  ]
}

/** The best of several drags, each number by itself. */
async function bestDrag(page: Page, share: number, shown: number): Promise<Drag> {
  const drags: Drag[] = []
  for (let n = 0; n < DRAGS; n++) drags.push(await drag(page, share, shown))
  const least = (of: (one: Drag) => number): number => Math.min(...drags.map(of))
  return {
    previews: Math.max(...drags.map(({ previews }) => previews)),
    workP50: least(({ workP50 }) => workP50),
    workP95: least(({ workP95 }) => workP95),
    late: least(({ late }) => late),
    paintP50: least(({ paintP50 }) => paintP50),
    paintP95: least(({ paintP95 }) => paintP95),
    longTasks: least(({ longTasks }) => longTasks),
  }
}

/** Goals for a drag; null where the numbers only inform. */
interface Goals {
  readonly previews: number | null
  readonly work: number | null
  readonly page: boolean
}

async function measureDrag(
  browser: Browser,
  page: Page,
  id: string,
  share: number,
  goals: Goals,
): Promise<readonly Outcome[]> {
  const { markets } = await loadScenario(id)
  const [{ price, range }] = markets
  const shown = (range[1] - range[0]) / price
  const best = await bestDrag(page, share, shown)
  const script = await scriptTime(browser, page, () => drag(page, share, shown))
  const what = `${id}, drag to −${(share * 100).toFixed(0)} %`
  const ms = (name: string, value: number, goal: number, detail: string): Outcome => ({
    name: `${what}: ${name}`,
    value,
    unit: 'ms',
    goal: goals.page ? goal : null,
    detail,
  })
  return [
    {
      name: `${what}: previews a second`,
      value: best.previews,
      unit: 'a second',
      goal: goals.previews,
      detail: 'answered by the worker during the drag',
    },
    {
      ...ms('worker p95', best.workP95, 0, `p50 ${best.workP50.toFixed(2)} ms: cascade, waterfall and frame`),
      goal: goals.work,
    },
    {
      name: `${what}: late frames of the page`,
      value: best.late * 100,
      unit: '%',
      goal: goals.page ? 5 : null,
      detail: `more than 25 ms after the one before; ${best.longTasks} long tasks`,
    },
    ms('drag to paint p50', best.paintP50, 34, 'from the pointer event to the paint of its answer'),
    ms('drag to paint p95', best.paintP95, 60, 'the same'),
    ms(
      'script on the main thread a frame, p50',
      script.p50,
      2,
      `${script.frames} frames; time of the thread, traced`,
    ),
    ms('script on the main thread a frame, p95', script.p95, 6, 'the same'),
  ]
}

async function measureCrowd(browser: Browser, context: BrowserContext, url: string) {
  const page = await newPage(context)
  await opening(page, `${url}#/lab/crowd`)
  const goals = { previews: 57, work: 8, page: true }
  return [
    ...(await measureDrag(browser, page, 'crowd', 0.06, goals)),
    ...(await measureDrag(browser, page, 'crowd', 0.12, { previews: null, work: null, page: false })),
  ]
}

async function measureMillion(browser: Browser, context: BrowserContext, url: string) {
  const page = await newPage(context)
  await opening(page, url)
  const cancelled = await cancelLoad(page, 'million')
  const loaded = await load(page, 'million')
  const loads: readonly Outcome[] = [
    {
      name: 'million: a load gives way to its cancel in',
      value: cancelled,
      unit: 'ms',
      goal: 1000,
      detail: 'from the press to the worker’s word',
    },
    {
      name: 'million: load',
      value: loaded.ms,
      unit: 'ms',
      goal: null,
      detail: `progress told ${loaded.reports} times, ${loaded.isShown ? 'shown' : 'NOT SHOWN'} in words`,
    },
  ]
  const drags = await measureDrag(browser, page, 'million', 0.03, { previews: 57, work: null, page: true })
  const bytes = await tabMemory(browser)
  const memory: readonly Outcome[] =
    bytes === null
      ? []
      : [
          {
            name: 'million: memory of the tab',
            value: bytes,
            unit: 'MB',
            goal: 600,
            detail: 'private memory of its process, page and worker, after the drags',
          },
        ]
  return [...loads, ...drags, ...memory]
}

await command(HELP, { json: { type: 'boolean' } }, async ({ values, positionals }) => {
  for (const name of positionals)
    if (!PARTS.some((part) => part === name)) throw new Unusable('PART', name, PARTS.join(', '))
  const parts = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part))
  const outcomes: Outcome[] = []
  const served = await servePage()
  const measures = { open: measureOpening, crowd: measureCrowd, million: measureMillion }
  let version = ''
  try {
    for (const part of parts) {
      // A browser of its own for each, so that none is measured with what the one before left behind.
      const browser = await openBrowser()
      version = browser.version()
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
      const found =
        part === 'open'
          ? await measures.open(context, served.url)
          : await measures[part](browser, context, served.url)
      outcomes.push(...found)
      if (values.json !== true) process.stdout.write(found.map(shownLine).join(''))
      await browser.close()
    }
  } finally {
    await served.close()
  }
  const missed = outcomes.filter((outcome) => !isReached(outcome)).length
  const where = `Chromium ${version}, ${machine()}`
  if (values.json === true) process.stdout.write(`${JSON.stringify({ machine: where, outcomes }, null, 1)}\n`)
  else process.stdout.write(`${outcomes.length - missed} of ${outcomes.length} ok on ${where}\n`)
  return 0
})
