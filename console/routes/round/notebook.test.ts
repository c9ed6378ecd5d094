import { expect, test } from 'vitest'
import { EMPTY_NOTEBOOK, settled, stepBack, tickOff, unsure } from './notebook.ts'
import type { Task } from './walk.ts'

const task = (action: string): Task => ({
  action,
  way: 'deed',
  kind: 'remove',
  words: null,
  member: { id: '9', name: '阿青' },
  rule: 'rule',
  message: null,
  amount: null,
  expires: 1,
  quote: null,
})
const stop = (...actions: string[]) => ({ key: 'a', name: '三班', tasks: actions.map(task) })
const now = { now: 5, reason: null }

test('a group is ticked off at once, but for what cannot be done', () => {
  const book = tickOff({ ...EMPTY_NOTEBOOK, declined: { 2: 'has left' } }, stop('1', '2'), now)
  expect(book.queue.map(({ action, done, reason }) => [action, done, reason])).toEqual([
    ['1', true, null],
    ['2', false, 'has left'],
  ])
  expect([book.ticked, book.declined]).toEqual([['1', '2'], {}])
  expect(tickOff(EMPTY_NOTEBOOK, stop('1'), { now: 5, reason: 'gone' }).queue[0]).toMatchObject({
    done: false,
  })
})

test('a slip is taken back as long as the server was not told', () => {
  const book = tickOff(EMPTY_NOTEBOOK, stop('1', '2'), now)
  expect(stepBack(book)).toMatchObject({ ticked: [], queue: [], trail: [] })
  const sent = settled(book, book.queue, { over: [], was: [] })
  expect(stepBack(sent)).toBeNull()
  expect(stepBack(EMPTY_NOTEBOOK)).toBeNull()
})

test('who came second is told what had become of it', () => {
  const book = tickOff(EMPTY_NOTEBOOK, stop('1', '2', '3'), now)
  const answer = {
    over: ['1', '2'],
    was: [
      { action: '1', was: 'sent' },
      { action: '2', was: 'expired' },
    ],
  }
  const after = settled(book, book.queue, answer)
  expect(after.queue).toEqual([])
  expect(after.late.map(({ action, was }) => [action, was])).toEqual([
    ['1', 'done'],
    ['2', 'expired'],
  ])
})

test('what the server knew from a try without an answer is nobody else’s', () => {
  const book = unsure(tickOff(EMPTY_NOTEBOOK, stop('1'), now), [])
  const tried = unsure(book, book.queue)
  const answer = { over: ['1'], was: [{ action: '1', was: 'sent' }] }
  expect(settled(tried, tried.queue, answer).late).toEqual([])
  expect(settled(book, book.queue, answer).late).toHaveLength(1)
})
