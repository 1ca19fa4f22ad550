import { useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Header.module.css'

/** Copies the link that reproduces what is on screen, and shows it, for a page that may not copy. */
export function ShareButton({ onShare }: { readonly onShare: () => Promise<string> }) {
  const say = useWords()
  const [link, setLink] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  return (
    <span className={styles.menu}>
      <button
        type="button"
        onClick={async () => {
          const text = await onShare()
          setLink(link === null ? text : null)
          // A page without the permission still shows the link to copy.
          setCopied(
            await navigator.clipboard?.writeText(text).then(
              () => true,
              () => false,
            ),
          )
        }}
      >
        {say('app.share')}
      </button>
      {link !== null && (
        <span className={styles.drop} role="status">
          {isCopied ? say('app.copied') : say('app.linkHere')}
          <input
            readOnly
            aria-label={say('app.share')}
            value={link}
            onFocus={(event) => event.target.select()}
          />
        </span>
      )}
    </span>
  )
}
