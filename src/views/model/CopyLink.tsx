import { useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import type { Copy } from '../Copied.tsx'
import { Copied, copy } from '../Copied.tsx'
import { anchorHref } from './anchor.ts'
import styles from './Model.module.css'

/** Copies the address of a rule, and shows it, for a page that may not copy. */
export function CopyLink({ id }: { readonly id: string }) {
  const say = useWords()
  const [copied, setCopied] = useState<Copy | null>(null)

  async function toggle(): Promise<void> {
    if (copied !== null) return setCopied(null)
    setCopied(await copy('link', `${location.href.split('#')[0]}${anchorHref(id)}`))
  }

  return (
    <span className={styles.copy}>
      <button type="button" aria-label={say('model.copyOf', { id })} onClick={() => void toggle()}>
        {say('model.copy')}
      </button>
      <span role="status" className={styles.copied}>
        {copied !== null && <Copied copy={copied} />}
      </span>
    </span>
  )
}
