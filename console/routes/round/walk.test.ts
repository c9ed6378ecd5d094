import { expect, test } from 'vitest'
import { deedsOf, inOrder, piecesOf, secondsOf, stopsLeft, tallyOf, textOf, withFrozen } from './walk.ts'
import type { Round, Stop, Task } from './walk.ts'

const task = (action: string, over: Partial<Task> = {}): Task => ({
  action,
  way: 'paste',
  kind: 'say',
  words: `words ${action}`,
  member: null,
  rule: 'rule',
  message: null,
  amount: null,
  expires: 1_000,
  quote: null,
  ...over,
})
const stop = (group: string, tasks: Stop['tasks']): Stop => ({
  group,
  name: group,
  platform: 'assist',
  values: [],
  text: textOf(tasks),
  expires: 1_000,
  seconds: 0,
  tasks,
})
const removal = (action: string, id: string) =>
  task(action, { way: 'deed', kind: 'remove', words: null, member: { id, name: id } })
const each = { paste: 20, deed: 30, private: 40 }
const round = (...stops: Stop[]): Round => ({
  at: 0,
  stops,
  order: stops.map(({ group }) => ({ group: group ?? '', name: group, values: [], due: true })),
  each,
  seconds: 0,
  since: 0,
  dropped: [],
})
const keys = (stops: readonly Stop[]) => stops.map(({ group }) => group)
const left = (of: Round, over: { ticked?: string[]; skipped?: string[]; now?: number } = {}) =>
  stopsLeft(of, { ticked: new Set(over.ticked), skipped: over.skipped ?? [], now: over.now ?? 0 })

test('what was ticked or has expired is not pasted any more', () => {
  const all = round(stop('a', [task('1'), task('2'), task('3', { expires: 10 })]), stop('b', [task('4')]))
  expect(left(all, { ticked: ['1'], now: 10 })[0]?.text).toBe('words 2')
  expect(keys(left(all, { ticked: ['1', '2', '3'] }))).toEqual(['b'])
})

test('skipped groups come at the end, the latest skipped last', () => {
  const all = round(stop('a', [task('1')]), stop('b', [task('2')]), stop('c', [task('3')]))
  expect(keys(left(all, { skipped: ['a', 'b'] }))).toEqual(['c', 'a', 'b'])
})

test('the group’s text is copied first, then each private message', () => {
  const told = task('2', { way: 'private', kind: 'tell', words: 'psst', member: { id: '9', name: '小叶' } })
  expect(piecesOf(stop('a', [task('1'), told, removal('3', '8')]))).toEqual([
    { key: 'group', way: 'paste', text: 'words 1', to: null },
    { key: '2', way: 'private', text: 'psst', to: '小叶' },
  ])
})

test('a person is removed once, whoever asks for it; all of it is ticked', () => {
  const of = stop('a', [removal('1', '8'), removal('2', '8'), removal('3', '9')])
  expect(deedsOf(of).map(({ actions }) => actions)).toEqual([['1', '2'], ['3']])
  expect(tallyOf([of])).toEqual({ pastes: 0, deeds: 2, privates: 0 })
  expect(secondsOf([of, stop('b', [task('4'), task('5')])], each)).toBe(2 * 30 + 20)
})

test('a group whose text was copied stays as it was when the round is read anew', () => {
  const old = round(stop('a', [task('1')]))
  const fresh = round(stop('b', [task('3')]), stop('a', [task('1'), task('2')]))
  expect(withFrozen(fresh, old, 'a').stops.map(({ text }) => text)).toEqual(['words 3', 'words 1'])
  expect(withFrozen(fresh, old, null)).toBe(fresh)
  expect(keys(withFrozen(round(), old, 'a').stops)).toEqual(['a'])
})

test('another order moves groups and what is due in them alike', () => {
  const moved = inOrder(round(stop('a', [task('1')]), stop('b', [task('2')])), ['b'])
  expect([keys(moved.stops), moved.order.map(({ group }) => group)]).toEqual([
    ['b', 'a'],
    ['b', 'a'],
  ])
})
