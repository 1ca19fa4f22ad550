import type { Explanation } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import { inUnit } from '../../viewmodel/why.ts'
import { decimalsOf } from '../../words/decimals.ts'
import { useFormat } from '../use-format.ts'
import styles from './Why.module.css'

interface Props {
  readonly units: NonNullable<Explanation['units']>
  readonly printed: number | null
  readonly unit: Explanation['unit']
}

/** How the venue counts in this market, and what it prints of the number. */
export function Counted({ units, printed, unit }: Props) {
  const say = useWords()
  const format = useFormat()
  const { kind, contract, settles, tick } = units
  const exact = (value: number): string => format.plain(value, decimalsOf(value))
  const onTick = printed === null ? '' : format.plain(printed, decimalsOf(tick))
  return (
    <p className={styles.rule} data-testid="why-units">
      {printed !== null &&
        `${say('why.printed', { value: unit === 'price' ? onTick : inUnit(printed, unit, format) })} `}
      {say('why.units', { kind, contract: exact(contract), settles, tick: exact(tick) })}
    </p>
  )
}
