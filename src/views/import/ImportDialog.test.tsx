// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { scenarioText } from '../../data/export/scenario.ts'
import { firstScreen } from '../../data/first-screen.ts'
import { createLab } from '../../store/create-lab.ts'
import type { Lab } from '../../store/lab.ts'
import { LabProvider } from '../../store/react.tsx'
import { makeRoom } from '../../store/room.test-kit.ts'
import { show } from '../../ui/pointer.test-kit.tsx'
import { ImportDialog } from './ImportDialog.tsx'

afterEach(cleanup)

const HEAD = 'account,side,size,entry,cash'

/** The dialog over a lab with one long in BTC at 100. */
function open(): { readonly lab: Lab; readonly closed: () => number } {
  const room = makeRoom()
  const lab = createLab({ spawn: room.spawn, scenario: firstScreen() })
  room.settle()
  let closed = 0
  show(
    <QueryClientProvider client={new QueryClient()}>
      <LabProvider lab={lab}>
        <ImportDialog onClose={() => closed++} />
      </LabProvider>
    </QueryClientProvider>,
  )
  return { lab, closed: () => closed }
}

/** Types a text into the field for it and leaves it. */
function enter(text: string): void {
  const field = screen.getByLabelText('Text of the file')
  fireEvent.change(field, { target: { value: text } })
  fireEvent.blur(field)
}

/** Drops a file on the page, as the dialog takes it at any time. */
function choose(file: File): void {
  fireEvent.drop(window, { dataTransfer: { files: [file] } })
}

/** A file whose bytes come, or do not, when the test says so. */
function held(name: string) {
  const file = new File([], name)
  let give: (bytes: ArrayBuffer) => void
  let refuse: (error: Error) => void
  const bytes = new Promise<ArrayBuffer>((resolve, reject) => {
    give = resolve
    refuse = reject
  })
  file.arrayBuffer = () => bytes
  return {
    file,
    yield: (text: string) => give(new TextEncoder().encode(text).buffer),
    refuse: (reason: string) => refuse(new Error(reason)),
  }
}

const button = (name: RegExp) => screen.getByRole('button', { name })
const counts = () => screen.findByTestId('import-counts')

