// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { late } from './late.tsx'

afterEach(cleanup)

const Part = ({ name }: { readonly name: string }) => <p>{name} is here</p>

test('a part comes when its code does', async () => {
  let arrive: (part: typeof Part) => void = () => undefined
  const Late = late(() => new Promise<typeof Part>((resolve) => (arrive = resolve)))
  const lost: string[] = []
  render(<Late name="Why" onLost={() => lost.push('lost')} />)
  expect(document.body.textContent).toBe('')
  arrive(Part)
  expect(await screen.findByText('Why is here')).toBeTruthy()
  expect(lost).toEqual([])
})

test('one that does not come is told, and asked for again the next time', async () => {
  let isOnline = false
  let asked = 0
  const Late = late(async () => {
    asked++
    if (!isOnline) throw new TypeError('Failed to fetch dynamically imported module')
    return Part
  })
  let lose: () => void = () => undefined
  const isLost = new Promise<void>((resolve) => (lose = resolve))
  const { unmount } = render(
    <div>
      the rest
      <Late name="Why" onLost={lose} />
    </div>,
  )
  await isLost
  expect(document.body.textContent).toContain('the rest')
  unmount()
  isOnline = true
  render(<Late name="Why" onLost={lose} />)
  expect(await screen.findByText('Why is here')).toBeTruthy()
  expect(asked).toBe(2)
})

test('one that is closed before it comes says nothing any more', async () => {
  let fail: (error: Error) => void = () => undefined
  const Late = late(() => new Promise<typeof Part>((_resolve, reject) => (fail = reject)))
  const lost: string[] = []
  render(<Late name="Why" onLost={() => lost.push('lost')} />).unmount()
  fail(new Error('gone'))
  await Promise.resolve()
  await Promise.resolve()
  expect(lost).toEqual([])
})
