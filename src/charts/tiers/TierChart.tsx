import { bisectCenter, curveLinear, curveStepAfter, line } from 'd3'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useState } from 'react'
import type { TiersModel } from './model.ts'
import type { Scales } from './scales.ts'
import { AROUND, scalesOf } from './scales.ts'
import styles from './Tiers.module.css'

interface Props {
  readonly model: TiersModel
  readonly width: number
  readonly height: number
}

/** Rate of the tier and effective rate against the amount, on a logarithmic axis. The arrow keys walk along the samples. */
export function TierChart({ model, width, height }: Props) {
  const [walked, setWalked] = useState<number | null>(null)
  const { amounts, rates, effective } = model
  const scales = scalesOf(model, width, height)
  if (scales === null) return null
  const { x, y, xTicks, yTicks } = scales
  const foot = height - AROUND.bottom
  const last = amounts.length - 1
  const end = amounts[last] ?? 1
  const at = walked === null ? model.asked : Math.min(walked, last)
  const draw = (column: readonly number[], isStep: boolean): string =>
    line<number>(
      (_, i) => x(amounts[i] ?? 1),
      (rate) => y(rate),
    ).curve(isStep ? curveStepAfter : curveLinear)([...column]) ?? ''

  function walk(event: KeyboardEvent): void {
    const by = {
      ArrowRight: 1,
      ArrowUp: 1,
      ArrowLeft: -1,
      ArrowDown: -1,
      PageUp: 10,
      PageDown: -10,
      Home: -amounts.length,
      End: amounts.length,
    }[event.key]
    if (by === undefined) return
    event.preventDefault()
    setWalked(Math.min(last, Math.max(0, (at ?? (by > 0 ? -1 : last + 1)) + by)))
  }

  function point(event: PointerEvent<SVGSVGElement>): void {
    const { left } = event.currentTarget.getBoundingClientRect()
    setWalked(bisectCenter([...amounts], x.invert(event.clientX - left)))
  }

  return (
    <div data-figure="tiers">
      <div
        role="slider"
        aria-label={model.summary}
        aria-valuemin={1}
        aria-valuemax={amounts.length}
        aria-valuenow={(at ?? 0) + 1}
        aria-valuetext={model.point(at ?? 0)}
        tabIndex={0}
        onKeyDown={walk}
        onBlur={() => setWalked(null)}
      >
        <svg
          className={styles.tiers}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-hidden="true"
          onPointerMove={point}
          onPointerLeave={() => setWalked(null)}
        >
          {yTicks.map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={AROUND.left} x2={x(end)} y1={y(tick)} y2={y(tick)} />
              <text className={styles.tick} x={AROUND.left - 8} y={y(tick) + 4} textAnchor="end">
                {model.showRate(tick)}
              </text>
            </g>
          ))}
          <line className={styles.base} x1={AROUND.left} x2={x(end)} y1={foot} y2={foot} />
          {xTicks.map((tick) => (
            <g key={tick}>
              <line className={styles.base} x1={x(tick)} x2={x(tick)} y1={foot} y2={foot + 5} />
              <text className={styles.tick} x={x(tick)} y={foot + 18} textAnchor="middle">
                {model.showAmount(tick)}
              </text>
            </g>
          ))}
          <text className={styles.axis} x={x(end)} y={height - 6} textAnchor="end">
            {model.axis}
          </text>
          <text className={styles.axis} x={0} y={12}>
            {model.rateAxis}
          </text>
          {rates !== null && <path className={styles.rate} d={draw(rates, true)} />}
          <path className={styles.effective} d={draw(effective, model.isStep)} />
          {rates !== null && (
            <text className={styles.rateWord} x={x(end)} y={y(rates[last] ?? 0) - 8} textAnchor="end">
              {model.rateWords}
            </text>
          )}
          <text
            className={styles.effectiveWord}
            x={x(end)}
            y={underCurve(model, scales, foot)}
            textAnchor="end"
          >
            {model.effectiveWords}
          </text>
          {at !== null && (
            <g>
              <line
                className={styles.at}
                x1={x(amounts[at] ?? 1)}
                x2={x(amounts[at] ?? 1)}
                y1={AROUND.top}
                y2={foot}
              />
              {rates !== null && (
                <rect
                  className={styles.rateDot}
                  x={x(amounts[at] ?? 1) - 4}
                  y={y(rates[at] ?? 0) - 4}
                  width={8}
                  height={8}
                />
              )}
              <circle
                className={styles.effectiveDot}
                cx={x(amounts[at] ?? 1)}
                cy={y(effective[at] ?? 0)}
                r={4.5}
              />
            </g>
          )}
        </svg>
      </div>
      {/* For the eye: the slider says it to those who hear. */}
      <p className={styles.reading} aria-hidden="true">
        {at === null ? '' : model.point(at)}
      </p>
    </div>
  )
}

/** Pixels of a letter, about; and from the curve to the line of the words under it. */
const LETTER = 6.4
const UNDER = 20

/** Where the words of the effective rate stand: at the right end, below the curve as far as they reach to the left. */
function underCurve(
  { amounts, effective, effectiveWords }: TiersModel,
  scales: Scales,
  foot: number,
): number {
  const { x, y } = scales
  const from = x(amounts[amounts.length - 1] ?? 1) - LETTER * effectiveWords.length
  const first = amounts.findIndex((amount) => x(amount) >= from)
  return Math.min(foot - 8, y(effective[Math.max(0, first - 1)] ?? 0) + UNDER)
}
