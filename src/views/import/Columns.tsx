import type { Field } from '../../data/import/columns.ts'
import { FIELDS, isUnused } from '../../data/import/columns.ts'
import type { Grid } from '../../data/import/grid.ts'
import type { Options } from '../../data/import/options.ts'
import type { Missing } from '../../data/import/plan.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { WordId } from '../../words/words.ts'
import styles from './Import.module.css'

interface Props {
  readonly grid: Grid
  readonly options: Options
  readonly missing: readonly Missing[]
  readonly onChange: (patch: Partial<Options>) => void
}

const NEEDED: Partial<Record<Field, readonly [Missing, WordId]>> = {
  size: ['size', 'import.needSize'],
  entry: ['entry', 'import.needEntry'],
  cash: ['money', 'import.needMoney'],
}

/** Which column says what, in which unit: guessed, and corrected here. */
export function Columns({ grid, options, missing, onChange }: Props) {
  const say = useWords()
  return (
    <section className={styles.part} aria-labelledby="import-columns">
      <h3 id="import-columns">{say('import.columns')}</h3>
      <div className={styles.fields}>
        {FIELDS.map((field) => (
          <ColumnChoice
            key={field}
            field={field}
            grid={grid}
            options={options}
            isMissing={missing.includes(NEEDED[field]?.[0] ?? 'symbol') && NEEDED[field] !== undefined}
            onChange={onChange}
          />
        ))}
      </div>
    </section>
  )
}

interface ChoiceProps extends Omit<Props, 'missing'> {
  readonly field: Field
  readonly isMissing: boolean
}

function ColumnChoice({ field, grid, options, isMissing, onChange }: ChoiceProps) {
  const say = useWords()
  const { columns } = options
  const unit = unitOf(field, options)
  const note = `import-note-${field}`
  const needed = NEEDED[field]
  const remark =
    isMissing && needed !== undefined
      ? `⚠ ${say(needed[1])}`
      : columns[field] !== null && isUnused(columns, field)
        ? say('import.unused')
        : null
  const example = grid.rows[0]
  return (
    <div className={styles.field}>
      <label htmlFor={`import-${field}`}>
        {say(`import.${field}`)}
        {unit !== null && (
          <span className={styles.unit}>
            {field === 'equity' || field === 'cash'
              ? say('import.unitOfAccount', { unit: say(unit) })
              : say(unit)}
          </span>
        )}
      </label>
      <select
        id={`import-${field}`}
        value={columns[field] ?? ''}
        aria-invalid={isMissing}
        aria-describedby={remark === null ? undefined : note}
        onChange={({ target }) =>
          onChange({ columns: { ...columns, [field]: target.value === '' ? null : Number(target.value) } })
        }
      >
        <option value="">{say('import.none')}</option>
        {grid.headers.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name; their place tells them apart
          <option key={at} value={at}>
            {say('import.example', { name, value: example?.[at] ?? '' })}
          </option>
        ))}
      </select>
      {remark !== null && (
        <span id={note} className={isMissing ? styles.wrong : styles.muted}>
          {remark}
        </span>
      )}
    </div>
  )
}

/** The unit in which a field is read; money of inverse contracts is in the coin that they settle in. */
function unitOf(field: Field, { payoff }: Options): WordId | null {
  const isLinear = payoff === 'linear'
  switch (field) {
    case 'side':
      return 'import.unitSide'
    case 'size':
      return isLinear ? 'import.unitBase' : 'import.unitFace'
    case 'notional':
      return 'import.unitQuote'
    case 'entry':
    case 'mark':
      return 'import.unitPrice'
    case 'profit':
    case 'cash':
    case 'equity':
      return isLinear ? 'import.unitQuote' : 'import.unitCoin'
    case 'percent':
      return 'import.unitPercent'
    case 'mode':
      return 'import.unitMode'
    default:
      return null
  }
}
