import type { ReactNode } from 'react'
import type { Rulebook } from '../../store/lab.ts'
import { useWords } from '../../ui/words-context.tsx'
import type { Statement } from '../../viewmodel/sheet/statement.ts'
import styles from './Rules.module.css'

export type Remark = Rulebook['remarks'][number]
type Source = Rulebook['sources'][number]

interface Props {
  readonly statement: Pick<Statement, 'text' | 'rules'>
  /** Null where there is nothing to be known: the sentence is about no part of the rulebook. */
  readonly remarks: readonly Remark[] | null
  readonly sources: readonly Source[]
  /** Before the sentence: the name of what it is about. */
  readonly name?: string
  /** Below the sentence: what it comes to. */
  readonly children?: ReactNode
}

/** A sentence of the sheet with the rules that compute it; beside it, where there is room, what is known of it and whence. */
export function StatementLine({ statement, remarks, sources, name, children }: Props) {
  const say = useWords()
  return (
    <div className={styles.statement}>
      <div className={styles.says}>
        <p>
          {name !== undefined && (
            <>
              <b>{name}</b>{' '}
            </>
          )}
          {statement.text}
          <span className={styles.rules}>
            {statement.rules.map((rule) => (
              <a key={rule} href={`#/model/${rule}`} aria-label={say('why.rule', { rule })}>
                {rule}
              </a>
            ))}
          </span>
        </p>
        {children}
      </div>
      {remarks !== null && <Notes remarks={remarks} sources={sources} />}
    </div>
  )
}

/** What is known of a statement; that nothing is, only where that takes no room of its own. */
function Notes({
  remarks,
  sources,
}: {
  readonly remarks: readonly Remark[]
  readonly sources: readonly Source[]
}) {
  const say = useWords()
  if (remarks.length === 0) return <p className={`${styles.notes} ${styles.silent}`}>{say('rules.silent')}</p>
  return (
    <div className={styles.notes}>
      {remarks.map((remark) => (
        <p key={remark.path}>
          <EvidenceMark evidence={remark.evidence} /> <RemarkText remark={remark} sources={sources} />
        </p>
      ))}
    </div>
  )
}

/** What a remark says, and where that was read. */
export function RemarkText({
  remark,
  sources,
}: {
  readonly remark: Remark
  readonly sources: readonly Source[]
}) {
  return (
    <>
      {remark.says}
      {sources
        .filter(({ key }) => remark.sources.includes(key))
        .map((source) => (
          <SourceKey key={source.key} source={source} />
        ))}
    </>
  )
}

function EvidenceMark({ evidence }: Pick<Remark, 'evidence'>) {
  const say = useWords()
  return (
    <span className={styles.mark} data-evidence={evidence}>
      {say('app.evidence', { evidence })}
    </span>
  )
}

function SourceKey({ source: { key, text, url } }: { readonly source: Source }) {
  return url === undefined ? (
    <span className={styles.key}>{key}</span>
  ) : (
    <a className={styles.key} href={url} rel="noreferrer" aria-label={`${key}: ${text}`}>
      {key}
    </a>
  )
}
