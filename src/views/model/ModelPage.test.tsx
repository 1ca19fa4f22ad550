// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { modelText } from '../../data/model-text.ts'
import { WordsProvider } from '../../ui/words-context.tsx'
import { createWords } from '../../words/words.ts'
import { pageProps } from '../page-props.test-kit.ts'
import { PreferencesProvider } from '../preferences-context.tsx'
import { ModelPage } from './ModelPage.tsx'

const RULES = modelText.sections.flatMap(({ rules }) => rules)
const kept: string[] = []

const page = (rest: string) => (
  <WordsProvider say={createWords()}>
    <PreferencesProvider>
      <ModelPage {...pageProps({ rest, keep: (to) => kept.push(to) })} />
    </PreferencesProvider>
  </WordsProvider>
)
const ruleOf = (id: string): HTMLElement => {
  const rule = document.getElementById(id)?.closest('article')
  if (rule === null || rule === undefined) throw new Error(`${id} is not on the page`)
  return rule
}

beforeEach(() => {
  kept.length = 0
})
afterEach(cleanup)

describe('the page of the model', () => {
  test('has an anchor for every rule and section, each once', () => {
    render(page(''))
    for (const id of [...RULES, ...modelText.sections].map((one) => one.id))
      expect(document.querySelectorAll(`[id="${id}"]`), id).toHaveLength(1)
    expect(screen.getAllByRole('article')).toHaveLength(RULES.length)
  })

  test('T2 gives 90.45, and lists its tests', () => {
    render(page('/T2'))
    expect(document.activeElement?.id).toBe('T2')
    const rule = within(ruleOf('T2'))
    expect(rule.getByText('90.45').tagName).toBe('STRONG')
    const { proofs } = RULES.find(({ id }) => id === 'T2') ?? { proofs: [] }
    expect(rule.getByText(`Proved by ${proofs.length} tests`)).toBeDefined()
    for (const { file } of proofs) expect(rule.getByText(file)).toBeDefined()
  })

  test('sets indices, and turns numbers of rules into links', () => {
    render(page(''))
    const rule = ruleOf('T2')
    expect([...rule.querySelectorAll('sub')].map((sub) => sub.textContent)).toContain('liq')
    expect(within(ruleOf('M6')).getByRole('link', { name: 'M7' }).getAttribute('href')).toBe('#/model/M7')
    expect(document.body.textContent).not.toMatch(/_\(|\*\*|`/)
  })

  test('a search leaves what has the words, says how many, and is kept in the address', () => {
    render(page(''))
    const field = screen.getByRole('searchbox', { name: 'Search the rules' })
    fireEvent.change(field, { target: { value: 'clawback' } })
    const left = screen.getAllByRole('article').length
    expect(left).toBeLessThan(RULES.length)
    expect(screen.getByText(`${left} rules of ${RULES.length}`)).toBeDefined()
    expect(kept).toEqual(['?q=clawback'])
    fireEvent.change(field, { target: { value: 'clawback zzz' } })
    expect(screen.getByText('No rule has these words')).toBeDefined()
  })

  test('a link that is followed ends a search that hides where it leads', () => {
    const { rerender } = render(page('?q=clawback'))
    expect(document.getElementById('M1')).toBeNull()
    rerender(page('/M1'))
    expect(document.activeElement?.id).toBe('M1')
  })

  test('what there is not is named', () => {
    render(page('/Z9'))
    expect(screen.getByRole('alert').textContent).toContain('Z9')
    expect(screen.getAllByRole('article')).toHaveLength(RULES.length)
  })
})
