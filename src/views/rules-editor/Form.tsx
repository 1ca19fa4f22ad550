import { rulebookShape } from '../../data/rulebook-shape.ts'
import { useVenues } from '../../data/use-catalogue.ts'
import { shownMarket, useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Form.module.css'
import { GROUPS } from './fields.ts'
import { FormProvider } from './form-context.tsx'
import { Part } from './Part.tsx'
import type { Draft } from './use-draft.ts'
import { valueIn } from './use-draft.ts'

/** The rulebook as a form, group by group. While the text is no JSON there is nothing to show. */
export function Form({ draft }: { readonly draft: Draft }) {
  const say = useWords()
  const venues = useVenues()
  const symbol = useLabState((state) => shownMarket(state)?.symbol ?? '')
  if (draft.data === undefined) return <p className={styles.hint}>{say('edit.unreadable')}</p>
  const { fields, optional } = rulebookShape
  return (
    <FormProvider value={{ draft, venues, symbol, Part }}>
      {GROUPS.map(({ title, parts }) => {
        const shown = parts.flatMap((part) => {
          const shape = fields[part]
          const isLeftOut = optional.includes(part) && valueIn(draft, [part]) === undefined
          return shape === undefined || isLeftOut ? [] : [{ part, shape }]
        })
        return shown.length === 0 ? null : (
          <section key={title} className={styles.group} aria-label={say(title)}>
            <h3>{say(title)}</h3>
            {shown.map(({ part, shape }) => (
              <Part key={part} shape={shape} keys={[part]} name={part} />
            ))}
          </section>
        )
      })}
      <p className={styles.hint}>{say('edit.rest')}</p>
    </FormProvider>
  )
}
