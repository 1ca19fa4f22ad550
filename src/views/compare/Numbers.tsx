import type { Explainable } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { headlinesOf } from '../../viewmodel/compare.ts'
import { useFormat } from '../use-format.ts'
import styles from './Compare.module.css'

/** The headline numbers of a column; each answers "why?". */
export function Numbers({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const format = useFormat()
  const values = useLabState((state) => state.frame?.values ?? null)
  if (values === null) return null
  return (
    <table className={styles.numbers} data-testid="numbers">
      <caption>{say('compare.numbers')}</caption>
      <tbody>
        {headlinesOf(values, format).map(({ what, name, value }) => (
          <tr key={what}>
            <th scope="row">{say(name)}</th>
            <td>
              <button
                type="button"
                aria-label={say('compare.why', { what: say(name), value })}
                onClick={() => onWhy(what)}
              >
                {value}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
