// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { firstScreen } from '../../data/first-screen.ts'
import { partAt } from '../../data/keys.ts'
import { rulebookText } from '../../data/rulebook-text.ts'
import { publicRulebook } from '../../data/rulebooks.test-kit.ts'
import { setMark } from '../../store/edits.ts'
import { showIn } from '../bench.test-kit.tsx'
import { EditorPlace } from './EditorPlace.tsx'
import { EditorProvider, useEditor } from './editor-context.tsx'

// A machine that is shared may take its time over a file.
configure({ asyncUtilTimeout: 20_000 })

const file = (path: string): string =>
  readFileSync(join(import.meta.dirname, `../../../public/${path}`), 'utf8')

/** What the catalogue lists, where a test wants it shorter than it is. */
let listed: readonly string[] | null = null

beforeAll(() => {
  vi.stubGlobal('fetch', async (path: string) => {
    try {
      if (listed !== null && path.endsWith('rulebooks/index.json'))
        return Response.json(listed.map((id) => ({ id, name: id })))
      return new Response(file(path.replace('./', '')))
    } catch {
      return new Response('', { status: 404 })
    }
  })
})
afterEach(() => {
  cleanup()
  listed = null
})
afterAll(() => vi.unstubAllGlobals())

function Door() {
  const { open } = useEditor()
  return (
    <button type="button" onClick={open}>
      door
    </button>
  )
}

/** The editor, open, over a lab under a rulebook of the project. */
async function openEditor(id = 'hyperliquid') {
  const scenario = { ...firstScreen(), rulebook: await publicRulebook(id) }
  const shown = showIn(
    <QueryClientProvider client={new QueryClient()}>
      <EditorProvider onLost={() => undefined}>
        <Door />
        <EditorPlace />
      </EditorProvider>
    </QueryClientProvider>,
    scenario,
  )
  await shown.settle()
  const door = screen.getByRole('button', { name: 'door' })
  door.focus()
  fireEvent.click(door)
  await screen.findByRole('heading', { name: 'Edit the rules' })
  await screen.findByText('None: it is as its file says.')
  const rules = () => shown.lab.store.getState().scenario.rulebook
  return { ...shown, rules, at: (...keys: (string | number)[]) => partAt(rules(), keys) }
}

const json = (): HTMLTextAreaElement => {
  fireEvent.click(screen.getByRole('tab', { name: 'JSON' }))
  return screen.getByRole('textbox', { name: /whole rulebook/ }) as HTMLTextAreaElement // it is one
}
const form = () => fireEvent.click(screen.getByRole('tab', { name: 'Form' }))
const problems = () => screen.getByTestId('edit-problems').textContent
const changes = () =>
  within(screen.getByTestId('edit-changes'))
    .getAllByRole('listitem')
    .map((item) => item.textContent)

/** Types a text into a field of the form. */
function enter(name: string | RegExp, text: string): void {
  const field = screen.getByRole('textbox', { name })
  fireEvent.change(field, { target: { value: text } })
  fireEvent.keyDown(field, { key: 'Enter' })
}
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } })

/** Writes the text of the rulebook anew, and leaves it. */
function write(change: (text: string) => string): void {
  const area = json()
  fireEvent.change(area, { target: { value: change(area.value) } })
  fireEvent.blur(area)
}

