import type { ComponentType } from 'react'
import { useEffect, useRef, useState } from 'react'

/** What a part that comes late needs: to be told of when it does not come. */
interface Lost {
  readonly onLost: () => void
}

/**
 * A part of the page whose code is fetched when it is first shown. Unlike `lazy` it asks again the next time when it could
 * not be had, and the rest of the page stays.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props & Lost> {
  return function Late(props: Props & Lost) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(null)
    const { onLost } = props
    const lost = useRef(onLost)
    lost.current = onLost
    useEffect(() => {
      let isGone = false
      load().then(
        (part) => {
          if (!isGone) setPart(() => part)
        },
        () => {
          if (!isGone) lost.current()
        },
      )
      return () => {
        isGone = true
      }
    }, [])
    return Part === null ? null : <Part {...props} />
  }
}
