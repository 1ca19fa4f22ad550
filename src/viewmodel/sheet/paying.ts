import type { Layer, LayerName, Rulebook } from '../../engine/rulebook.ts'
import type { Say } from '../../words/words.ts'
import type { Figures } from './figures.ts'
import type { Statement } from './statement.ts'

/** A step of the flight down which a loss goes. */
export interface PayingStep extends Statement {
  readonly name: string
}

const RULES: Readonly<Record<LayerName, string>> = {
  fund: 'W3',
  vault: 'W4',
  venue: 'W5',
  adl: 'W6',
  socialised: 'W7',
  clawback: 'W8',
}

/** Who pays a loss, from the first to the last: the trader before all layers, nobody after them. */
export function payingSteps({ waterfall }: Rulebook, { rate }: Figures, say: Say): readonly PayingStep[] {
  const step = (layer: Layer, i: number): PayingStep => ({
    path: `waterfall[${i}]`,
    name: say(`rules.layer.${layer.layer}`),
    text: say(`rules.layerSays.${layer.layer}`, { below: rate(layer.layer === 'vault' ? layer.below : 0) }),
    rules: [RULES[layer.layer]],
  })
  const end = (who: 'margin' | 'residual', rule: string): PayingStep => ({
    path: '',
    name: say(`rules.layer.${who}`),
    text: say(`rules.layerSays.${who}`),
    rules: [rule],
  })
  return [end('margin', 'W2'), ...waterfall.map(step), end('residual', 'W9')]
}
