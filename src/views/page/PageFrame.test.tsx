// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { WordsProvider } from '../../ui/words-context.tsx'
import { createWords } from '../../words/words.ts'
import { PreferencesProvider } from '../preferences-context.tsx'
import { PageFrame } from './PageFrame.tsx'

afterEach(cleanup)

const frame = (title: string) => (
  <WordsProvider say={createWords()}>
    <PreferencesProvider>
      <PageFrame place="rules" title={title} labHref="#/lab/crowd">
        <input aria-label="field" />
      </PageFrame>
    </PreferencesProvider>
  </WordsProvider>
)

test('a page that is arrived at has the focus on its title, and the next one on its own', () => {
  const { rerender } = render(frame('Rulebooks'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Rulebooks' }))
  expect(document.title).toBe('Rulebooks · Plimsoll')
  screen.getByRole('heading', { name: 'Rulebooks' }).blur()
  rerender(frame('Hyperliquid'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Hyperliquid' }))
})

test('a focus that somebody has is left where it is', () => {
  const { rerender } = render(frame('Rulebooks'))
  const field = screen.getByRole('textbox', { name: 'field' })
  field.focus()
  rerender(frame('Hyperliquid'))
  expect(document.activeElement).toBe(field)
  expect(screen.getByRole('link', { name: 'Lab' }).getAttribute('href')).toBe('#/lab/crowd')
})
