import { createStore } from 'zustand/vanilla'
import type { Lens } from '../engine/observation.ts'
import type { Scenario } from '../engine/scenario.ts'
import type { WorkerLike } from './client.ts'
import { openClient } from './client.ts'
import { setYou } from './edits.ts'
import type { Edit, Lab, LabState, Track } from './lab.ts'
import { makePlayer } from './player.ts'

/** A burst of keys is one entry in undo when each comes within this of the last. */
const BURST_MS = 600
/** Entries that undo keeps. */
const MOST_UNDO = 200

/** What a lab needs of its surroundings; tests give their own. */
export interface Surroundings {
  readonly spawn: () => WorkerLike
  readonly scenario: Scenario
  readonly isHidden?: () => boolean
}

function copyOf(rounds: Track): Track {
  const columns = Object.entries(rounds).map(([name, column]) => [
    name,
    typeof column === 'number' ? column : column.slice(0, rounds.length),
  ])
  return Object.fromEntries(columns) as Track // the same keys
}

/** Makes a lab and starts its engine. Nothing of it is shared with another lab on the page. */
export function createLab({ spawn, scenario, isHidden = () => false }: Surroundings): Lab {
  const store = createStore<LabState>(() => ({
    scenario,
    draft: null,
    frame: null,
    track: null,
    previous: null,
    status: 'starting',
    progress: 0,
    past: [],
    future: [],
    round: null,
    isPlaying: false,
    speed: 1,
    market: 0,
    selected: null,
    trouble: null,
    tables: null,
  }))
  const { getState, setState } = store
  let pullOf: Lens['solve'] = null

  const client = openClient(spawn, {
    ready: (tables) => {
      setState({ tables, status: 'loading' })
      request()
    },
    progress: (progress) => setState({ status: 'loading', progress }),
    frame: (frame) => {
      const track = getState().round === null ? copyOf(frame.rounds) : getState().track
      setState({ frame, track, status: 'ready', progress: 1, trouble: null })
      takePull()
    },
    stopped: () => {
      const { past } = getState()
      const back = past[past.length - 1]
      if (back !== undefined) setState({ scenario: back, draft: null, past: past.slice(0, -1) })
      setState({ status: 'stopped' })
      request()
    },
    trouble: (trouble) => setState({ trouble, status: trouble.kind === 'refusal' ? 'ready' : 'broken' }),
  })

  /** Asks for what the screen should show now. */
  function request(): void {
    const { draft, scenario: committed, round, market, tables } = getState()
    if (tables === null) return
    const shown = draft ?? committed
    const spec = shown.markets[market]
    if (spec === undefined) return
    client.run(shown, { market, range: spec.range, until: round, solve: pullOf })
  }

  /** The engine has answered a pull: its leverage or margin becomes the draft's. */
  function takePull(): void {
    const { frame, scenario: committed } = getState()
    if (pullOf === null || frame === null) return
    const { solvedLeverage, solvedAdded } = frame.values
    if (solvedLeverage === null || solvedAdded === null) return
    const draft = setYou({ leverage: solvedLeverage, added: solvedAdded })(committed)
    pullOf = null
    setState({ draft })
    request()
  }

  function preview(edit: Edit): void {
    flush()
    player.pause()
    setState({ draft: edit(getState().scenario), round: null })
    request()
  }

  function commit(edit?: Edit): void {
    const { scenario: committed, draft, past, track } = getState()
    const next = edit === undefined ? (draft ?? committed) : edit(committed)
    burst = null
    if (next === committed) {
      setState({ draft: null })
      return
    }
    setState({
      scenario: next,
      draft: null,
      round: null,
      past: [...past.slice(1 - MOST_UNDO), committed],
      future: [],
      previous: track,
    })
    request()
  }

  let burst: ReturnType<typeof setTimeout> | null = null
  function nudge(edit: Edit): void {
    if (burst !== null) clearTimeout(burst)
    const { draft, scenario: committed } = getState()
    setState({ draft: edit(burst === null ? committed : (draft ?? committed)), round: null })
    burst = setTimeout(() => commit(), BURST_MS)
    request()
  }

  /** A burst that is still open ends now: whatever comes next starts from what it made. */
  function flush(): void {
    if (burst === null) return
    clearTimeout(burst)
    commit()
  }

  function cancel(): void {
    if (burst !== null) clearTimeout(burst)
    burst = null
    pullOf = null
    if (getState().draft === null) return
    setState({ draft: null })
    request()
  }

  function travel(from: 'past' | 'future', to: 'past' | 'future'): void {
    flush()
    const state = getState()
    const list = state[from]
    const next = list[list.length - 1]
    if (next === undefined) return
    player.pause()
    setState({
      scenario: next,
      draft: null,
      round: null,
      trouble: null,
      [from]: list.slice(0, -1),
      [to]: [...state[to], state.scenario],
    })
    request()
  }

  const player = makePlayer({
    rounds: () => getState().track?.length ?? 0,
    round: () => getState().round,
    speed: () => getState().speed,
    isHidden,
    show: (round) => seek(round),
    playing: (isPlaying) => setState({ isPlaying }),
  })

  function seek(round: number | null): void {
    setState({ round })
    request()
  }

  return {
    store,
    preview,
    commit,
    nudge,
    cancel,
    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
    load: (next) => {
      flush()
      commit(() => next)
      setState({ market: 0, selected: null, previous: null })
    },
    stop: () => client.stop(),
    seek: (round) => {
      player.pause()
      seek(round)
    },
    play: () => player.play(),
    pause: () => player.pause(),
    setSpeed: (speed) => setState({ speed }),
    setMarket: (market) => {
      setState({ market })
      request()
    },
    select: (selected) => setState({ selected }),
    pull: (price, by, isByKeys = false) => {
      if (!isByKeys) flush()
      if (burst !== null) clearTimeout(burst)
      burst = isByKeys ? setTimeout(() => commit(), BURST_MS) : null
      pullOf = { price, by }
      request()
    },
    explain: (what, row = null) => client.explain(what, row),
    journal: () => client.journal(),
    world: () => client.world(),
    destroy: () => {
      player.pause()
      client.destroy()
    },
  }
}
