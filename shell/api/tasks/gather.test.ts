import { expect, test } from 'vitest'
import { gather } from './gather.ts'
import type { HandedAction } from './gather.ts'

const handed = (seq: number, fields: Partial<HandedAction>): HandedAction => ({
  community: 1,
  seq,
  n: 0,
  kind: 'say',
  rule: 'r',
  group: 7,
  member: null,
  message: null,
  amount: null,
  name: null,
  due: 0,
  expires: 1_000,
  status: 'handed',
  attempts: 1,
  code: null,
  native: null,
  text: 'hello',
  ...fields,
})
const nameOf = (member: number): string | null => (member === 9 ? '小林' : null)

test('one text a group, in order, each text once, addressed where it answers somebody', () => {
  const [first, second] = gather(
    [
      handed(3, { kind: 'reply', member: 9, text: '周日八点' }),
      handed(1, { text: '欢迎' }),
      handed(2, { text: '欢迎' }),
      handed(4, { group: 8, expires: 500 }),
      handed(5, { kind: 'warn', member: 9, text: '小林，请看群规' }),
    ],
    nameOf,
    'zh-CN',
  )
  expect(first).toMatchObject({ group: 8, text: 'hello', expires: 500 })
  expect(second).toMatchObject({ group: 7, text: '欢迎\n\n@小林 周日八点\n\n小林，请看群规' })
  expect(second?.tasks.map(({ action }) => action.seq)).toEqual([1, 2, 3, 5])
})

test('a name that advertises is not pasted for its owner', () => {
  const [only] = gather(
    [handed(1, { kind: 'warn', member: 9, text: '请看群规' })],
    () => '加微信 abc12345 领红包',
    'zh-CN',
  )
  expect(only?.text).toBe('请看群规')
})

test('deeds and private words are not pasted into the group', () => {
  const [only] = gather(
    [
      handed(1, { kind: 'remove', member: 9, text: null }),
      handed(2, { kind: 'tell', member: 9, text: 'in private' }),
    ],
    nameOf,
    'en',
  )
  expect(only?.text).toBeNull()
  expect(only?.tasks.map(({ way, words }) => [way, words])).toEqual([
    ['deed', null],
    ['private', 'in private'],
  ])
})

test('what stands in for an act that the program does not allow is what has to be done', () => {
  const [only] = gather(
    [handed(1, { kind: 'recall', member: 9, text: null, code: 'as-reply' })],
    nameOf,
    'en',
  )
  expect(only?.tasks[0]).toMatchObject({ kind: 'reply', way: 'paste' })
  expect(only?.text).toBe('@小林 Your last message is against the rules of this group: please take it back.')
})
