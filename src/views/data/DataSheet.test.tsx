// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PAIR } from '../../store/lab.test-kit.ts'
import { makeRoom } from '../../store/room.test-kit.ts'
import { showIn } from '../bench.test-kit.tsx'
import { DataSheet } from './DataSheet.tsx'

afterEach(cleanup)

const view = <DataSheet onClose={() => undefined} />
const choose = (id: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value: id } })
const heads = () => screen.queryAllByRole('columnheader').map(({ textContent }) => textContent)

test('the table of what is chosen, and no other while it is being collected', async () => {
  const { settle } = showIn(view, PAIR)
  await settle()
  expect(heads()).toContain('price')
  choose('accounts')
  expect(heads()).toEqual([])
  expect(screen.getByText('Collecting…')).toBeDefined()
  await settle()
  expect(heads()).toContain('account')
  expect(screen.queryByText('Collecting…')).toBeNull()
})

test('what the engine cannot give is said, and another table can be chosen', async () => {
  const room = makeRoom((request) =>
    request.kind === 'journal' ? { kind: 'fault', seq: request.seq, code: 'X', round: 0, note: 'x' } : null,
  )
  const { settle } = showIn(view, PAIR, { room })
  await settle()
  await settle(() => choose('journal'))
  expect(screen.getByRole('alert').textContent).toContain('could not be had')
  expect(screen.queryByText('Collecting…')).toBeNull()
  await settle(() => choose('accounts'))
  expect(screen.queryByRole('alert')).toBeNull()
  expect(heads()).toContain('account')
})
