import type { ReactNode, RefObject } from 'react'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Own } from './use-draft.ts'

interface Editor {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
  /** The code of the editor could not be fetched. */
  readonly lost: () => void
  /** What is written and not applied outlives the panel. */
  readonly kept: RefObject<Own | null>
}

const EditorContext = createContext<Editor | null>(null)

interface Props {
  readonly children: ReactNode
  readonly onLost: () => void
}

/** Holds whether the rules are being edited, and gives the focus back to what opened the editor. */
export function EditorProvider({ children, onLost }: Props) {
  const [isOpen, setOpen] = useState(false)
  const kept = useRef<Own | null>(null)
  const opener = useRef<Element | null>(null)
  const tell = useRef(onLost)
  tell.current = onLost
  const open = useCallback(() => {
    opener.current = document.activeElement
    setOpen(true)
  }, [])
  const close = useCallback(() => setOpen(false), [])
  const lost = useCallback(() => {
    setOpen(false)
    tell.current()
  }, [])
  useEffect(() => {
    // What opened it is hidden while it is open.
    if (!isOpen && opener.current instanceof HTMLElement) opener.current.focus()
  }, [isOpen])
  const editor = useMemo(() => ({ isOpen, open, close, lost, kept }), [isOpen, open, close, lost])
  return <EditorContext value={editor}>{children}</EditorContext>
}

/** The editor of rules of this part of the page. Throws outside an `EditorProvider`. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (editor === null) throw new Error('useEditor stands outside an EditorProvider')
  return editor
}
