import { useWords } from '../ui/words-context.tsx'

/** What was to be put on the clipboard, and whether it is there. */
export interface Copy {
  readonly kind: 'link' | 'scenario'
  readonly text: string
  readonly isCopied: boolean
}

/** Puts a text on the clipboard, if the page may; never throws. */
export async function copy(kind: Copy['kind'], text: string): Promise<Copy> {
  try {
    await navigator.clipboard.writeText(text)
    return { kind, text, isCopied: true }
  } catch {
    return { kind, text, isCopied: false }
  }
}

/** Says what has been copied and shows it, to copy by hand where the page may not. */
export function Copied({ copy: { kind, text, isCopied } }: { readonly copy: Copy }) {
  const say = useWords()
  return (
    <>
      {say(isCopied ? 'app.copied' : 'app.copyThis', { kind })}
      <input
        readOnly
        aria-label={say('app.copyText', { kind })}
        value={text}
        onFocus={(event) => event.target.select()}
      />
    </>
  )
}
