import { createStore } from 'zustand/vanilla'
import type { Scenario } from '../engine/scenario.ts'
import type { Frame } from '../protocol/frame.ts'
import type { Listener, Question, WorkerLike } from './client.ts'
import { openClient } from './client.ts'
import { asOneStep, isSame } from './edits.ts'
import type { History } from './history.ts'
import { advance, back, forth } from './history.ts'
import { answerOf, makeHold } from './hold.ts'
import type { Edit, Failure, Lab, LabState, Track } from './lab.ts'
import { beginning, shownScenario } from './lab.ts'
import { makePlayer } from './player.ts'
import { copyOf } from './track.ts'

/** What a lab needs of its surroundings; tests give their own. */
export interface Surroundings {
  readonly spawn: () => WorkerLike
  readonly scenario: Scenario
  readonly isHidden?: () => boolean
  /** Calls before the page's next paint; without it frames are shown as they come. */
  readonly beforePaint?: (then: () => void) => void
}

/** A state of the lab that a refusal or a cancelled load goes back to. */
interface Stand extends History {
  readonly market: number
}

/** A question, and what the lab must know of it when its answer comes. */
interface Asked extends Question {
  /** What was committed when it was asked. */
  readonly stand: Stand
  readonly isDraft: boolean
  /** Asked in order to show again what stood before a failure. */
  readonly isWayBack: boolean
  /** The hold in which the line was pulled. */
  readonly of: object | null
}

