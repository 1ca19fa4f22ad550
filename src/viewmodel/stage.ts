import type { StageModel } from '../charts/stage/model.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Say } from '../words/words.ts'
import type { Format } from './format.ts'

interface Inputs {
  readonly scenario: Scenario
  readonly market: number
  readonly frame: Frame | null
  readonly previous: Frame['rounds'] | null
  /** Where the hand is, before the engine has answered. */
  readonly hand: number
  /** Nothing of the picture can be dragged. */
  readonly isStill?: boolean
  readonly format: Format
  readonly say: Say
}

const NOTHING = new Float64Array(512)

/** What the stage draws for a scenario and its newest frame; before the first frame, what the scenario alone tells. */
export function stageModel(inputs: Inputs): StageModel {
  const { scenario, market, frame, hand } = inputs
  const spec = scenario.markets[market] ?? scenario.markets[0]
  if (spec === undefined) throw new Error('a scenario has at least one market')
  const values = frame?.values
  return {
    range: spec.range,
    mark: values?.markPrice ?? spec.price,
    hand,
    start: spec.price,
    path: pathOf(inputs, market, spec.path),
    ladder: frame?.ladder ?? {
      longOpen: NOTHING,
      longClosed: NOTHING,
      shortOpen: NOTHING,
      shortClosed: NOTHING,
    },
    isEmpty: scenario.crowd === null && scenario.accounts.length === 0,
    you: youOf(inputs),
    depth: {
      notional: frame?.depth.notional ?? NOTHING,
      below: frame?.depth.below ?? NOTHING,
      above: frame?.depth.above ?? NOTHING,
      atOnePercent: spec.depth,
      isEndless: spec.impact.law === 'none',
    },
    words: wordsOf(inputs),
    formatTick: (price, digits) => inputs.format.plain(price, digits),
  }
}

function pathOf(
  { scenario, frame, previous }: Inputs,
  market: number,
  history: readonly number[],
): StageModel['path'] {
  const marks: number[] = []
  const hands: number[] = []
  const start = scenario.markets[market]?.price ?? 0
  const isFollowed = market === followed(scenario)
  if (frame !== null) {
    for (let r = 0; isFollowed && r < frame.rounds.length; r++) {
      marks.push(frame.rounds.mark[r] ?? start)
      hands.push(frame.rounds.hand[r] ?? start)
    }
    const { markPrice, handPrice } = frame.values
    // A move that met nobody makes no round; the path still ends where the price is.
    if (markPrice !== null && markPrice !== marks[marks.length - 1] && markPrice !== start) {
      marks.push(markPrice)
      hands.push(handPrice ?? markPrice)
    }
  }
  const before =
    previous === null || !isFollowed ? [] : Array.from(previous.mark.subarray(0, previous.length))
  return { history, marks, hands, previous: before }
}

/** The market whose price stands in the rounds: the first of those that have been moved (rule O1). */
function followed({ steps }: Scenario): number {
  const moved = steps.flatMap((step) => (step.kind === 'price' ? [step.market] : []))
  return moved.length === 0 ? 0 : Math.min(...moved)
}

/** The reader's position, if it is in the market in view. */
function youOf({ scenario, market, frame }: Inputs): StageModel['you'] {
  const { you } = scenario
  if (you === null || frame === null || you.market !== scenario.markets[market]?.symbol) return null
  const { youLiquidation, youBankruptcy, youStatus, youClosedPrice, youStartBankruptcy, youNotional } =
    frame.values
  const isOpen = (youStatus ?? 0) < 2
  // Once closed the lines stand where they were: the price it closed at, and the bankruptcy price of the start.
  return {
    isLong: you.size > 0,
    isOpen,
    liquidation: isOpen ? youLiquidation : youClosedPrice,
    bankruptcy: isOpen ? youBankruptcy : youStartBankruptcy,
    entry: you.entry,
    notional: youNotional ?? Math.abs(you.size * you.entry),
  }
}

function wordsOf(inputs: Inputs): StageModel['words'] {
  const { scenario, market, frame, isStill = false, format, say } = inputs
  const yourLine = isStill ? 'stage.yourStillLine' : 'stage.yourLiquidation'
  const values = frame?.values
  const spec = scenario.markets[market]
  const mark = values?.markPrice ?? spec?.price ?? 0
  const you = youOf(inputs)
  const closed = (values?.longsClosed ?? 0) + (values?.shortsClosed ?? 0)
  const isLongs = (values?.longsClosed ?? 0) >= (values?.shortsClosed ?? 0)
  const notional = isLongs ? values?.longNotionalClosed : values?.shortNotionalClosed
  const wall = values?.nextWallNotional ?? null
  return {
    shortsAbove: say('stage.shortsAbove'),
    longsBelow: say('stage.longsBelow'),
    closed:
      closed === 0
        ? ''
        : say(isLongs ? 'stage.longsClosed' : 'stage.shortsClosed', {
            count: (isLongs ? values?.longsClosed : values?.shortsClosed) ?? 0,
            notional: format.notional(notional ?? 0),
          }),
    nextWall:
      wall === null || wall === 0
        ? ''
        : say('stage.nextWall', {
            notional: format.notional(wall),
            price: format.price(values?.nextWallPrice ?? null),
          }),
    wallPrice: values?.nextWallPrice ?? null,
    yourLiquidation:
      you?.liquidation == null
        ? ''
        : say(you.isOpen ? yourLine : 'stage.youClosed', {
            price: format.price(you.liquidation),
          }),
    yourBankruptcy:
      you?.bankruptcy == null ? '' : say('stage.yourBankruptcy', { price: format.price(you.bankruptcy) }),
    bids: say('stage.bids'),
    asks: say('stage.asks'),
    withoutCascade: say('stage.withoutCascade'),
    pathFoot: say('stage.pathFoot'),
    now: say('stage.now'),
    ladderFoot: say('stage.ladderFoot'),
    depthFoot: spec?.impact.law === 'none' ? say('stage.endless') : say('stage.depthFoot'),
    empty: say('stage.empty'),
    summary: say('stage.summary', {
      price: format.price(mark),
      liquidation: format.price(you?.liquidation ?? null),
    }),
  }
}
