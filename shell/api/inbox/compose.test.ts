import { expect, test } from 'vitest'
import type { ActionRow, CaseRow } from '../../../core/ports/rows.ts'
import type { ListedNotice } from '../../../core/ports/notices.ts'
import { NEAR, compose } from './compose.ts'
import type { LedgerSide, LiveSide } from './compose.ts'
import { stillAccount } from './account-fixture.ts'

const NOW = 1_800_000_000_000
const quiet: LedgerSide = {
  cases: [],
  marks: [],
  handed: [],
  actions: new Map(),
  groups: new Map([['g', 21]]),
}
const calm: LiveSide = { accounts: [], health: [], notices: [] }

function row(over: Partial<CaseRow>): CaseRow {
  return {
    community: 11,
    seq: 7,
    n: 0,
    key: `k${over.seq ?? 7}`,
    kind: 'ads',
    rule: 'no-ads',
    group: 21,
    member: 31,
    message: 7,
    opened: NOW - 5,
    count: 1,
    status: 'open',
    ...over,
  }
}

const all = (ledger: Partial<LedgerSide>, live: Partial<LiveSide> = {}) =>
  compose(11, { ...quiet, ...ledger }, { ...calm, ...live }, NOW)

test('nothing waits where nothing is wrong', () => {
  expect(all({}, { accounts: [stillAccount('connected')] })).toEqual([])
})

test('groups without a kind are one thing to do', () => {
  const cases = [1, 2, 3].map((seq) => row({ seq, kind: 'unassigned-group', group: 20 + seq, opened: seq }))
  const items = all({ cases })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ id: 'unassigned-groups', count: 3, since: 1, harm: 'chore' })
  expect(items[0]?.matter).toEqual({ kind: 'unassigned-groups', groups: [21, 22, 23] })
})

test('tasks for a person are one item when the first of them is near its end, and none before', () => {
  const handed = [
    { group: 1, due: 0, expires: NOW + NEAR },
    { group: 1, due: 0, expires: NOW + 2 * NEAR },
    { group: 2, due: 0, expires: NOW - 1 },
  ]
  expect(all({ handed })).toMatchObject([{ id: 'round', count: 2, deadline: NOW + NEAR }])
  expect(all({ handed: handed.slice(1) })).toEqual([])
})

test('a sanction that failed may wrong somebody; words that failed are a promise; both are due when they expire', () => {
  const action = { seq: 3, n: 1, kind: 'mute', expires: NOW + 9 } as unknown as ActionRow
  const failed = row({ kind: 'action-failed', key: 'action-failed:3:1' })
  const known = (one: ActionRow) => all({ cases: [failed], actions: new Map([['3-1', one]]) })
  expect(known(action)).toMatchObject([{ harm: 'person', deadline: NOW + 9 }])
  expect(known({ ...action, kind: 'say', expires: NOW - 9 })).toMatchObject([
    { harm: 'promise', deadline: null },
  ])
})

test('an account without connection halts, one without a right in a group leaves that group unguarded', () => {
  const standing = { group: 'g', state: 'limited', code: 'rights-missing', texts: null, since: 4 } as const
  expect(all({}, { accounts: [stillAccount('disconnected')] })).toMatchObject([
    { id: 'account-1', harm: 'halted' },
  ])
  expect(all({}, { accounts: [stillAccount('connected', [standing])] })).toMatchObject([
    { id: 'account-1-group-21', harm: 'unguarded', group: 21, since: 4 },
  ])
  expect(all({}, { accounts: [stillAccount('closed')] })).toEqual([])
})

test('what accounts say themselves is not said by the health of the house as well', () => {
  const texts = { en: 'x', 'zh-CN': 'x' }
  const health = ['disk-full', 'account-disconnected'].map((code) => ({ code, texts }))
  expect(all({}, { health }).map(({ id }) => id)).toEqual(['health-disk-full'])
})

const notice: ListedNotice = {
  community: 11,
  seq: 5,
  at: 5,
  kinds: ['disk-nearly-full'],
  keys: ['disk~5'],
  urgent: true,
  title: 'Disk',
  text: 'full',
  seen: false,
}

test('urgent notices wait until they are seen or taken on, and never beside what they tell of', () => {
  const ids = (notices: readonly ListedNotice[], ledger: Partial<LedgerSide> = {}) =>
    all(ledger, { notices }).map(({ id }) => id)
  expect(ids([notice])).toEqual(['notice-disk~5'])
  expect(ids([{ ...notice, seen: true }])).toEqual([])
  expect(ids([{ ...notice, urgent: false }])).toEqual([])
  expect(ids([{ ...notice, community: 12 }])).toEqual([])
  expect(ids([{ ...notice, keys: ['case-7-0'] }])).toEqual([])
  const mark = { community: 11, item: 'notice-disk~5', assignee: 'op-1', snoozed: null, turn: 0 }
  expect(ids([notice], { marks: [mark] })).toEqual([])
})

test('marks go with their items', () => {
  const mark = { community: 11, item: '7-0', assignee: 'op-1', snoozed: 9, turn: 2 }
  expect(all({ cases: [row({})], marks: [mark] })).toMatchObject([{ assignee: 'op-1', snoozed: 9, turn: 2 }])
})
