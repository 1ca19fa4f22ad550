import { fireEvent, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import { vi } from 'vitest'
import { createWords } from '../words/words.ts'
import { LocaleProvider } from './locale-context.tsx'
import { WordsProvider } from './words-context.tsx'

const say = createWords()

/** Puts an element on a page with words and a locale. */
export function show(element: ReactElement, locale = 'en') {
  const around = (inner: ReactElement) => (
    <WordsProvider say={say}>
      <LocaleProvider locale={locale}>{inner}</LocaleProvider>
    </WordsProvider>
  )
  const shown = render(around(element))
  return { ...shown, again: (inner: ReactElement) => shown.rerender(around(inner)) }
}

/** From here on a frame of the page comes as soon as it is asked for: every move is told. */
export function paintAtOnce(): void {
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((then) => {
    then(0)
    return 0
  })
}

interface At {
  readonly x?: number
  readonly y?: number
  readonly id?: number
  readonly alt?: boolean
}

/** A finger or a mouse on an element. The first finger has the id 1 and is the primary one. */
export function pointer(type: 'Down' | 'Move' | 'Up' | 'Cancel', on: Element, at: At = {}): void {
  const { x = 0, y = 0, id = 1, alt = false } = at
  const init = {
    pointerId: id,
    isPrimary: id === 1,
    button: 0,
    clientX: x,
    clientY: y,
    altKey: alt,
    bubbles: true,
  }
  fireEvent[`pointer${type}`](on, init)
}
