import type { ReactNode } from 'react'
import { createContext, useContext, useMemo, useState } from 'react'

interface Lock {
  readonly isLocked: boolean
  readonly setLocked: (isLocked: boolean) => void
}

const LockContext = createContext<Lock>({ isLocked: false, setLocked: () => undefined })

/** Whether the reader's leverage is locked: then a pull on the liquidation line moves margin instead. */
export function LockProvider({ children }: { readonly children: ReactNode }) {
  const [isLocked, setLocked] = useState(false)
  const lock = useMemo(() => ({ isLocked, setLocked }), [isLocked])
  return <LockContext value={lock}>{children}</LockContext>
}

export function useLock(): Lock {
  return useContext(LockContext)
}
