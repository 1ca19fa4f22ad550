import '@fontsource-variable/instrument-sans/index.css'
import '@fontsource-variable/newsreader/index.css'
import '../ui/theme.css'
import { createRoot } from 'react-dom/client'
import { applyPreferences, readPreferences } from '../store/preferences.ts'
import { App } from './App.tsx'

applyPreferences(readPreferences())
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
/** What the page showed before any script ran makes way for the real thing. */
const removePlate = (): void => document.getElementById('plate')?.remove()

createRoot(root).render(<App onReady={removePlate} />)
