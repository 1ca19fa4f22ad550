import type { DataTable } from '../../data/export/tables.ts'
import { useLocale } from '../../ui/locale-context.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Data.module.css'

/** Rows that are shown; a file holds all of them. */
const SHOWN = 200

/** The first rows of a table, for reading. */
export function Rows({ table }: { readonly table: DataTable }) {
  const say = useWords()
  const locale = useLocale()
  const names = Object.keys(table)
  const length = table[names[0] ?? '']?.length ?? 0
  const number = new Intl.NumberFormat(locale, { maximumSignificantDigits: 8 })
  const cell = (value: number | string | undefined): string =>
    typeof value === 'number' ? (Number.isFinite(value) ? number.format(value) : '–') : (value ?? '–')
  if (length === 0) return <p className={styles.muted}>{say('data.empty')}</p>
  return (
    <>
      <ScrollRegion className={styles.rows} label={say('data.title')}>
        <table>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.min(length, SHOWN) }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place, and never move
              <tr key={i}>
                {names.map((name) => (
                  <td key={name}>{cell(table[name]?.[i])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {length > SHOWN && (
        <p className={styles.muted}>{say('data.first', { shown: SHOWN, all: number.format(length) })}</p>
      )}
    </>
  )
}