describe('form and JSON are two views of one draft', () => {
  test('a number of the form is in the JSON, in the lab and among the changes; undo takes it back', async () => {
    const { at, lab, settle, digest } = await openEditor()
    await settle(() => lab.commit(setMark(0, 80)))
    const before = digest()
    fireEvent.click(screen.getByRole('button', { name: /^First tranche: 20%/ }))
    enter('First tranche', '50')
    expect(at('procedure', 'fraction')).toBe(0.5)
    expect(json().value).toContain('"fraction": 0.5,')
    expect(changes()).toEqual(['procedure.fraction0.2 → 0.5put back'])
    await settle()
    await settle(() => lab.undo())
    expect(at('procedure', 'fraction')).toBe(0.2)
    expect(json().value).toContain('"fraction": 0.2,')
    expect(digest()).toBe(before)
  })

  test('what is typed as JSON is in the form, and the text stays as it was typed', async () => {
    const { at } = await openEditor()
    write((text) => text.replace('"fraction": 0.2', '"fraction":    0.35'))
    expect(at('procedure', 'fraction')).toBe(0.35)
    expect(json().value).toContain('"fraction":    0.35')
    form()
    expect(screen.getByRole('button', { name: 'First tranche: 35%' })).toBeTruthy()
  })

  test('typing is read after a pause; each right state is one entry in undo', async () => {
    const { at, state } = await openEditor()
    vi.useFakeTimers()
    const area = json()
    for (const fraction of ['0', '0.', '0.4', '0.45'])
      fireEvent.change(area, {
        target: { value: area.value.replace(/"fraction": [\d.]*/, `"fraction": ${fraction}`) },
      })
    expect(at('procedure', 'fraction')).toBe(0.2)
    act(() => void vi.advanceTimersByTime(500))
    vi.useRealTimers()
    expect(at('procedure', 'fraction')).toBe(0.45)
    expect(state().past.length).toBe(1)
  })
})

describe('what is wrong', () => {
  test('is named by path, value and what is allowed, and changes nothing', async () => {
    const { rules, state } = await openEditor('textbook')
    const before = rules()
    write((text) => text.replace('"rate": 0.005', '"rate": 2'))
    expect(problems()).toContain('margin.rate is 2; allowed: 0 to 1.')
    expect(rules()).toBe(before)
    expect(state().past).toEqual([])
    form()
    expect(screen.getByText('⚠ 2 cannot be; allowed: 0 to 1.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Back to what is applied' }))
    expect(problems()).toBe('')
    expect(json().value).toBe(rulebookText(before))
  })

  test('in the form names the range beside the field', async () => {
    const { rules } = await openEditor()
    const before = rules()
    fireEvent.click(screen.getByRole('button', { name: /^First tranche: / }))
    enter('First tranche', '0')
    expect(screen.getByRole('alert').textContent).toBe('⚠ 0 cannot be used; above 0%, at most 100%.')
    expect(rules()).toBe(before)
  })

  test('a text that is no JSON: line and column', async () => {
    await openEditor('textbook')
    write((text) => text.replace('"version": 1,', '"version": one,'))
    expect(problems()).toContain('Line 2, column 14: one, cannot stand here; JSON is allowed.')
    form()
    expect(screen.getByText(/The text is no JSON now/)).toBeTruthy()
  })

  test('between two fields waits until both are right', async () => {
    const { rules, at } = await openEditor('textbook')
    const before = rules()
    enter('Maintenance rate', '5')
    expect(problems()).toContain('margin.maxLeverage is 125; allowed: at most 1 / 0.05, the rate.')
    expect(rules()).toBe(before)
    enter('Highest leverage', '20')
    expect(problems()).toBe('')
    expect([at('margin', 'rate'), at('margin', 'maxLeverage')]).toEqual([0.05, 20])
  })

  test('is still there when the editor is opened again', async () => {
    await openEditor('textbook')
    write((text) => text.replace('"rate": 0.005', '"rate": 2'))
    fireEvent.click(screen.getByRole('button', { name: 'Close the editor' }))
    expect(screen.queryByTestId('edit-problems')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'door' }))
    await screen.findByRole('heading', { name: 'Edit the rules' })
    expect(problems()).toContain('margin.rate is 2')
  })

  test('is not lost to a burst of keys that was still open', async () => {
    const { at } = await openEditor()
    fireEvent.keyDown(screen.getByRole('slider', { name: 'First tranche' }), { key: 'PageUp' })
    fireEvent.click(screen.getByRole('button', { name: 'Add a tier' }))
    expect(at('procedure', 'fraction')).toBe(0.3)
    expect(problems()).toContain('margin.tiers.BTC[2].floor is null; allowed: a number.')
  })
})

