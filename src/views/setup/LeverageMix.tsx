import { setLeverageShare } from '../../store/edits.ts'
import { shownScenario, useLab, useLabState } from '../../store/react.tsx'
import { Handle } from '../../ui/handle/Handle.tsx'
import { useLocale } from '../../ui/locale-context.tsx'
import { numberText } from '../../ui/number-text.ts'
import { useWords } from '../../ui/words-context.tsx'
import { TypedField, useAsk } from '../typing-context.tsx'
import { useFormat } from '../use-format.ts'
import { useSize } from '../use-size.ts'
import { writtenFeet } from './bar-feet.ts'
import styles from './Setup.module.css'

const HEIGHT = 64
/** Leverage from which a bar is drawn in the other ink: half of what the regulated cap for majors allows. */
const HIGH = 15

/** The leverage mix as bars whose tops can be dragged; the others make room. */
export function LeverageMix() {
  const lab = useLab()
  const say = useWords()
  const format = useFormat()
  const locale = useLocale()
  const ask = useAsk()
  const mix = useLabState((state) => shownScenario(state).crowd?.leverageMix)
  const [box, size] = useSize<HTMLDivElement>()
  if (mix === undefined) return null
  const total = mix.reduce((sum, { weight }) => sum + weight, 0)
  const most = Math.max(0.3, ...mix.map(({ weight }) => weight / total))
  const width = size?.width ?? 0
  const step = width / mix.length
  const feet = writtenFeet(
    mix.map(({ leverage }) => `${leverage}`),
    step,
  )
  const y = (share: number): number => HEIGHT * (1 - share / most)
  return (
    <div data-figure="mix">
      <div ref={box} className={styles.mix}>
        <svg width={width} height={HEIGHT + 16} aria-hidden="true">
          {mix.map(({ leverage, weight }, i) => (
            <g key={leverage}>
              <rect
                className={leverage >= HIGH ? styles.high : styles.low}
                x={i * step + 1}
                width={Math.max(1, step - 3)}
                y={y(weight / total)}
                height={HEIGHT - y(weight / total)}
              />
              {feet[i] && (
                <text
                  className={styles.barFoot}
                  x={i * step + step / 2 - 1}
                  y={HEIGHT + 12}
                  textAnchor="middle"
                >
                  {leverage}
                </text>
              )}
            </g>
          ))}
          <line className={styles.base} x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
        </svg>
        {width > 0 &&
          mix.map(({ leverage, weight }, i) => (
            <Handle
              key={leverage}
              label={say('setup.bar', { leverage: format.times(leverage) })}
              valueText={format.percent(weight / total)}
              value={weight / total}
              min={0}
              max={0.99}
              step={0.01}
              axis="vertical"
              x={i * step + step / 2 - 1}
              y={y(weight / total)}
              toPixel={y}
              toValue={(pixel) => most * (1 - pixel / HEIGHT)}
              keyBy={{ small: 0.01, large: 0.05 }}
              onPreview={(share) => lab.preview(setLeverageShare(i, share))}
              onCommit={(share) => lab.commit(setLeverageShare(i, share))}
              onNudge={(share) => lab.nudge(setLeverageShare(i, share))}
              onCancel={lab.cancel}
              onType={() =>
                ask({
                  place: 'mix',
                  label: say('setup.barPercent', { leverage: format.times(leverage) }),
                  text: numberText(weight / total, locale, true),
                  min: 0,
                  max: 0.99,
                  isShare: true,
                  show: format.percent,
                  onCommit: (share) => lab.commit(setLeverageShare(i, share)),
                })
              }
            />
          ))}
      </div>
      <div className={styles.hint}>
        <TypedField place="mix" otherwise={say('setup.mixHint')} />
      </div>
    </div>
  )
}
