import { useMemo } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { withHelpWords } from '../../words/help-words.ts'
import { KEYS } from '../keys.ts'
import { Sheet } from '../Sheet.tsx'
import styles from './Help.module.css'

/** Keyboard help, made from the table that the keys themselves are made from. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  const page = useWords()
  const say = useMemo(() => withHelpWords(page), [page])
  return (
    <Sheet title={say('app.helpLabel')} onClose={onClose}>
      <dl className={styles.keys}>
        {KEYS.map((key) => (
          <div key={key.shown}>
            <dt>
              <kbd>{key.shown}</kbd>
            </dt>
            <dd>{say(key.says)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
