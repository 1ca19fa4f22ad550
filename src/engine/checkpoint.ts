import { forgetFloors } from './margin-guard.ts'
import type { Side } from './threshold-book.ts'
import type { Accounts, Positions, World } from './world.ts'

/*
 * Going back (rules K1, K2). A commit and a cancel cost what has changed since the last commit, because every write goes
 * through `touch`; a checkpoint copies everything and can be restored at any time.
 */

/** What a step can change in a row of accounts and of positions. */
const ACCOUNT_COLUMNS = ['cash', 'status', 'cooldown', 'version', 'line'] as const
const POSITION_COLUMNS = ['lots', 'basis', 'settledAt', 'closed'] as const

function copyRow(from: Accounts, to: Accounts, a: number): void {
  to.cash[a] = from.cash[a]
  to.status[a] = from.status[a]
  to.cooldown[a] = from.cooldown[a]
  to.version[a] = from.version[a]
  to.line[a] = from.line[a]
}

function copyLeg(from: Positions, to: Positions, p: number): void {
  to.lots[p] = from.lots[p]
  to.basis[p] = from.basis[p]
  to.settledAt[p] = from.settledAt[p]
  to.closed[p] = from.closed[p]
}

function sidesOf(world: World): readonly Side[] {
  return [...world.book.down, ...world.book.up]
}

/** Makes what stands now what a cancel goes back to. O(rows changed since the last commit). */
export function commit(world: World): void {
  const { accounts, positions, undo } = world
  // What the guard has not seen of the rows that changed it would never see.
  if (undo.size.watched < undo.size.dirty) forgetFloors(world)
  eachDirty(world, (a) => {
    copyRow(accounts, undo.accounts, a)
    for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) copyLeg(positions, undo.positions, p)
    if (world.periodEquity.length > 0) undo.periodEquity[a] = world.periodEquity[a]
  })
  world.ladder.isFresh = false
  undo.block.set(world.block)
  undo.size.journal = world.journal.length
  world.rounds.commit()
  for (const side of sidesOf(world)) {
    side.cursor.before = side.cursor.at
    side.heapBefore.copyFrom(side.heap)
  }
}

/** Puts back, byte for byte, what stood at the last commit. O(rows changed since). */
export function cancel(world: World): void {
  const { accounts, positions, undo } = world
  eachDirty(world, (a) => {
    copyRow(undo.accounts, accounts, a)
    for (let p = accounts.first[a]; p < accounts.first[a + 1]; p++) copyLeg(undo.positions, positions, p)
    if (world.periodEquity.length > 0) world.periodEquity[a] = undo.periodEquity[a]
  })
  world.block.set(undo.block)
  world.journal.length = undo.size.journal
  world.rounds.cancel()
  for (const side of sidesOf(world)) {
    side.cursor.at = side.cursor.before
    side.heap.copyFrom(side.heapBefore)
    side.many.clear()
  }
  world.prices.isStale.fill(1)
}

function eachDirty(world: World, use: (a: number) => void): void {
  const { isDirty, rows, size } = world.undo
  for (let i = 0; i < size.dirty; i++) {
    use(rows[i])
    isDirty[rows[i]] = 0
  }
  size.dirty = 0
  size.watched = 0
}

/** The first commit of a new world: everything. O(accounts). */
export function rememberAll(world: World): void {
  for (const name of ACCOUNT_COLUMNS) world.undo.accounts[name].set(world.accounts[name])
  for (const name of POSITION_COLUMNS) world.undo.positions[name].set(world.positions[name])
  world.undo.periodEquity.set(world.periodEquity)
  world.undo.block.set(world.block)
}

/** A copy of everything that a step can change. */
export interface Checkpoint {
  readonly accounts: Readonly<Record<(typeof ACCOUNT_COLUMNS)[number], ArrayLike<number>>>
  readonly positions: Readonly<Record<(typeof POSITION_COLUMNS)[number], ArrayLike<number>>>
  readonly block: Float64Array
  readonly periodEquity: Float64Array
  readonly cursors: readonly number[]
  readonly heaps: readonly Side['heap'][]
  readonly journal: World['journal']
  readonly rounds: World['rounds']
}

/** Copies everything. O(accounts + journal). */
export function checkpoint(world: World): Checkpoint {
  const { accounts, positions } = world
  const sides = sidesOf(world)
  return {
    accounts: Object.fromEntries(
      ACCOUNT_COLUMNS.map((name) => [name, accounts[name].slice()]),
    ) as unknown as Checkpoint['accounts'], // one entry per column name
    positions: Object.fromEntries(
      POSITION_COLUMNS.map((name) => [name, positions[name].slice()]),
    ) as unknown as Checkpoint['positions'], // one entry per column name
    block: world.block.slice(),
    periodEquity: world.periodEquity.slice(),
    cursors: sides.map((side) => side.cursor.at),
    heaps: sides.map((side) => side.heap.copy()),
    journal: world.journal.copy(),
    rounds: world.rounds.copy(),
  }
}

/** Puts a checkpoint back, exactly, and commits it. O(accounts + journal). */
export function restore(world: World, from: Checkpoint): void {
  for (const name of ACCOUNT_COLUMNS) world.accounts[name].set(from.accounts[name])
  for (const name of POSITION_COLUMNS) world.positions[name].set(from.positions[name])
  world.block.set(from.block)
  world.periodEquity.set(from.periodEquity)
  sidesOf(world).forEach((side, i) => {
    side.cursor.at = from.cursors[i]
    side.heap.copyFrom(from.heaps[i])
    side.many.clear()
  })
  world.prices.isStale.fill(1)
  world.journal.copyFrom(from.journal)
  world.rounds.copyFrom(from.rounds)
  world.undo.isDirty.fill(0)
  world.undo.size.dirty = 0
  forgetFloors(world)
  rememberAll(world)
  commit(world)
}

/** 32 bits of everything a step can change, rows in order: equal worlds, equal digests (rule K1). O(accounts + journal). */
export function digest(world: World): number {
  let hash = 0x811c9dc5
  for (const name of ACCOUNT_COLUMNS) hash = mix(hash, bytesOf(world.accounts[name]))
  for (const name of POSITION_COLUMNS) hash = mix(hash, bytesOf(world.positions[name]))
  // `isStale` says what is solved already, not what is so.
  const { isStale } = world.prices
  const stale = isStale.slice()
  isStale.fill(0)
  hash = mix(hash, bytesOf(world.block))
  isStale.set(stale)
  for (const column of world.journal.used()) hash = mix(hash, bytesOf(column))
  return hash >>> 0
}

/** 32 bits of prices, ledgers and totals: cheap enough for every frame (rule K1). */
export function digestOfTotals(world: World): number {
  let hash = mix(0x811c9dc5, bytesOf(world.ledgers))
  hash = mix(hash, bytesOf(world.tally))
  hash = mix(hash, bytesOf(world.prices.mark))
  return mix(hash, bytesOf(Float64Array.of(world.journal.length, world.rounds.length))) >>> 0
}

/**
 * 32 bits of what has happened and what it has left: the journal, and every account's cash, lots and status (rule K1). It
 * does not hang on how the world is held, so that a number that was written down stays good while the rules do.
 */
export function digestOfOutcome({ accounts, positions, journal }: World): number {
  let hash = 0x811c9dc5
  for (const column of [accounts.cash, accounts.status, positions.lots, ...journal.used()])
    hash = mix(hash, bytesOf(column))
  return hash >>> 0
}

function bytesOf(column: ArrayBufferView): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

function mix(start: number, bytes: Uint8Array): number {
  let hash = start
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  return hash
}