/** Makes a lab and starts its engine. Nothing of it is shared with another lab on the page. */
export function createLab({ spawn, scenario, isHidden = () => false, beforePaint }: Surroundings): Lab {
  const store = createStore(() => beginning(scenario))
  const { getState, setState } = store

  /** The last committed state of which the whole run has been shown, and its rounds. */
  let stood: { readonly stand: Stand; readonly track: Track } | null = null
  /** Whose rounds `track` holds. */
  let trackOf: Scenario | null = null
  let playsWhenThere = false
  const hold = makeHold(() => commit())

  const listener: Listener<Asked> = {
    ready(tables) {
      const isFirst = getState().tables === null
      setState({ tables })
      if (!isFirst) return // after a crash the client has asked again by itself
      setState({ status: 'loading' })
      request()
    },
    progress: (progress) => setState({ status: 'loading', progress }),
    frame: take,
    failed: fail,
    // Only what a hand is pulling at comes faster than the page is painted.
    canWait: ({ isDraft, lens }) => isDraft && lens.solve === null,
  }
  const client = openClient(spawn, listener, beforePaint)

  /** Asks for what the screen should show now. `atOnce`: what is being loaded for something else is given up. */
  function request(how: 'inTurn' | 'atOnce' | 'wayBack' = 'inTurn'): void {
    const state = getState()
    const { scenario: committed, past, future, market, round } = state
    const shown = shownScenario(state)
    const spec = shown.markets[market]
    if (state.tables === null || spec === undefined) return
    const { solve, of } = hold.pulled()
    // The rounds of a run are known only once all of it has been run.
    const until = trackOf === shown ? round : null
    const question: Asked = {
      scenario: shown,
      lens: { market, range: spec.range, until, solve },
      stand: { scenario: committed, past, future, market },
      isDraft: state.draft !== null,
      isWayBack: how === 'wayBack',
      of,
    }
    if (how === 'atOnce') client.runAtOnce(question)
    else client.run(question)
  }

  function take(frame: Frame, asked: Asked): void {
    const isWhole = asked.lens.until === null
    const frameOf = isWhole ? asked.scenario : null
    const patch: Partial<LabState> = { frame, frameOf, status: 'ready', progress: 1 }
    if (isWhole) {
      const track = copyOf(frame.rounds)
      trackOf = asked.scenario
      if (!asked.isDraft) stood = { stand: asked.stand, track }
      Object.assign(patch, { track })
    }
    setState(asked.isWayBack ? patch : { ...patch, trouble: null })
    takePull(frame, asked)
    if (trackOf !== shownScenario(getState())) return
    if (playsWhenThere) player.play()
    else if (isWhole && getState().round !== null) request()
  }

  /** The engine has answered a pull: what gives way becomes the draft's. */
  function takePull({ values }: Frame, { lens, of }: Asked): void {
    const which = hold.answers(lens.solve, of)
    if (which === 'not') return
    const edit = answerOf(values)
    if (edit !== null) setState({ draft: edit(shownScenario(getState())) })
    if (which === 'newest' && hold.isLetGo()) commit()
    else if (edit !== null) request()
  }

  function fail(failure: Failure, asked: Asked | null): void {
    const state = getState()
    const culprit = asked?.scenario ?? state.scenario
    setState({ trouble: { failure, scenario: culprit } })
    if (failure.kind === 'refusal' && asked !== null) takeBack(asked)
    else setState({ status: 'broken' })
  }

  /** What was refused is not the scenario any more: the screen goes back to what stood. */
  function takeBack({ scenario: refused, isDraft }: Asked): void {
    // Unless something newer is shown meanwhile, which will be answered for itself.
    if (refused !== shownScenario(getState())) return
    hold.end()
    const isNowhereToGo = !isDraft && (stood === null || stood.stand.scenario === refused)
    setState({ draft: null, status: isNowhereToGo ? 'stopped' : 'ready' })
    if (isNowhereToGo) return
    if (!isDraft) goBack()
    request('wayBack')
  }

  /** To the last state that stood. */
  function goBack(): void {
    if (stood !== null) setState({ ...stood.stand, draft: null, round: null, previous: null })
  }

  /** Another scenario is committed: what is in view belongs to it. */
  function stand(history: History, previous: Track | null): void {
    player.pause()
    const market = history.scenario.markets[getState().market] === undefined ? 0 : getState().market
    setState({ ...history, market, draft: null, round: null, previous })
  }

  /** Shows a draft. */
  function propose(draft: Scenario): void {
    player.pause()
    setState({ draft, round: null })
    request()
  }

  /** A burst that is still open, or a commit that waits for the engine, ends now with what is known. */
  function finish(): void {
    if (!hold.isBurst() && !hold.isLetGo()) return
    hold.end()
    commit()
  }

  function commit(edit?: Edit): void {
    if (edit !== undefined) finish()
    else if (hold.letGo()) return
    hold.end()
    const { draft, scenario: committed } = getState()
    const next = edit === undefined ? (draft ?? committed) : edit(committed)
    if (!isSame(next, committed))
      stand(advance(getState(), next), stood?.stand.scenario === committed ? stood.track : null)
    else if (draft === null) return
    else setState({ draft: null })
    request()
  }

  function travel(to: (history: History) => History | null): void {
    finish()
    hold.end()
    const history = to(getState())
    if (history === null) return
    stand(history, null)
    request('atOnce')
  }

  function seek(round: number | null): void {
    setState({ round })
    request()
  }

  const player = makePlayer({
    rounds: () => getState().track?.length ?? 0,
    round: () => getState().round,
    speed: () => getState().speed,
    isHidden,
    show: seek,
    playing(isPlaying) {
      playsWhenThere = false
      setState({ isPlaying })
    },
  })

  return {
    store,
    preview(edit) {
      // What has arrived and what is asked now are drawn together.
      client.showArrived()
      finish()
      propose(edit(getState().scenario))
    },
    commit,
    nudge(edit) {
      if (!hold.isBurst()) finish()
      const { draft, scenario: committed } = getState()
      const from = hold.isBurst() ? (draft ?? committed) : committed
      hold.press()
      propose(asOneStep(edit(from), committed))
    },
    cancel() {
      const isIdle = hold.isIdle() && getState().draft === null
      hold.end()
      if (isIdle) return
      setState({ draft: null })
      request('atOnce')
    },
    undo: () => travel(back),
    redo: () => travel(forth),
    load(next) {
      finish()
      hold.end()
      if (next === getState().scenario) return
      setState({ market: 0 })
      stand(advance(getState(), next), null)
      request('atOnce')
    },
    stop() {
      player.pause()
      hold.end()
      client.stop()
      setState({ status: 'stopped', draft: null })
      goBack()
      if (stood !== null) request()
    },
    seek(round) {
      finish()
      player.pause()
      seek(round)
    },
    play() {
      finish()
      if (trackOf === shownScenario(getState())) player.play()
      else playsWhenThere = true
    },
    pause: () => player.pause(),
    setSpeed: (speed) => setState({ speed }),
    setMarket(market) {
      finish()
      setState({ market })
      request()
    },
    pull(to, by, isByKeys = false, of = 'liquidation') {
      if (!isByKeys || !hold.isBurst()) finish()
      hold.pull({ of, to, by })
      if (isByKeys) hold.press()
      player.pause()
      setState({ round: null })
      request()
    },
    explain: (what, row = null) => client.explain(what, row),
    journal: () => client.journal(),
    world: () => client.world(),
    profile: (model, symbol, at) => client.profile(model, symbol, at),
    destroy() {
      player.pause()
      hold.end()
      client.destroy()
    },
  }
}