describe('a strategy', () => {
  test('comes with the numbers of a venue that uses it, which is said; stray remarks go', async () => {
    const { rules } = await openEditor()
    choose('Model', 'flat')
    await waitFor(() => expect(rules().margin.model).toBe('flat'))
    expect(rules().margin).toMatchObject({ rate: 0.005, maxLeverage: 125, closingFee: 0 })
    expect(screen.getByText('Numbers as at Textbook venue.')).toBeTruthy()
    expect(rules().remarks.map(({ path }) => path)).not.toContain('margin.tiers')
    expect(problems()).toBe('')
  })

  test('that nobody uses has the least numbers, and blanks that must be filled', async () => {
    listed = ['textbook', 'hyperliquid', 'binance-usdm']
    const { rules } = await openEditor()
    const before = rules()
    const group = within(screen.getByRole('region', { name: 'Deleveraging' }))
    const add = group.getByRole('combobox', { name: /What to add/ })
    fireEvent.change(add, { target: { value: 'poolRatio' } })
    fireEvent.click(group.getByRole('button', { name: 'Add' }))
    await waitFor(() => expect(problems()).toContain('adl.triggers[1].limit is null; allowed: a number.'))
    expect(screen.getByText(/No rulebook here does so/)).toBeTruthy()
    expect(rules()).toBe(before)
    enter(/^Profit \/ pool above/, '60')
    enter(/^Down to/, '50')
    expect(rules().adl.triggers[1]).toEqual({ kind: 'poolRatio', limit: 0.6, floor: 0.5 })
  })
})

describe('lists', () => {
  test('the waterfall is put in order by keys, and the focus stays with what is moved', async () => {
    const { rules } = await openEditor('textbook')
    const layers = () => rules().waterfall.map(({ layer }) => layer)
    const up = () => screen.getByRole('button', { name: 'Move deleveraging up' })
    fireEvent.click(up())
    expect(layers()).toEqual(['fund', 'adl', 'venue'])
    expect(document.activeElement).toBe(up())
    fireEvent.click(up())
    expect(layers()).toEqual(['adl', 'fund', 'venue'])
    // It is first now: there is only the way down.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move deleveraging down' }))
    fireEvent.click(screen.getByRole('button', { name: 'Remove the venue' }))
    expect(layers()).toEqual(['adl', 'fund'])
  })

  test('a layer that a trigger needs is not taken away under it', async () => {
    const { rules } = await openEditor('binance-usdm')
    const before = rules()
    fireEvent.click(screen.getByRole('button', { name: 'Remove insurance fund' }))
    expect(problems()).toContain('adl.triggers[1] is "netNotional"')
    expect(rules()).toBe(before)
    fireEvent.click(screen.getByRole('button', { name: 'Remove the fund has taken enough' }))
    expect(problems()).toBe('')
    expect(rules().waterfall).toEqual([{ layer: 'adl' }])
  })

  test('tiers: one more, one less, and a market of its own', async () => {
    const { at, rules } = await openEditor()
    choose('Market', 'default')
    fireEvent.click(screen.getByRole('button', { name: 'Add a tier' }))
    enter('Tier 3: From', '9,000,000')
    expect(at('margin', 'tiers', 'default', 2)).toEqual({ floor: 9_000_000, rate: 0.1, maxLeverage: 5 })
    enter('Tier 3: Rate', '20%')
    expect(at('margin', 'tiers', 'default', 2, 'rate')).toBe(0.2)
    fireEvent.click(screen.getByRole('button', { name: 'Remove tier 3' }))
    // The thin markets have the tiers of all others.
    expect(at('margin', 'tiers', 'default')).toEqual(at('margin', 'tiers', 'OP'))
    choose('Market', 'BTC')
    fireEvent.click(screen.getByRole('button', { name: 'BTC like all others' }))
    expect(at('margin', 'tiers', 'BTC')).toBeUndefined()
    fireEvent.click(screen.getByRole('button', { name: 'Give BTC its own' }))
    expect(at('margin', 'tiers', 'BTC')).toEqual(at('margin', 'tiers', 'default'))
    expect(rules().name).toBe('Hyperliquid')
  })
})

