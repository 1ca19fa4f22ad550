import { useEffect, useState } from 'react'
import { useStory } from '../use-story.ts'

/** Polite announcements are at least this far apart; the last one wins. */
const ANNOUNCE_MS = 1500

/**
 * What happened, for screen readers to say as it happens. Apart from the panel that shows it, for that may be behind a
 * tab, and a live region is heard only if it was there before its text.
 */
export function Spoken() {
  const text = useStory()
    .map((sentence) => sentence.text)
    .join(' ')
  return (
    <p className="hidden" aria-live="polite">
      {useDelayed(text)}
    </p>
  )
}

/** The newest text, not sooner than the last one has had its time. */
function useDelayed(text: string): string {
  const [shown, setShown] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setShown(text), ANNOUNCE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return shown
}
