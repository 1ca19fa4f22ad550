import { useState } from 'react'
import type { NumberShape } from '../../data/rulebook-shape.ts'
import { useLab } from '../../store/react.tsx'
import { useLocale } from '../../ui/locale-context.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Form.module.css'
import type { Unit } from './fields.ts'
import type { PartProps } from './form-context.tsx'
import { fieldOf, labelOf, useForm, usePart } from './form-context.tsx'
import { Wrong } from './Wrong.tsx'

interface Props extends PartProps<NumberShape> {
  /** In a cell of a table, whose header says the rest. */
  readonly cellLabel?: string
}

/** A number with the range that the checks allow; a share that a slider suits can be dragged. */
export function NumberPart(props: Props) {
  const { shape, keys, cellLabel } = props
  const say = useWords()
  const locale = useLocale()
  const { value, wrong, put } = usePart(keys)
  const { unit = 'amount', isSlid = false } = fieldOf(props) ?? {}
  const label = cellLabel ?? labelOf(props, say)
  const show = (number: number): string => written(number, unit, locale)
  const range = { low: show(shape.least), high: show(shape.most) }
  const hint = say(shape.isOpen ? 'edit.openRange' : 'edit.range', range)
  const common = {
    label,
    show,
    min: shape.least,
    max: shape.most,
    isMinOpen: shape.isOpen,
    isShare: unit === 'share',
  }
  if (isSlid && typeof value === 'number')
    return (
      <div className={styles.part}>
        <Slid {...{ keys, value, common }} />
        <p className={styles.hint}>{hint}</p>
        <Wrong problem={wrong} />
      </div>
    )
  return (
    <div className={cellLabel === undefined ? styles.number : styles.cell}>
      <NumberField
        {...common}
        text={typeof value === 'number' ? written(value, unit, locale) : ''}
        onCommit={put}
        {...(cellLabel === undefined ? { hint } : { isLabelHidden: true })}
      />
      <Wrong problem={wrong} />
    </div>
  )
}

interface SlidProps {
  readonly keys: Props['keys']
  readonly value: number
  readonly common: Pick<Parameters<typeof Slider>[0], 'label' | 'show' | 'min' | 'max'>
}

/** A slider that stays under the pointer also where what it comes to cannot be applied. */
function Slid({ keys, value, common }: SlidProps) {
  const lab = useLab()
  const { draft } = useForm()
  const [held, setHeld] = useState<number | null>(null)
  return (
    <Slider
      {...common}
      value={held ?? value}
      onPreview={(wanted) => {
        setHeld(wanted)
        draft.put(keys, wanted, 'preview')
      }}
      onCommit={(wanted) => {
        setHeld(null)
        draft.put(keys, wanted)
      }}
      onNudge={(wanted) => draft.put(keys, wanted, 'nudge')}
      onCancel={() => {
        setHeld(null)
        lab.cancel()
      }}
    />
  )
}

/** From here on a limit is written as a power of ten. */
const LARGE = 1e9
/** Digits of a number that is not whole; all of them stand in the JSON. */
const DIGITS = 7

function written(value: number, unit: Unit, locale: string): string {
  if (Math.abs(value) >= LARGE && Number.isInteger(Math.log10(Math.abs(value))))
    return value.toExponential().replace('+', '')
  const maximumSignificantDigits = Number.isInteger(value) ? 15 : DIGITS
  const style = unit === 'share' ? 'percent' : 'decimal'
  const text = new Intl.NumberFormat(locale, { style, maximumSignificantDigits }).format(value)
  return unit === 'times' ? `${text}×` : text
}
