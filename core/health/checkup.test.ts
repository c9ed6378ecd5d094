import { expect, test } from 'vitest'
import { dayIn } from './day-in.ts'
import { History, reportOf } from './history-fixture.ts'
import { PROBLEMS } from './report.ts'

test('a report speaks of each problem once, in their order', () => {
  const { problems, history } = new History().say(0, 'Ann', 'hello').say(1, 'Ben', 'hi').report()
  expect(problems.map(({ id }) => id)).toEqual(PROBLEMS)
  expect(history).toMatchObject({ messages: 2, members: 2 })
})

test('a history known to be of one group is looked at once, with the same report', () => {
  const history = new History()
  for (let i = 0; i < 60; i++)
    history.say(i * 7, i % 3 === 0 ? 'Ann' : 'Ben', `what about bread number ${i}?`)
  const { groups } = history.report()
  expect(groups.map(({ messages }) => messages)).toEqual([60])
  expect(history.report({ oneGroup: true })).toEqual(history.report())
  expect(new History().report({ oneGroup: true }).groups).toEqual([])
})

test('another group is not taken for the one', () => {
  const events = [
    ...new History('a').say(0, 'Ann', 'hello').events,
    ...new History('b').say(1, 'Ben', 'hi').events,
  ]
  expect(() => reportOf(events, { oneGroup: true })).toThrow('another')
})

test('a history without anything is reported as such', () => {
  const { history, problems } = new History().report()
  expect(history).toMatchObject({ messages: 0, members: 0, from: null, to: null })
  expect(problems.map(({ grade }) => grade.value)).toEqual([null, null, null, null, null])
})

test('a group is measured over its own time, not over that of the others', () => {
  const old = new History('old')
  for (let day = 0; day < 60; day++) old.say(day * 1_440, 'Ann', `day ${day}`)
  const young = new History('young')
  for (let i = 0; i < 59; i++) young.say(58 * 1_440 + i * 20, 'Ann', `line ${i}`)
  const { groups } = reportOf([...old.events, ...young.events])
  expect(groups.map(({ name, sure }) => [name, sure.chores])).toEqual([
    ['old', 'medium'],
    ['young', 'low'],
  ])
})

test('days are those of the zone, also in notes and on axes', () => {
  expect(dayIn(Date.UTC(2026, 0, 5, 23), 'UTC')).toBe('2026-01-05')
  expect(dayIn(Date.UTC(2026, 0, 5, 23), 'Asia/Shanghai')).toBe('2026-01-06')
  // The hour that clocks leave out.
  expect(dayIn(Date.UTC(2026, 2, 29, 0, 59), 'Europe/Berlin')).toBe('2026-03-29')
})
