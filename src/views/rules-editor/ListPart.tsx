import { useEffect, useRef, useState } from 'react'
import { partAt } from '../../data/keys.ts'
import type { VariantShape } from '../../data/rulebook-shape.ts'
import type { Filled } from '../../data/strategy.ts'
import { filledStrategy } from '../../data/strategy.ts'
import { useWords } from '../../ui/words-context.tsx'
import { Fields } from './Fields.tsx'
import styles from './Form.module.css'
import type { PartProps } from './form-context.tsx'
import { choiceOf, fieldOf, labelOf, useForm, usePart } from './form-context.tsx'
import { From } from './VariantPart.tsx'
import { Wrong } from './Wrong.tsx'

/** A list in which the order counts: layers of a waterfall, triggers. Each is there once at most. */
export function ListPart({ shape, keys, name }: PartProps<VariantShape>) {
  const say = useWords()
  const { venues } = useForm()
  const { value, wrong, put } = usePart(keys)
  const [wanted, setWanted] = useState('')
  const [filled, setFilled] = useState<Filled | null>(null)
  const list = useRef<HTMLDivElement>(null)
  /** The button that takes the focus once the list is as it shall be. */
  const next = useRef<string | null>(null)
  useEffect(() => {
    if (next.current === null) return
    const buttons = list.current?.querySelectorAll<HTMLElement>(next.current) ?? []
    next.current = null
    Array.from(buttons)
      .find((button) => !button.matches(':disabled'))
      ?.focus()
  })

  const items = Array.isArray(value) ? (value as readonly unknown[]) : []
  const field = fieldOf({ name: `${name}.${shape.by}` })
  const nameOf = (branch: unknown): string => choiceOf(field, `${branch}`, say)
  const present = items.map((item) => partAt(item, [shape.by]))
  const others = Object.keys(shape.branches).filter((branch) => !present.includes(branch))
  const adding = others.includes(wanted) ? wanted : others[0]
  const label = labelOf({ name }, say)

  function move(from: number, to: number): void {
    const does = to < from ? 'up' : 'down'
    // At the end of the list there is only the other way.
    next.current = `[data-at="${to}"] [data-does="${does}"], [data-at="${to}"] [data-does]`
    const moved = items.toSpliced(from, 1).toSpliced(to, 0, items[from])
    put(moved)
  }

  async function add(branch: string): Promise<void> {
    const made = filledStrategy(shape, branch, undefined, keys, await venues())
    setFilled(made)
    put([...items, made.value])
  }

  return (
    <div className={styles.part} ref={list}>
      {name.includes('.') && <h4 className={styles.caption}>{label}</h4>}
      <ol className={styles.list}>
        {items.map((item, i) => {
          const branch = partAt(item, [shape.by])
          const said = nameOf(branch)
          const chosen = shape.branches[`${branch}`]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list is what its buttons are about
            <li key={i} data-at={i}>
              <span className={styles.line}>
                <span>{say('edit.item', { number: i + 1, name: said })}</span>
                <span className={styles.buttons}>
                  <button
                    type="button"
                    data-does="up"
                    aria-label={say('edit.up', { name: said })}
                    disabled={i === 0}
                    onClick={() => move(i, i - 1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    data-does="down"
                    aria-label={say('edit.down', { name: said })}
                    disabled={i === items.length - 1}
                    onClick={() => move(i, i + 1)}
                  >
                    ↓
                  </button>
                  <button
                    type="button"
                    aria-label={say('edit.remove', { name: said })}
                    onClick={() => {
                      next.current = '[data-at] button, select'
                      put(items.toSpliced(i, 1))
                    }}
                  >
                    ✕
                  </button>
                </span>
              </span>
              {chosen !== undefined && (
                <Fields shape={chosen} keys={[...keys, i]} name={name} branch={`${branch}`} />
              )}
              <ItemWrong keys={[...keys, i]} />
            </li>
          )
        })}
      </ol>
      {adding !== undefined && (
        <span className={styles.line}>
          <select
            aria-label={say('edit.addWhat', { list: label })}
            value={adding}
            onChange={(event) => setWanted(event.target.value)}
          >
            {others.map((branch) => (
              <option key={branch} value={branch}>
                {nameOf(branch)}
              </option>
            ))}
          </select>
          <button type="button" className={styles.button} onClick={() => void add(adding)}>
            {say('edit.add')}
          </button>
        </span>
      )}
      {filled !== null && present.includes(`${filled.value[shape.by]}`) && <From filled={filled} />}
      <Wrong problem={wrong} />
    </div>
  )
}

/** What is wrong with an item as a whole, or with its being there. */
function ItemWrong({ keys }: Pick<PartProps<unknown>, 'keys'>) {
  const { wrong } = usePart(keys)
  return <Wrong problem={wrong} />
}
