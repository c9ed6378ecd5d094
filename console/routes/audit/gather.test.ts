import { expect, test } from 'vitest'
import { gather } from './gather.ts'
import type { Entry } from './gather.ts'

const MINUTE = 60_000
const entry = (at: number, act: string, who = 'Wren'): Entry => ({
  key: String(at),
  at,
  who,
  act,
  what: act,
  reason: null,
  event: null,
  address: null,
})
const dayOf = (at: number) => (at < 100 * MINUTE ? 'before' : 'today')
const shape = (entries: readonly Entry[]) =>
  gather(entries, dayOf).map(({ name, runs }) => [name, runs.map((run) => run.length)])

test('four alike in a row are one, three are not', () => {
  const four = [204, 203, 202, 201].map((minute) => entry(minute * MINUTE, 'tag'))
  expect(shape(four)).toEqual([['today', [4]]])
  expect(shape(four.slice(1))).toEqual([['today', [1, 1, 1]]])
})

test('another act, another operator, a pause and midnight end a row', () => {
  const pair = (minute: number, act: string, who?: string) =>
    [minute, minute - 1].map((at) => entry(at * MINUTE, act, who))
  expect(shape([...pair(220, 'tag'), ...pair(218, 'untag')])).toEqual([['today', [1, 1, 1, 1]]])
  expect(shape([...pair(220, 'tag'), ...pair(218, 'tag', 'Ash')])).toEqual([['today', [1, 1, 1, 1]]])
  expect(shape([...pair(220, 'tag'), ...pair(200, 'tag')])).toEqual([['today', [1, 1, 1, 1]]])
  expect(shape([...pair(101, 'tag'), ...pair(99, 'tag')])).toEqual([
    ['today', [1, 1]],
    ['before', [1, 1]],
  ])
})

test('nothing gets lost', () => {
  const many = Array.from({ length: 30 }, (_, n) => entry((130 - n) * MINUTE, n < 25 ? 'tag' : 'untag'))
  const kept = gather(many, dayOf).flatMap(({ runs }) => runs.flat())
  expect(kept).toEqual(many)
})
