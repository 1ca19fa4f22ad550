import type { Rulebook } from '../../engine/rulebook.ts'

/** The headings of the limits in MODEL.md that bear on a rulebook, in its order there. */
export function limitsOn({ procedure, waterfall, adl, units }: Rulebook): readonly string[] {
  const layers = waterfall.map(({ layer }) => layer)
  const hasClock =
    procedure.kind === 'fixedFraction' || adl.triggers.some((trigger) => trigger.kind === 'drawdown')
  const kinds = Object.values(units ?? {}).map(({ kind }) => kind)
  const bearing: readonly (readonly [string, boolean])[] = [
    ['Price', true],
    ['Time', hasClock],
    ['Contracts', kinds.some((kind) => kind !== 'linear')],
    ['Margin', true],
    ['Liquidation', true],
    ['Vault', layers.includes('vault')],
    ['Deleveraging', layers.includes('adl')],
    ['Losses', layers.includes('socialised') || layers.includes('clawback')],
  ]
  return bearing.filter(([, bears]) => bears).map(([name]) => name)
}
