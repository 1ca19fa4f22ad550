import type { ObjectShape } from '../../data/rulebook-shape.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Form.module.css'
import type { PartProps } from './form-context.tsx'
import { labelOf, usePart } from './form-context.tsx'
import { NumberPart } from './NumberPart.tsx'
import { Wrong } from './Wrong.tsx'

/** Tiers: a row each, the lowest first. A new one is like the last, from where is left to be said. */
export function RowsPart({ shape, keys, name }: PartProps<ObjectShape>) {
  const say = useWords()
  const { value, wrong, put } = usePart(keys)
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : []
  const columns = Object.entries(shape.fields)
  const [first] = columns
  const headOf = (field: string): string => labelOf({ name: `${name}.${field}` }, say)
  return (
    <div className={styles.part}>
      <table className={styles.rows}>
        <thead>
          <tr>
            {columns.map(([field]) => (
              <th key={field} scope="col">
                {headOf(field)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((_row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place in the table
            <tr key={i}>
              {columns.map(([field, inner]) => (
                <td key={field}>
                  {inner.kind === 'number' && (
                    <NumberPart
                      shape={inner}
                      keys={[...keys, i, field]}
                      name={`${name}.${field}`}
                      cellLabel={say('edit.tier', { number: i + 1, field: headOf(field) })}
                    />
                  )}
                </td>
              ))}
              <td>
                <button
                  type="button"
                  aria-label={say('edit.removeTier', { number: i + 1 })}
                  disabled={rows.length === 1}
                  onClick={() => put(rows.toSpliced(i, 1))}
                >
                  ✕
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className={styles.button}
        onClick={() => {
          const last = rows[rows.length - 1]
          put([...rows, { ...(last as object), ...(first === undefined ? {} : { [first[0]]: null }) }]) // a row, or none
        }}
      >
        {say('edit.addTier')}
      </button>
      <Wrong problem={wrong} />
    </div>
  )
}
