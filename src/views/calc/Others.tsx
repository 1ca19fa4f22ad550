import { useId } from 'react'
import type { OtherPosition } from '../../data/calc/inputs.ts'
import { LIMITS, MOST_OTHERS } from '../../data/calc/inputs.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { numberText } from '../../ui/number-text.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Calc.module.css'
import fields from './Fields.module.css'
import { TextField } from './TextField.tsx'
import type { Calc } from './use-calc.ts'

/** The other positions of a cross account: a row each. */
export function Others({ calc }: { readonly calc: Calc }) {
  const say = useWords()
  const id = useId()
  const { inputs, change } = calc
  const { others } = inputs
  const isIdle = inputs.mode === 'isolated'

  /** Positions of one market share its mark. */
  function put(i: number, patch: Partial<OtherPosition>): void {
    const row = others[i]
    if (row === undefined) return
    const next = { ...row, ...patch }
    const known = others.find(({ market }, k) => k !== i && market === next.market)?.mark
    const mark = patch.market === undefined ? next.mark : (known ?? next.mark)
    change({
      others: others.map((other, k) =>
        k === i ? { ...next, mark } : other.market === next.market ? { ...other, mark } : other,
      ),
      ...(next.market === inputs.market && patch.mark !== undefined ? { mark } : {}),
    })
  }

  function add(): void {
    const { market, side, size, entry, mark } = inputs
    change({ others: [...others, { market, size: side === 'long' ? -size : size, entry, mark }] })
  }

  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{say('calc.others')}</h2>
      {others.length === 0 ? (
        <p className={styles.muted}>{say('calc.othersNone')}</p>
      ) : (
        isIdle && <p className={styles.muted}>{say('calc.othersIdle')}</p>
      )}
      {others.length > 0 && (
        <div className={fields.rows} data-idle={isIdle || undefined}>
          {others.map((other, i) => (
            // Rows have no name of their own; they are added and taken away by their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Row key={i} n={i + 1} other={other} onChange={(patch) => put(i, patch)}>
              <button
                type="button"
                className={fields.remove}
                aria-label={say('calc.removeOther', { n: i + 1 })}
                onClick={() => change({ others: others.filter((_, k) => k !== i) })}
              >
                ✕
              </button>
            </Row>
          ))}
        </div>
      )}
      {others.length < MOST_OTHERS && (
        <button type="button" className={fields.button} onClick={add}>
          {say('calc.addOther')}
        </button>
      )}
    </section>
  )
}

interface RowProps {
  readonly n: number
  readonly other: OtherPosition
  readonly onChange: (patch: Partial<OtherPosition>) => void
  readonly children: React.ReactNode
}

function Row({ n, other, onChange, children }: RowProps) {
  const say = useWords()
  const locale = useLocale()
  const show = (value: number): string => numberText(value, locale, false)
  const price = { min: LIMITS.price[0], max: LIMITS.price[1], show }
  return (
    <div className={fields.row}>
      <TextField
        label={say('calc.otherMarket', { n })}
        value={other.market}
        onCommit={(market) => onChange({ market })}
      />
      <NumberField
        label={say('calc.otherSize', { n })}
        text={show(other.size)}
        min={-LIMITS.size[1]}
        max={LIMITS.size[1]}
        show={show}
        onCommit={(size) => size !== 0 && onChange({ size })}
      />
      <NumberField
        label={say('calc.otherEntry', { n })}
        text={show(other.entry)}
        {...price}
        onCommit={(entry) => onChange(other.mark === other.entry ? { entry, mark: entry } : { entry })}
      />
      <NumberField
        label={say('calc.otherMark', { n })}
        text={show(other.mark)}
        {...price}
        onCommit={(mark) => onChange({ mark })}
      />
      {children}
    </div>
  )
}
