import { equityOf } from './account.ts'
import { priceOf } from './payoff.ts'
import type { World } from './world.ts'
import { sizeOf } from './world.ts'

/** A world as columns of plain numbers, copied, for an export. O(accounts). */
export function worldColumns(world: World) {
  const { accounts, positions, markets } = world
  const equity = new Float64Array(accounts.count)
  for (let a = 0; a < accounts.count; a++) equity[a] = equityOf(world, a)
  const size = new Float64Array(positions.count)
  const entry = new Float64Array(positions.count)
  for (let p = 0; p < positions.count; p++) {
    size[p] = sizeOf(world, p)
    entry[p] =
      size[p] === 0 ? Number.NaN : priceOf(markets[positions.market[p]].sigma, positions.basis[p] / size[p])
  }
  return {
    accounts: accounts.count,
    ids: ['LP', 'Vault', ...world.ids],
    status: accounts.status.slice(),
    isCross: accounts.isCross.slice(),
    cash: accounts.cash.slice(),
    equity,
    first: accounts.first.slice(),
    market: positions.market.slice(),
    size,
    entry,
    symbols: markets.map((market) => market.symbol),
  }
}
