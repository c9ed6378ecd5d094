import { expect, test } from 'vitest'
import { History } from './history-fixture.ts'
import { PROBLEMS } from './report.ts'

test('a report speaks of each problem once, in their order', () => {
  const { problems, history } = new History().say(0, 'Ann', 'hello').say(1, 'Ben', 'hi').report()
  expect(problems.map(({ id }) => id)).toEqual(PROBLEMS)
  expect(history).toMatchObject({ messages: 2, members: 2 })
})

test('a history without anything is reported as such', () => {
  const { history, problems } = new History().report()
  expect(history).toMatchObject({ messages: 0, members: 0, from: null, to: null })
  expect(problems.map(({ grade }) => grade.value)).toEqual([null, null, null, null, null])
})
