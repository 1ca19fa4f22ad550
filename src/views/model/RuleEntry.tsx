import type { ModelRule, Proof } from '../../data/model-text.ts'
import { useWords } from '../../ui/words-context.tsx'
import { anchorHref } from './anchor.ts'
import { CopyLink } from './CopyLink.tsx'
import styles from './Model.module.css'
import { Prose } from './Prose.tsx'

interface Props {
  readonly rule: ModelRule
  /** The address leads to it: its tests are open. */
  readonly isMeant: boolean
}

/** A rule: its number, its text, where it comes from, and the tests that prove it. */
export function RuleEntry({ rule: { id, title, blocks, proofs }, isMeant }: Props) {
  const notes = blocks.filter((block) => block.kind === 'note')
  return (
    <article className={styles.rule} data-meant={isMeant || undefined}>
      <div className={styles.ruleHead}>
        <h3 id={id} tabIndex={-1}>
          <a href={anchorHref(id)}>{id}</a> {title}
        </h3>
        <CopyLink id={id} />
      </div>
      <div className={styles.text}>
        <Prose of={id} blocks={blocks.filter((block) => block.kind !== 'note')} />
        <Proofs key={`${isMeant}`} proofs={proofs} isOpen={isMeant} />
      </div>
      {notes.length > 0 && (
        <div className={styles.notes}>
          <Prose of={id} blocks={notes} />
        </div>
      )}
    </article>
  )
}

/** The tests of a rule, by file. */
function Proofs({ proofs, isOpen }: { readonly proofs: readonly Proof[]; readonly isOpen: boolean }) {
  const say = useWords()
  const files = [...new Set(proofs.map(({ file }) => file))]
  return (
    <details className={styles.proofs} open={isOpen}>
      <summary>{say('model.proved', { count: proofs.length })}</summary>
      <dl>
        {files.map((file) => (
          <div key={file}>
            <dt>{file}</dt>
            {[...new Set(proofs.filter((proof) => proof.file === file).map(({ title }) => title))].map(
              (title) => (
                <dd key={title}>{title}</dd>
              ),
            )}
          </div>
        ))}
      </dl>
    </details>
  )
}
