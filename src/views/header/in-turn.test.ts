import { expect, test } from 'vitest'
import { openLab, PAIR } from '../../store/lab.test-kit.ts'
import { inTurn } from './in-turn.ts'

/** A file that comes when it is told to. */
function later<T>() {
  let come: (value: T) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const file = new Promise<T>((resolve, reject) => {
    come = resolve
    fail = reject
  })
  return { file, come, fail }
}

test('what was chosen first is taken first, also when its file comes last', async () => {
  const { lab } = openLab(PAIR)
  const taken: string[] = []
  const [slow, quick] = [later<string>(), later<string>()]
  const both = [slow, quick].map(({ file }) => inTurn(lab, file, (chosen) => taken.push(chosen)))
  quick.come('scenario')
  await Promise.resolve()
  expect(taken).toEqual([])
  slow.come('rulebook')
  await Promise.all(both)
  expect(taken).toEqual(['rulebook', 'scenario'])
})

test('one that cannot be had says so and holds nobody up; another lab does not wait', async () => {
  const [{ lab }, { lab: other }] = [openLab(PAIR), openLab(PAIR)]
  const taken: string[] = []
  const [lost, next] = [later<string>(), later<string>()]
  const first = inTurn(lab, lost.file, (chosen) => taken.push(chosen))
  const second = inTurn(lab, next.file, (chosen) => taken.push(chosen))
  await inTurn(other, Promise.resolve('elsewhere'), (chosen) => taken.push(chosen))
  next.come('here')
  lost.fail(new Error('no network'))
  await expect(first).rejects.toThrow('no network')
  await second
  expect(taken).toEqual(['elsewhere', 'here'])
})
