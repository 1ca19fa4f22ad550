import { factorsOf } from './adl-score.ts'
import type { Explainable, Reason } from './explain.ts'
import type { Asked } from './explain-asked.ts'
import type { Draft } from './formula.ts'
import { letter, minus, number, over, plus, times, word } from './formula.ts'
import { lineUp, sideInView } from './observe-queue.ts'
import type { Ranked } from './observe-taken.ts'
import { rankedAt } from './observe-taken.ts'
import { rankOf } from './rank.ts'
import { scoreAt } from './ranking.ts'
import type { ScoreFamily } from './rulebook.ts'
import type { World } from './world.ts'
import { NONE } from './world.ts'

/* The deleveraging queue (rules A6, S1 to S6, Q1). */

const RULES: Readonly<Record<ScoreFamily, string>> = {
  'BX-ADL': 'S1',
  'BN-ADL-NEW': 'S2',
  'BN-ADL-OLD': 'S3',
  'OK-ADL-2024': 'S4',
  'HL-ADL-DOC': 'S5',
  'HL-ADL-OBS': 'S6',
  random: 'S8',
}

/** Explains a number of the queue, or returns null when it is not asked about one. */
export function explainQueue(asked: Asked, what: Explainable): Draft | null {
  switch (what) {
    case 'gini':
      return gini(asked, 'giniRank')
    case 'giniProRata':
      return gini(asked, 'giniProRata')
    case 'adlScore':
    case 'queuePlace':
      return place(asked, what)
    default:
      return null
  }
}

/** 1 − 2 · area under the Lorenz curve; the area is that of the curve itself, not of the points that are drawn. */
function gini({ shown }: Asked, name: 'giniRank' | 'giniProRata'): Draft {
  const value = shown(name)
  const area = value === null ? Number.NaN : (1 - value) / 2
  return {
    value,
    unit: 'ratio',
    rule: 'Q1',
    formula: minus(number(1), times(number(2), word('area', area, 'ratio'))),
    reason: value === null ? 'nobodyWinning' : null,
  }
}

function place({ world, a }: Asked, what: 'adlScore' | 'queuePlace'): Draft {
  const { accounts, positions, rulebook } = world
  const { score: family } = rulebook.adl
  if (a === NONE) return nowhere(what, family, 'noAccount')
  const p = accounts.first[a]
  const m = positions.market[p]
  const line = lineUp(world, m, sideInView(world, m))
  let i = 0
  while (i < line.count && line.positions[i] !== p) i++
  if (i === line.count) return what === 'adlScore' ? outOfLine(world, p) : nowhere(what, family, 'notWinning')
  if (what === 'queuePlace') {
    const rank = rankOf(line.scores, line.count, i)
    const formula = plus(number(1), word('ahead', rank - 1, 'count'))
    return { value: rank, unit: 'count', rule: 'A6', formula }
  }
  return scored(world, p, line.scores[i], rankedAt(world, p, line.taken.get(p), line.x))
}

/** The score of a winner whose side's queue is not the one that is shown (rule Q2). */
function outOfLine(world: World, p: number): Draft {
  const score = scoreAt(world, p, world.prices.x)
  return score === Number.NEGATIVE_INFINITY
    ? nowhere('adlScore', world.rulebook.adl.score, 'notWinning')
    : scored(world, p, score, rankedAt(world, p, undefined, world.prices.x))
}

function scored(world: World, p: number, score: number, ranked: Ranked): Draft {
  const { markets, positions, rulebook } = world
  const { score: family } = rulebook.adl
  const draft = { value: score, unit: 'ratio', rule: RULES[family] } as const
  if (family === 'random') return { ...draft, formula: word('walk', score, 'ratio') }
  const [first, second] = factorsOf(family, markets[positions.market[p]].sigma, ...ranked)
  const profit = word('profit', first, 'ratio')
  const leverage = word('leverage', second, 'ratio')
  // A winner of now that was losing when it was ranked stands by the branch for losses.
  return { ...draft, formula: first < 0 ? over(profit, leverage) : times(profit, leverage) }
}

function nowhere(what: 'adlScore' | 'queuePlace', family: ScoreFamily, reason: Reason): Draft {
  return {
    value: null,
    unit: what === 'adlScore' ? 'ratio' : 'count',
    rule: what === 'adlScore' ? RULES[family] : 'A6',
    formula: letter('U', Number.NaN, 'money'),
    reason,
  }
}
