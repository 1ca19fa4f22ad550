import { act, render } from '@testing-library/react'
import type { ReactElement } from 'react'
import type { Scenario } from '../engine/scenario.ts'
import type { Bench } from '../store/lab.test-kit.ts'
import { openLab } from '../store/lab.test-kit.ts'
import { LabProvider } from '../store/react.tsx'
import { LocaleProvider } from '../ui/locale-context.tsx'
import { WordsProvider } from '../ui/words-context.tsx'
import { createWords } from '../words/words.ts'

const say = createWords()

/** Puts a view around a lab on the real session. `settle` lets the engine answer and the page repaint. */
export function showIn(
  element: ReactElement,
  scenario: Scenario,
  options: Parameters<typeof openLab>[1] = {},
) {
  const bench: Bench = openLab(scenario, options)
  const around = (inner: ReactElement) => (
    <WordsProvider say={say}>
      <LocaleProvider locale="en">
        <LabProvider lab={bench.lab}>{inner}</LabProvider>
      </LocaleProvider>
    </WordsProvider>
  )
  const shown = render(around(element))
  return {
    ...bench,
    again: (inner: ReactElement) => shown.rerender(around(inner)),
    unmount: shown.unmount,
    settle: (what: () => void = () => undefined) =>
      act(async () => {
        what()
        bench.room.settle()
      }),
  }
}
