import type { Chamber } from '../charts/locks/model.ts'
import type { LayerName, Rulebook } from '../engine/rulebook.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Say } from '../words/words.ts'
import type { Format } from './format.ts'

/** Less than this share of what a layer had is what rounding leaves of it. */
const DUST = 1e-9

/** Whether nothing is left of what was `held`, but for rounding. */
export function isSpent(left: number, held: number): boolean {
  return left <= DUST * held
}

/** What a layer holds, has paid and has left. */
interface Stand {
  readonly held: number
  readonly paid: number
  readonly left: number
}

/**
 * The flight of locks: own margin, excess collateral, the layers of the rulebook in its order, the residual. The fund's
 * chamber holds `fundCapacity`, so that its handle has room above the level; the others what they had. Beside other runs,
 * whose frames are in `beside`, a chamber holds and a stream carries the most of any of them: one scale for all.
 */
export function chambersOf(
  frame: Frame | null,
  rulebook: Rulebook,
  fundCapacity: number,
  format: Format,
  say: Say,
  beside: readonly Frame['values'][] = [],
): readonly Chamber[] {
  const v = (name: keyof Frame['values']): number => frame?.values[name] ?? 0
  const all = [
    v,
    ...beside.map(
      (values) =>
        (name: keyof Frame['values']): number =>
          values[name] ?? 0,
    ),
  ]
  const most = (of: (values: typeof v) => number): number => Math.max(...all.map(of))
  const loss = most((values) => values('lossIn'))
  let left = v('lossIn') - v('marginLost')
  const flow = (): number => (loss > 0 ? Math.min(1, Math.max(0, left) / loss) : 0)
  const chambers: Chamber[] = [
    {
      id: 'marginLost',
      name: say('pays.margin'),
      ink: 'long',
      overflow: flow(),
      note: say('pays.marginNote', {
        lost: format.money(v('marginLost')),
        posted: format.money(v('marginPosted')),
      }),
      level: share(
        v('marginPosted') - v('marginLost'),
        most((values) => values('marginPosted')),
      ),
    },
    {
      id: 'excessCollateral',
      name: say('pays.excess'),
      ink: 'long',
      overflow: flow(),
      note:
        v('excessCollateral') > 0
          ? say('pays.excessNote', { amount: format.money(v('excessCollateral')) })
          : say('pays.dry'),
      level: share(
        v('excessCollateral'),
        most((values) => values('excessCollateral') + values('lossIn')),
      ),
    },
  ]
  for (const { layer } of rulebook.waterfall) {
    const stand = standOf(layer, v)
    left -= stand.paid
    chambers.push({
      id: WHY[layer],
      name: say(NAMES[layer]),
      ink: INKS[layer],
      level: share(
        stand.left,
        layer === 'fund' ? fundCapacity : most((values) => standOf(layer, values).held),
      ),
      overflow: flow(),
      note: noteOf(layer, stand, v, format, say),
    })
  }
  if (v('residual') > 0)
    chambers.push({
      id: 'residual',
      name: say('pays.residual'),
      note: format.money(v('residual')),
      level: 1,
      overflow: 0,
      ink: 'liq',
    })
  return chambers
}

const NAMES = {
  fund: 'pays.fund',
  vault: 'pays.vault',
  venue: 'pays.venue',
  adl: 'pays.adl',
  socialised: 'pays.socialised',
  clawback: 'pays.clawback',
} as const
const WHY = {
  fund: 'fundPaid',
  vault: 'vaultPaid',
  venue: 'venuePaid',
  adl: 'adlPaid',
  socialised: 'socialisedPaid',
  clawback: 'clawbackPaid',
} as const
const INKS = {
  fund: 'fund',
  vault: 'muted',
  venue: 'muted',
  adl: 'adl',
  socialised: 'liq',
  clawback: 'liq',
} as const

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0
}

function standOf(layer: LayerName, v: (name: keyof Frame['values']) => number): Stand {
  switch (layer) {
    case 'fund':
      return { held: v('fundStart') + v('fundReceived'), paid: v('fundPaid'), left: v('fundLeft') }
    case 'vault':
      return { held: v('vaultStart') + v('vaultReceived'), paid: v('vaultPaid'), left: v('vaultLeft') }
    case 'venue':
      return { held: v('venueStart'), paid: v('venuePaid'), left: v('venueLeft') }
    case 'adl':
      return { held: v('adlProfit') + v('adlPaid'), paid: v('adlPaid'), left: v('adlPaid') }
    case 'socialised':
      return { held: v('socialisedPaid'), paid: v('socialisedPaid'), left: v('socialisedPaid') }
    case 'clawback':
      return { held: v('clawbackPaid'), paid: v('clawbackPaid'), left: v('clawbackDue') }
  }
}

function noteOf(
  layer: LayerName,
  stand: Stand,
  v: (name: keyof Frame['values']) => number,
  format: Format,
  say: Say,
): string {
  const paid = format.money(stand.paid)
  const left = format.money(stand.left)
  switch (layer) {
    case 'fund':
      if (stand.held === 0 && stand.paid === 0) return say('pays.dry')
      if (stand.paid === 0) return say('pays.untouched', { left })
      return paidFrom(stand, paid, left, say)
    case 'vault':
      if (v('vaultTaken') > 0) return say('pays.vaultNote', { paid, taken: format.notional(v('vaultTaken')) })
      return stand.held === 0 ? say('pays.dry') : say('pays.untouched', { left })
    case 'venue':
      if (stand.held === 0) return say('pays.dry')
      return stand.paid === 0 ? say('pays.untouched', { left }) : paidFrom(stand, paid, left, say)
    case 'adl':
      return v('adlAccounts') > 0
        ? say('pays.adlNote', { paid, count: format.count(v('adlAccounts')) })
        : say('pays.dry')
    case 'clawback':
      return stand.paid > 0 ? say('pays.clawbackNote', { paid }) : say('pays.dry')
    case 'socialised':
      return stand.paid > 0 ? `−${paid}` : say('pays.dry')
  }
}

function paidFrom(stand: Stand, paid: string, left: string, say: Say): string {
  return isSpent(stand.left, stand.held)
    ? say('pays.fundEmpty', { paid })
    : say('pays.fundNote', { paid, left })
}
