import { useState } from 'react'
import { useWords } from '../../ui/words-context.tsx'
import { late } from '../late.tsx'

const Look = late(async () => (await import('./Look.tsx')).Look)

/** The choice of appearance, fetched when its menu is first opened. */
export function LateLook() {
  const say = useWords()
  const [isLost, setLost] = useState(false)
  return isLost ? say('app.partLost') : <Look onLost={() => setLost(true)} />
}