describe('the import dialog', () => {
  test('changes nothing before it is accepted, and then in one step', async () => {
    const { lab, closed } = open()
    const before = lab.store.getState().scenario
    enter(`${HEAD}\nA,long,2,100,30\nB,short,1,90,25`)
    expect((await counts()).textContent).toMatch(/^2 accounts: 1 long position, 1 short position\./)
    expect(lab.store.getState().scenario).toBe(before)
    fireEvent.click(button(/^Accept 2 accounts$/))
    expect(closed()).toBe(1)
    const { scenario, past } = lab.store.getState()
    expect(scenario.accounts.map(({ id, cash }) => [id, cash])).toEqual([
      ['A', 30],
      ['B', 25],
    ])
    // Its market is still there, so that the reader's position stays.
    expect(scenario.you).toBe(before.you)
    expect(past).toEqual([before])
    lab.undo()
    expect(lab.store.getState().scenario).toBe(before)
  })

  test('there is nothing to accept before there is a file', () => {
    const { closed } = open()
    const accept = button(/^Accept$/)
    expect(accept.hasAttribute('disabled')).toBe(true)
    const note = document.getElementById(accept.getAttribute('aria-describedby') ?? '')
    expect(note?.textContent).toBe('The world on screen stays as it is until you accept.')
    fireEvent.click(accept)
    expect(closed()).toBe(0)
  })

  test('cancel and Esc leave the lab as it is', async () => {
    const { lab, closed } = open()
    const before = lab.store.getState()
    enter(`${HEAD}\nA,long,2,100,30`)
    await counts()
    fireEvent.click(button(/^Cancel$/))
    expect(closed()).toBe(1)
    expect(lab.store.getState()).toBe(before)
  })

  test('what the reader says takes effect at once, and the last word counts', async () => {
    const { lab } = open()
    enter('account,size,entry,cash\nA,2,100,30')
    const side = await screen.findByLabelText('Side where a row names none')
    await waitFor(() => expect(side.getAttribute('aria-invalid')).toBe('true'))
    expect(button(/^Accept/).hasAttribute('disabled')).toBe(true)
    fireEvent.change(side, { target: { value: 'short' } })
    fireEvent.change(side, { target: { value: 'long' } })
    fireEvent.change(side, { target: { value: 'short' } })
    expect((await counts()).textContent).toMatch(/0 long positions, 1 short position/)
    fireEvent.click(button(/^Accept 1 account$/))
    expect(lab.store.getState().scenario.accounts[0]?.positions[0]?.size).toBe(-2)
  })

  test('a price that is stated moves what equity leaves as cash', async () => {
    open()
    enter('account,side,size,entry,equity\nA,short,10,120,300')
    await counts()
    const cells = () => screen.getAllByRole('row').flatMap((row) => within(row).queryAllByRole('cell'))
    // At 100 the short has earned 200 of its 300.
    expect(cells().map((cell) => cell.textContent)).toContain('$100.00')
    const price = screen.getByLabelText('Mark price of BTC')
    fireEvent.change(price, { target: { value: '110' } })
    fireEvent.keyDown(price, { key: 'Enter' })
    await waitFor(() => expect(cells().map((cell) => cell.textContent)).toContain('$200.00'))
  })

  test('refused rows bar the way until the reader leaves them out', async () => {
    const { lab } = open()
    enter(`${HEAD}\nA,long,2,100,30\nB,long,much,100,30`)
    const list = await screen.findByTestId('import-refused')
    expect(within(list).getByRole('listitem').textContent).toMatch(/^Line 3, Size: much\. Allowed: a number/)
    expect(button(/^Accept/).hasAttribute('disabled')).toBe(true)
    fireEvent.click(within(list).getByRole('checkbox'))
    fireEvent.click(button(/^Accept 1 account$/))
    expect(lab.store.getState().scenario.accounts.map(({ id }) => id)).toEqual(['A'])
  })

  test('a saved scenario is opened whole', async () => {
    const { lab } = open()
    const saved = { ...firstScreen(), title: 'Saved one', gap: 0.25 }
    enter(scenarioText(saved))
    expect(await screen.findByText('Saved one')).toBeDefined()
    fireEvent.click(button(/^Open this scenario$/))
    expect(lab.store.getState().scenario).toEqual(saved)
    expect(lab.store.getState().past).toHaveLength(1)
  })

  test('a saved scenario that cannot be is refused by field', async () => {
    const { lab } = open()
    const before = lab.store.getState()
    enter(JSON.stringify({ ...firstScreen(), gap: 7 }))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/gap: 7\. Allowed: 0 to 1\./)
    expect(button(/^Open this scenario$/).hasAttribute('disabled')).toBe(true)
    expect(lab.store.getState()).toBe(before)
  })

  test('a text that is no table is refused by line, and another can follow', async () => {
    open()
    enter('account,size\n"A,1\n')
    expect((await screen.findByRole('alert')).textContent).toMatch(/Line 2: a quote is opened/)
    fireEvent.click(button(/^Another file$/))
    enter(`${HEAD}\nA,long,2,100,30`)
    expect((await counts()).textContent).toMatch(/^1 account:/)
  })

  test('a slow file does not overwrite the one chosen after it', async () => {
    open()
    const slow = held('slow.csv')
    choose(slow.file)
    choose(new File([`${HEAD}\nA,long,2,100,30`], 'quick.csv'))
    expect((await counts()).textContent).toMatch(/^1 account:/)
    await act(async () => slow.yield(`${HEAD}\nA,long,2,100,30\nB,short,1,90,25`))
    expect(screen.getByText('quick.csv')).toBeDefined()
    expect((await counts()).textContent).toMatch(/^1 account:/)
  })

  test('a file that cannot be read is named with the reason', async () => {
    open()
    const gone = held('gone.csv')
    choose(gone.file)
    await act(async () => gone.refuse('The requested file could not be found'))
    expect(screen.getByRole('alert').textContent).toMatch(
      /gone\.csv: .*\(The requested file could not be found\)/,
    )
    expect(button(/^Accept/).hasAttribute('disabled')).toBe(true)
  })

  test('a slow file that fails says nothing about the one chosen after it', async () => {
    open()
    const slow = held('slow.csv')
    choose(slow.file)
    choose(new File([`${HEAD}\nA,long,2,100,30`], 'quick.csv'))
    await counts()
    await act(async () => slow.refuse('gone'))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})
