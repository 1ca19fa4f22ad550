import { late } from '../late.tsx'
import { useEditor } from './editor-context.tsx'

const RulesEditor = late(async () => (await import('./RulesEditor.tsx')).RulesEditor)

/** Where the editor of rules stands while it is open. */
export function EditorPlace() {
  const { isOpen, lost } = useEditor()
  return isOpen ? <RulesEditor onLost={lost} /> : null
}
