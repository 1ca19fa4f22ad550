/** Milliseconds a round lasts at speed 1, and the most that a whole cascade lasts. */
const ROUND_MS = 480
const WHOLE_MS = 4000

/** What playback reads and does. */
export interface Stage {
  rounds(): number
  round(): number | null
  speed(): number
  isHidden(): boolean
  show(round: number | null): void
  playing(is: boolean): void
}

/** Playback of the rounds: simulation time, paused while the page is hidden, never catching up. */
export function makePlayer(stage: Stage): { play(): void; pause(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let total = 0

  function pause(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    stage.playing(false)
  }

  function tick(): void {
    if (!stage.isHidden()) {
      const next = (stage.round() ?? 0) + 1
      if (next >= total) {
        stage.show(null)
        pause()
        return
      }
      stage.show(next)
    }
    wait()
  }

  function wait(): void {
    timer = setTimeout(tick, Math.min(ROUND_MS, WHOLE_MS / total) / stage.speed())
  }

  return {
    pause,
    play() {
      pause()
      total = stage.rounds()
      if (total === 0) return
      if (stage.round() === null) stage.show(0)
      stage.playing(true)
      wait()
    },
  }
}
