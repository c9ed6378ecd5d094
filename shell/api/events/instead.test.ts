import { expect, test } from 'vitest'
import type { ActionKind } from '../../../core/chat/action.ts'
import { insteadOf } from './instead.ts'

const said = (kind: ActionKind, code: string | null) => {
  const rows = [{ n: 2, kind, rule: 'no-ads', code }]
  return [...insteadOf(rows, 'en'), ...insteadOf(rows, 'zh-CN')].map(({ sentence }) => sentence)
}

test.each<[ActionKind, string, string, string]>([
  [
    'recall',
    'as-reply',
    'In this group messages of others cannot be recalled: a public reply takes its place.',
    '这个群里无法撤回别人的消息，改为公开回复。',
  ],
  [
    'mute',
    'not-possible-here',
    'In this group nobody can be muted, and nothing near it is possible: it is left to a person.',
    '这个群里无法禁言，也没有相近的办法：交给人处理。',
  ],
  [
    'note',
    'owner-spared-remove',
    "This platform lets nobody remove the group's owner: it is counted, and noted in public instead.",
    '这个平台不允许移出群主：照样计数，并公开记录。',
  ],
])('%s with the code %s is explained', (kind, code, en, zh) => {
  expect(said(kind, code)).toEqual([en, zh])
})

test('what was done as decided, or failed for another reason, is none of these', () => {
  expect([said('recall', null), said('recall', 'rights-missing'), said('recall', 'as-ever')].flat()).toEqual(
    [],
  )
})

test('each is named by rule and place', () => {
  const rows = [
    { n: 0, kind: 'recall', rule: 'a', code: null },
    { n: 3, kind: 'warn', rule: 'b', code: 'as-reply' },
  ] as const
  expect(insteadOf(rows, 'en')).toMatchObject([{ n: 3, rule: 'b' }])
})
