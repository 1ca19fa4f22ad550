import '@fontsource-variable/instrument-sans/index.css'
import '@fontsource-variable/newsreader/index.css'
import '../ui/theme.css'
import { createRoot } from 'react-dom/client'
import { applyPreferences, readPreferences } from '../store/preferences.ts'
import { App } from './App.tsx'

applyPreferences(readPreferences())
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(<App />)
