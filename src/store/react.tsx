import type { ReactNode } from 'react'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Lab, LabState } from './lab.ts'
import { shownScenario } from './lab.ts'

export { isAwaited, shownScenario } from './lab.ts'

const LabContext = createContext<Lab | null>(null)

/** Hands a lab down, so that two of them can share a page. */
export function LabProvider({ lab, children }: { readonly lab: Lab; readonly children: ReactNode }) {
  return <LabContext value={lab}>{children}</LabContext>
}

/** The lab of this part of the page. Throws outside a `LabProvider`. */
export function useLab(): Lab {
  const lab = useContext(LabContext)
  if (lab === null) throw new Error('useLab stands outside a LabProvider')
  return lab
}

/** A part of the lab's state; `select` returns a primitive or a reference that exists already. */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(useLab().store, select)
}

/** The market in view of what is shown. It stays the same object while only the price is dragged. */
export const shownMarket = (state: LabState) => {
  const { markets } = shownScenario(state)
  return markets[state.market] ?? markets[0]
}
