import { changesOf } from '../../data/changes.ts'
import { pathOf } from '../../data/keys.ts'
import { useBase } from '../../data/variant.ts'
import type { Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { Say } from '../../words/words.ts'
import type { PageProps } from '../page/pages.ts'
import { Part } from './Part.tsx'
import styles from './Rules.module.css'
import { useRulebook } from './use-rulebook.ts'

/** Longest value that is written out. */
const LONGEST = 90

interface Props extends Pick<PageProps, 'rulebookFile'> {
  readonly rulebook: Rulebook
}

/** What a variant says otherwise than its base; nothing for a rulebook that stands by itself. */
export function Changes({ rulebook, rulebookFile }: Props) {
  const say = useWords()
  const base = useRulebook(useBase(rulebook.id), rulebookFile)
  if (base === null || 'reason' in base) return null
  return (
    <Part title={say('rules.changes')}>
      <p className={styles.lead}>{say('rules.changesLead', { name: base.rulebook.name })}</p>
      <dl className={styles.remarks}>
        {changesOf(rulesOf(base.rulebook), rulesOf(rulebook)).map(({ keys, before, after }) => (
          <div key={pathOf(keys)}>
            <dt>
              <code>{pathOf(keys)}</code>
            </dt>
            <dd>{say('rules.change', { was: valueText(before, say), now: valueText(after, say) })}</dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}

/** What a rulebook decides: not what it is called, nor what is said about it. */
function rulesOf({
  id: _id,
  name: _name,
  sources: _sources,
  remarks: _remarks,
  ...rules
}: Rulebook): unknown {
  return rules
}

function valueText(value: unknown, say: Say): string {
  if (value === undefined) return say('rules.none')
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length <= LONGEST ? text : say('rules.entries', { count: Object.keys(value as object).length }) // a long text of JSON is a list or an object
}
