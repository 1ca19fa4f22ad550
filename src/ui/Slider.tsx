import { useEffect, useRef, useState } from 'react'
import { settle } from './handle/grab.ts'
import { useGrip } from './handle/use-grip.ts'
import { useOnceAFrame } from './handle/use-once-a-frame.ts'
import { useLocale } from './locale-context.tsx'
import { NumberField } from './NumberField.tsx'
import { numberText } from './number-text.ts'
import styles from './Slider.module.css'

interface Props {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** `min` itself is too little: the thumb stops one position above it. */
  readonly isMinOpen?: boolean
  /** Thumb positions between min and max: 'log' spreads factors evenly. */
  readonly scale?: 'linear' | 'log'
  /** Values are multiples of it; 0, the default, for any value of three digits. */
  readonly step?: number
  readonly show: (value: number) => string
  /** The value is a share and typed as a percentage. */
  readonly isShare?: boolean
  /** Colour token of the filled part. */
  readonly ink?: 'ink' | 'long' | 'short' | 'fund'
  readonly onPreview: (value: number) => void
  readonly onCommit: (value: number) => void
  readonly onNudge: (value: number) => void
  readonly onCancel: () => void
  readonly isDisabled?: boolean
}

/** A drag of the thumb: where it began and where it has got to. */
interface Drag {
  readonly start: number
  last: number
  hasMoved: boolean
}

const POSITIONS = 1000
/** Positions that a key moves the thumb; with Shift five times as many. */
const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 10,
  ArrowRight: 10,
  ArrowDown: -10,
  ArrowLeft: -10,
  PageUp: 100,
  PageDown: -100,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * A labelled slider on a native range: drag, keys, and a number to type. A drag previews and commits on release; keys
 * nudge; Esc, a second finger or a lost pointer puts back what was.
 */
export function Slider(props: Props) {
  const { label, value, show, isShare = false, ink = 'ink', isDisabled = false } = props
  const { onPreview, onCommit, onNudge, onCancel } = props
  const locale = useLocale()
  const [isTyping, setTyping] = useState(false)
  const number = useFocusAfter(isTyping)
  const position = positionOf(props, value)
  const previews = useOnceAFrame(onPreview)
  const grip = useGrip<Drag>({
    onRelease({ start, last, hasMoved }) {
      previews.drop()
      if (last !== start) onCommit(last)
      else if (hasMoved) onCancel()
    },
    onRevert({ hasMoved }) {
      previews.drop()
      if (hasMoved) onCancel()
    },
  })
  function follow(wanted: number): void {
    // After Esc the native thumb still follows the pointer; that counts for nothing.
    if (grip.isSpent()) return
    const drag = grip.held()
    if (drag === null) {
      onNudge(wanted)
      return
    }
    drag.hasMoved = true
    drag.last = wanted
    previews.offer(wanted)
  }

  /** Whether the key was the slider's own. */
  function press(key: string, isShift: boolean): boolean {
    if (key === 'Escape') {
      if (grip.held() !== null) grip.revert()
      else onCancel()
      return true
    }
    const by = KEY_STEPS[key]
    if (by === undefined) return false
    const wanted = keyedValue(props, position + by * (isShift ? 5 : 1), Math.sign(by))
    if (wanted !== value && grip.held() === null) onNudge(wanted)
    return true
  }

  return (
    <div className={styles.slider} data-ink={ink}>
      <div className={styles.row}>
        <span aria-hidden="true">{label}</span>
        {isTyping ? (
          <NumberField
            label={label}
            isLabelHidden
            isAutoFocused
            text={numberText(value, locale, isShare)}
            isShare={isShare}
            min={props.min}
            max={props.max}
            isMinOpen={props.isMinOpen ?? false}
            show={show}
            onCommit={onCommit}
            onDone={() => setTyping(false)}
          />
        ) : (
          <button
            ref={number}
            type="button"
            className={styles.value}
            aria-label={`${label}: ${show(value)}`}
            disabled={isDisabled}
            onClick={() => setTyping(true)}
          >
            {show(value)}
          </button>
        )}
      </div>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={POSITIONS}
        step="any"
        disabled={isDisabled}
        ref={(node) => node?.style.setProperty('--at', `${position / 10}%`)}
        value={position}
        aria-label={label}
        aria-valuetext={show(value)}
        onPointerDown={(event) => {
          if (event.isPrimary && event.button === 0)
            grip.begin(event, { start: value, last: value, hasMoved: false })
        }}
        onChange={(event) => follow(valueAt(props, Number(event.target.value)))}
        onKeyDown={(event) => {
          if (press(event.key, event.shiftKey)) event.preventDefault()
        }}
      />
    </div>
  )
}

/** Gives the focus to the number again when typing is over, unless it has gone elsewhere. */
function useFocusAfter(isTyping: boolean) {
  const number = useRef<HTMLButtonElement>(null)
  const wasTyping = useRef(false)
  useEffect(() => {
    const isOver = wasTyping.current && !isTyping
    wasTyping.current = isTyping
    if (!isOver) return
    // A field that is left by Tab is gone before the next one has the focus.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) number.current?.focus()
    })
    return () => clearTimeout(timer)
  }, [isTyping])
  return number
}

type Scale = Pick<Props, 'value' | 'min' | 'max' | 'isMinOpen' | 'scale' | 'step'>

function positionOf({ min, max, scale }: Scale, value: number): number {
  const share =
    scale === 'log' ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min)
  return Number.isFinite(share) ? POSITIONS * Math.min(1, Math.max(0, share)) : 0
}

function valueAt(props: Scale, position: number): number {
  const { value, min, max, isMinOpen = false, scale, step = 0 } = props
  if (position <= 0) return isMinOpen ? valueAt(props, 1) : min
  if (position >= POSITIONS) return max
  const share = position / POSITIONS
  const raw = scale === 'log' ? min * (max / min) ** share : min + (max - min) * share
  return settle({ value, min, max, step }, step > 0 ? raw : Number(raw.toPrecision(3)))
}

/** Never stuck: the least move is one step, or one position. */
function keyedValue(props: Scale, position: number, sign: number): number {
  const { value, min, max, step = 0 } = props
  const wanted = valueAt(props, position)
  if (wanted !== value) return wanted
  return settle({ value, min, max, step }, value + sign * (step > 0 ? step : (max - min) / POSITIONS))
}
