import type { AdlTrigger, LayerName, Procedure, ScoreFamily } from '../engine/rulebook.ts'
import type { Say, WordId } from '../words/words.ts'
import type { Format } from './format.ts'

interface Telling {
  readonly say: Say
  readonly format: Format
}

/** What a venue does with a liquidatable account, as a verb with what follows it. */
export function procedureWords(procedure: Procedure, { say, format }: Telling): string {
  const share = (value: number): string => format.percent(value, 0)
  switch (procedure.kind) {
    case 'closeAll':
      return say('compare.closeAll')
    case 'fixedFraction':
      return say('compare.fixedFraction', {
        fraction: share(procedure.fraction),
        above: format.notional(procedure.above),
        seconds: `${procedure.cooldownSeconds}`,
      })
    case 'tierDown':
      return say('compare.tierDown', { tiers: procedure.tiers, repeat: procedure.repeat ? 'yes' : 'no' })
    case 'proRataSlice':
      return say('compare.proRataSlice', { step: share(procedure.step), target: share(procedure.target) })
    case 'throttled':
      return say('compare.throttled', {
        fraction: share(procedure.fraction),
        notional: format.notional(procedure.notional),
      })
    case 'restore':
      return say('compare.restore', { buffer: format.percent(procedure.buffer, 2) })
  }
}

/** What a trigger hands to winners. */
export function triggerWords(trigger: AdlTrigger, { say, format }: Telling): string {
  switch (trigger.kind) {
    case 'fundEmpty':
      return say('compare.fundEmpty')
    case 'drawdown':
      return say('compare.drawdown', { limit: format.percent(trigger.limit, 0) })
    case 'netNotional':
      return say('compare.netNotional', { share: format.percent(trigger.share, 0) })
    case 'negativeEquity':
      return say('compare.negativeEquity')
    case 'poolRatio':
      return say('compare.poolRatio', { limit: format.percent(trigger.limit, 0) })
  }
}

const SCORES: Readonly<Record<ScoreFamily, WordId>> = {
  'BX-ADL': 'compare.byProfitAtEntry',
  'BN-ADL-NEW': 'compare.byProfitAtMark',
  'BN-ADL-OLD': 'compare.byWallet',
  'OK-ADL-2024': 'compare.byMarginRatio',
  'HL-ADL-DOC': 'compare.byMarkOverEntry',
  'HL-ADL-OBS': 'compare.byLeverage',
  random: 'compare.byChance',
}

/** By what winners are ranked. */
export function scoreWord(family: ScoreFamily, { say }: Telling): string {
  return say(SCORES[family])
}

/** A layer of the waterfall, as a place that losses go to. */
export function layerWord(layer: LayerName, { say }: Telling): string {
  return say('compare.layer', { layer })
}
