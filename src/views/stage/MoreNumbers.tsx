import { useState } from 'react'
import type { Explainable } from '../../store/lab.ts'
import { useLabState } from '../../store/react.tsx'
import { useWords } from '../../ui/words-context.tsx'
import { Menu } from '../header/Menu.tsx'
import { late } from '../late.tsx'

const Numbers = late(async () => (await import('./Numbers.tsx')).Numbers)

/** A menu of numbers that have no room in the picture. */
export function MoreNumbers({ onWhy }: { readonly onWhy: (what: Explainable) => void }) {
  const say = useWords()
  const [isLost, setLost] = useState(false)
  const hasFrame = useLabState((state) => state.frame !== null)
  if (!hasFrame) return null
  return (
    <Menu label={say('stage.moreNumbers')} shown="⋯" isSmall>
      {isLost ? say('app.partLost') : <Numbers onWhy={onWhy} onLost={() => setLost(true)} />}
    </Menu>
  )
}
