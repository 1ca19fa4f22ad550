import { useLabState } from '../store/react.tsx'

/** Times what a reserve holds that its controls go up to. */
const ROOM = 4

/**
 * The most that a control of the reserves goes up to, settlement currency: room above what they hold, or where they hold
 * nothing the margin in the market, beside which a reserve means something. It stands still while a control is dragged.
 */
export function useCeiling(): number {
  return useLabState(({ scenario, frame }) => {
    const { fund, vault } = scenario.reserves
    const held = Math.max(fund, vault)
    return roundUp(held > 0 ? ROOM * held : (frame?.values.marginPosted ?? 0) || 1)
  })
}

/** The next number of one digit: 55.6 becomes 60. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  return Math.ceil(value / unit) * unit
}
