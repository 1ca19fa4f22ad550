import { useState } from 'react'
import type { Preferences } from '../../store/preferences.ts'
import { applyPreferences, keepPreferences, readPreferences } from '../../store/preferences.ts'
import { useWords } from '../../ui/words-context.tsx'
import styles from './Header.module.css'

/** Theme and motion. */
export function Look() {
  const say = useWords()
  const [preferences, setPreferences] = useState(readPreferences)
  const change = (patch: Partial<Preferences>): void => {
    const next = { ...preferences, ...patch }
    setPreferences(next)
    keepPreferences(next)
    applyPreferences(next)
  }
  return (
    <details className={styles.menu}>
      <summary aria-label={say('app.lookLabel')}>{say('app.look')}</summary>
      <div className={styles.drop}>
        <label>
          {say('app.theme')}{' '}
          <select
            value={preferences.theme}
            onChange={(event) =>
              change({
                theme:
                  event.target.value === 'light' ? 'light' : event.target.value === 'dark' ? 'dark' : 'auto',
              })
            }
          >
            <option value="auto">{say('app.themeAuto')}</option>
            <option value="light">{say('app.themeLight')}</option>
            <option value="dark">{say('app.themeDark')}</option>
          </select>
        </label>
        <label>
          {say('app.motion')}{' '}
          <select
            value={preferences.motion}
            onChange={(event) => change({ motion: event.target.value === 'reduce' ? 'reduce' : 'auto' })}
          >
            <option value="auto">{say('app.motionAuto')}</option>
            <option value="reduce">{say('app.motionReduce')}</option>
          </select>
        </label>
      </div>
    </details>
  )
}
