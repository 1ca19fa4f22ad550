import { useRef, useState } from 'react'
import type { VariantShape } from '../../data/rulebook-shape.ts'
import type { Filled } from '../../data/strategy.ts'
import { filledStrategy } from '../../data/strategy.ts'
import { useWords } from '../../ui/words-context.tsx'
import { Fields } from './Fields.tsx'
import styles from './Form.module.css'
import type { PartProps } from './form-context.tsx'
import { choiceOf, fieldOf, labelOf, useForm, usePart } from './form-context.tsx'
import { Select } from './SmallParts.tsx'
import { Wrong } from './Wrong.tsx'

/** A strategy and its numbers. Another one comes with the numbers of a venue that uses it, which is said. */
export function VariantPart({ shape, keys, name }: PartProps<VariantShape>) {
  const say = useWords()
  const { venues } = useForm()
  const { value, wrong, put } = usePart(keys)
  const { value: branch, wrong: wrongBranch } = usePart([...keys, shape.by])
  const [filled, setFilled] = useState<Filled | null>(null)
  const newest = useRef('')
  const part = { name: `${name}.${shape.by}` }

  async function choose(wanted: string): Promise<void> {
    newest.current = wanted
    const next = filledStrategy(shape, wanted, value, keys, await venues())
    // Another one may have been chosen while the files were loading.
    if (newest.current !== wanted) return
    setFilled(next)
    put(next.value)
  }

  const chosen = typeof branch === 'string' ? shape.branches[branch] : undefined
  return (
    <>
      <Select
        label={labelOf(part, say)}
        value={branch}
        choices={Object.keys(shape.branches)}
        say={(choice) => choiceOf(fieldOf(part), choice, say)}
        onChoose={(wanted) => void choose(wanted)}
      >
        {filled !== null && filled.value[shape.by] === branch && <From filled={filled} />}
        <Wrong problem={wrong ?? wrongBranch} />
      </Select>
      {chosen !== undefined && <Fields shape={chosen} keys={keys} name={name} branch={`${branch}`} />}
    </>
  )
}

/** Where the numbers of a new strategy come from. */
export function From({ filled: { by, venue } }: { readonly filled: Filled }) {
  const say = useWords()
  if (by === 'nobody') return null
  return (
    <p role="status" className={styles.hint}>
      {by === 'venue' ? say('edit.fromVenue', { venue }) : say('edit.fromLeast')}
    </p>
  )
}
