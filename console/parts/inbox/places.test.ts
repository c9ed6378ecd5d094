import { expect, test } from 'vitest'
import { addressOf } from './places.ts'
import type { Item } from './types.ts'

const item: Item = {
  id: '7-0',
  community: { id: '3', name: null },
  kind: 'quarrel',
  title: '',
  sentence: '',
  importance: { harm: 'person', reason: '' },
  since: null,
  deadline: null,
  count: 1,
  group: { id: '12', name: null },
  member: null,
  rule: { id: 'no-ads', title: '' },
  message: '99',
  words: null,
  assignee: null,
  snoozed: null,
  within: true,
  may: true,
  acts: [],
}

test('an address shows what the item is about, as the router writes it', () => {
  expect(addressOf(item, 'groups')).toBe('/c/3/groups?group=%2212%22')
  expect(addressOf(item, 'studio')).toBe('/c/3/studio?rule=no-ads')
  expect(addressOf(item, 'live')).toBe('/c/3/live?event=%2299%22&group=%2212%22')
  expect(addressOf(item, 'round')).toBe('/c/3/round')
})

test('groups without a kind are listed, and nothing else', () => {
  expect(addressOf({ ...item, kind: 'unassigned-groups', group: null }, 'groups')).toBe(
    '/c/3/groups?show=unassigned',
  )
  expect(addressOf({ ...item, group: null, message: null }, 'live')).toBe('/c/3/live')
})
