import { useRef, useState } from 'react'
import { NumberField } from './NumberField.tsx'
import styles from './Slider.module.css'

interface Props {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Thumb positions between min and max: 'log' spreads factors evenly. */
  readonly scale?: 'linear' | 'log'
  readonly step?: number
  readonly show: (value: number) => string
  /** Colour token of the filled part. */
  readonly ink?: 'ink' | 'long' | 'short' | 'fund'
  readonly onPreview: (value: number) => void
  readonly onCommit: (value: number) => void
  readonly onNudge: (value: number) => void
  readonly onCancel: () => void
  readonly isDisabled?: boolean
}

const POSITIONS = 1000

/**
 * A labelled slider on a native range: drag, keys, and a number to type. A drag previews and commits on release; keys
 * nudge; Esc or a lost pointer puts back what was.
 */
export function Slider(props: Props) {
  const { label, value, min, max, scale = 'linear', step = 0, show, ink = 'ink', isDisabled = false } = props
  const [isTyping, setTyping] = useState(false)
  const isDragging = useRef(false)
  const last = useRef(value)
  const toPosition = (v: number): number =>
    scale === 'log'
      ? (POSITIONS * Math.log(Math.max(v, min) / min)) / Math.log(max / min)
      : (POSITIONS * (v - min)) / (max - min)
  const toValue = (position: number): number => {
    const raw =
      scale === 'log'
        ? min * (max / min) ** (position / POSITIONS)
        : min + ((max - min) * position) / POSITIONS
    const snapped = step > 0 ? Math.round(raw / step) * step : Number(raw.toPrecision(3))
    return Math.min(max, Math.max(min, snapped))
  }
  const position = Math.min(POSITIONS, Math.max(0, toPosition(value)))
  const revert = (): void => {
    isDragging.current = false
    props.onCancel()
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
            text={`${value}`}
            min={min}
            max={max}
            show={show}
            onCommit={props.onCommit}
            onDone={() => setTyping(false)}
          />
        ) : (
          <button
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
        onPointerDown={() => {
          isDragging.current = true
          last.current = value
        }}
        onPointerCancel={revert}
        onPointerUp={() => {
          if (!isDragging.current) return
          isDragging.current = false
          if (last.current !== value) props.onCommit(last.current)
        }}
        onChange={(event) => {
          last.current = toValue(Number(event.target.value))
          if (isDragging.current) props.onPreview(last.current)
          else props.onNudge(last.current)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return revert()
          const by = {
            ArrowUp: 10,
            ArrowRight: 10,
            ArrowDown: -10,
            ArrowLeft: -10,
            PageUp: 100,
            PageDown: -100,
          }[event.key]
          if (by === undefined) return
          event.preventDefault()
          const wanted = toValue(position + by * (event.shiftKey ? 5 : 1))
          const moved = wanted === value ? value + Math.sign(by) * step : wanted
          props.onNudge(Math.min(max, Math.max(min, moved)))
        }}
      />
    </div>
  )
}
