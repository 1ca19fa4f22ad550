import { useMemo } from 'react'
import { layoutOf, longestRow, rowsOf } from '../../charts/stage/layout.ts'
import type { Lab, LabState } from '../../store/lab.ts'
import { LabProvider, shownMarket, shownScenario } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { useSize } from '../use-size.ts'
import type { Shared } from './Column.tsx'
import { Column } from './Column.tsx'
import styles from './Compare.module.css'
import type { Choosing } from './RulebookChoice.tsx'
import { keyOf } from './use-labs.ts'
import { useLabsState } from './use-labs-state.ts'
import { useSwipe } from './use-swipe.ts'

/** Narrowest that a column may get before the strip scrolls, and the room between two, pixels. */
const NARROWEST = 320
const GAP = 24
/** Height of the waterline, pixels. */
const HEIGHT = 320

const frameIn = (state: LabState) => state.frame
const rulebookNameIn = (state: LabState) => shownScenario(state).rulebook.name
const roundsIn = (state: LabState) => state.track?.length ?? 0
const rangeIn = (state: LabState) => shownMarket(state)?.range
const ownIn = (state: LabState) => state.frame?.values.youNotional ?? 0

interface Props extends Pick<Shared, 'onShare' | 'onTrouble'> {
  readonly labs: readonly Lab[]
  readonly choosing: Choosing
  readonly partings: readonly (number | null)[]
}

/** The columns, on the same scales: side by side where they fit, else to be swiped or stepped through. */
export function Columns({ labs, choosing, partings, onShare, onTrouble }: Props) {
  const say = useWords()
  const frames = useLabsState(labs, frameIn)
  const names = useLabsState(labs, rulebookNameIn)
  const rounds = Math.max(0, ...useLabsState(labs, roundsIn))
  const own = Math.max(0, ...useLabsState(labs, ownIn))
  const [range] = useLabsState(labs, rangeIn)
  const [box, size] = useSize<HTMLDivElement>()
  const { onTake, place, go, hold, strip, ...scrolling } = useSwipe(labs.length)
  const room = size?.width ?? 0
  const even = (room - GAP * (labs.length - 1)) / labs.length
  const isStrip = room > 0 && even < NARROWEST
  const inView = isStrip ? Math.max(1, Math.floor((room + GAP) / (NARROWEST + GAP))) : labs.length
  const width = Math.floor((room - GAP * (inView - 1)) / inView)
  const layout = useMemo(
    () => (width <= 0 || range === undefined ? null : layoutOf(width, HEIGHT, range)),
    [width, range],
  )
  const longest = useMemo(
    () =>
      layout === null
        ? 0
        : Math.max(
            ...frames.map((frame) => (frame === null ? 0 : longestRow(rowsOf(frame.ladder, layout), own))),
          ),
    [frames, layout, own],
  )
  const values = useMemo(() => frames.flatMap((frame) => (frame === null ? [] : [frame.values])), [frames])
  const shared: Shared = {
    layout,
    longest,
    rounds,
    values,
    onShare,
    onTrouble,
    // Of a run that is shorter its end is shown.
    onRound: (round) => {
      for (const lab of labs)
        lab.seek(round >= (lab.store.getState().track?.length ?? 0) ? null : Math.max(0, round))
    },
  }
  return (
    <div
      ref={(node) => {
        box.current = node
        node?.style.setProperty('--column', `${width}px`)
        node?.style.setProperty('--gap', `${GAP}px`)
      }}
      className={styles.columns}
    >
      {isStrip && (
        <nav className={styles.places} aria-label={say('compare.columns')}>
          <button
            type="button"
            disabled={place === 0}
            aria-label={say('compare.before')}
            onClick={() => go(place - 1)}
          >
            ◂
          </button>
          {[...names.entries()].map(([at, name]) => (
            <button
              key={name}
              type="button"
              aria-current={at === place}
              aria-label={say('compare.show', { name })}
              onClick={() => go(at)}
            >
              {at + 1}
            </button>
          ))}
          <button
            type="button"
            disabled={place >= labs.length - 1}
            aria-label={say('compare.next')}
            onClick={() => go(place + 1)}
          >
            ▸
          </button>
          <span className={styles.place} aria-live="polite">
            {say('compare.place', { place: place + 1, count: labs.length })}
          </span>
        </nav>
      )}
      <div
        ref={strip}
        className={styles.strip}
        data-strip={isStrip || undefined}
        role="group"
        aria-label={say('compare.columns')}
        tabIndex={isStrip ? 0 : undefined}
        onWheel={onTake}
        onPointerDown={onTake}
        {...scrolling}
      >
        {labs.map((lab, at) => (
          <LabProvider key={keyOf(lab)} lab={lab}>
            <Column
              ref={hold(at)}
              lab={lab}
              place={at}
              shared={shared}
              choosing={choosing}
              parting={partings[at] ?? null}
            />
          </LabProvider>
        ))}
      </div>
    </div>
  )
}