describe('files', () => {
  const load = async (text: string, name = 'mine.json') => {
    const input = screen.getByLabelText('Load a file')
    await act(async () => {
      fireEvent.change(input, { target: { files: [new File([text], name)] } })
    })
    return waitFor(() => {
      const told = screen.getByTestId('edit-loaded').textContent ?? ''
      expect(told).not.toBe('')
      return told
    })
  }

  test('one that extends a rulebook is loaded whole', async () => {
    const { rules } = await openEditor('textbook')
    const variant = { extends: 'hyperliquid', id: 'mine', name: 'Mine', procedure: { fraction: 0.5 } }
    expect(await load(JSON.stringify(variant))).toBe('mine.json was loaded.')
    expect(rules()).toMatchObject({ id: 'mine', procedure: { fraction: 0.5, above: 100_000 } })
  })

  test.each([
    [
      'a bad value',
      '{"extends":"textbook","id":"x","name":"X","margin":{"rate":2}}',
      'margin.rate is 2; allowed: 0 to 1.',
    ],
    ['no JSON', '{"id": x}', 'Line 1, column 8: x} cannot stand here'],
    [
      'no rulebook',
      '{"extends":"gone","id":"x","name":"X"}',
      'extends is "gone"; allowed: the id of a rulebook',
    ],
  ])('%s is refused beside the button and changes nothing', async (_what, text, said) => {
    const { rules } = await openEditor('textbook')
    const before = rules()
    const told = await load(text)
    expect(told).toContain('mine.json was not loaded, and nothing was changed.')
    expect(told).toContain(said)
    expect(rules()).toBe(before)
    expect(problems()).toBe('')
  })

  test('one that is far too large is not even read', async () => {
    await openEditor('textbook')
    expect(await load('x'.repeat(2_500_000))).toContain('2.5 MB; a rulebook has at most 2 MB')
  })

  test('is loaded when it is dropped on the panel', async () => {
    const { rules } = await openEditor('textbook')
    const dropped = new File([file('rulebooks/bitmex-inverse.json')], 'b.json')
    fireEvent.drop(screen.getByRole('heading', { name: 'Edit the rules' }), {
      dataTransfer: { files: [dropped] },
    })
    await waitFor(() => expect(rules().id).toBe('bitmex-inverse'))
  })
})

describe('the panel', () => {
  test('takes the focus, closes by Esc and gives the focus back', async () => {
    await openEditor()
    const title = screen.getByRole('heading', { name: 'Edit the rules' })
    expect(document.activeElement).toBe(title)
    fireEvent.keyDown(title, { key: 'Escape' })
    expect(screen.queryByRole('heading', { name: 'Edit the rules' })).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'door' }))
  })

  test('Esc is first for what is being typed or moved', async () => {
    const { at, settle } = await openEditor()
    const field = screen.getByRole('textbox', { name: 'For positions above' })
    fireEvent.change(field, { target: { value: '7' } })
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(screen.getByRole('heading', { name: 'Edit the rules' })).toBeTruthy()
    const slider = screen.getByRole('slider', { name: 'First tranche' })
    fireEvent.keyDown(slider, { key: 'PageUp' })
    fireEvent.keyDown(slider, { key: 'Escape' })
    expect(screen.getByRole('heading', { name: 'Edit the rules' })).toBeTruthy()
    await settle()
    expect(at('procedure', 'fraction')).toBe(0.2)
    fireEvent.keyDown(slider, { key: 'Escape' })
    expect(screen.queryByRole('heading', { name: 'Edit the rules' })).toBeNull()
  })

  test('what was typed just before it closes counts', async () => {
    const { at } = await openEditor()
    const area = json()
    fireEvent.change(area, { target: { value: area.value.replace('"fraction": 0.2', '"fraction": 0.4') } })
    fireEvent.keyDown(area, { key: 'Escape' })
    await waitFor(() => expect(at('procedure', 'fraction')).toBe(0.4))
  })

  test('each change, and all of them, can be put back', async () => {
    const { at, rules } = await openEditor()
    const original = rules()
    enter('For positions above', '5')
    enter(/^Cooldown/, '60')
    expect(changes()).toEqual([
      'procedure.above100000 → 5put back',
      'procedure.cooldownSeconds30 → 60put back',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Put back procedure.above' }))
    expect(at('procedure')).toEqual({ ...original.procedure, cooldownSeconds: 60 })
    enter('For positions above', '5')
    fireEvent.click(screen.getByRole('button', { name: 'Put all back' }))
    expect(rules()).toEqual(original)
    expect(screen.getByText('None: it is as its file says.')).toBeTruthy()
  })
})
