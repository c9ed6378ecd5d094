import { beforeEach, expect, test } from 'vitest'
import type { AccountChange } from '../../core/ports/account-state.ts'
import { emptyMemory } from './memory.ts'
import { NOON } from './planner-fixture.ts'
import { createStates } from './states.ts'
import type { States } from './states.ts'

const TEXTS = { en: 'Look.', 'zh-CN': '请看。' }
let states: States
beforeEach(() => {
  states = createStates()
})

function report(
  state: AccountChange['state'],
  code: string,
  { group = null, at = NOON }: { group?: string | null; at?: number } = {},
): void {
  const texts = state === 'connected' ? null : TEXTS
  const who = { community: 1, account: 7, platform: 'echo', name: 'Echo', before: null }
  states.report({ ...who, group, state, code, texts }, at)
}
const notices = () => states.notices(1, emptyMemory())
const kinds = () => notices().map(({ kind }) => kind)

test('a short gap in the network is nobody’s business', () => {
  report('disconnected', 'network-lost')
  expect(notices()).toMatchObject([{ key: `account-7~${NOON}`, at: NOON + 60_000 }])
  report('connecting', 'connecting')
  expect(notices()).toHaveLength(1)
  report('connected', 'signed-in')
  expect(notices()).toEqual([])
})

test('what stays the same keeps its key', () => {
  report('disconnected', 'token-refused')
  report('failed', 'token-refused', { at: NOON + 5 })
  expect(notices()).toMatchObject([{ key: `account-7~${NOON}`, at: NOON, texts: { en: 'Echo: Look.' } }])
})

test('rights and connection are two things, groups are each their own', () => {
  report('limited', 'privacy-mode')
  report('limited', 'rights-missing', { group: 'a' })
  report('limited', 'rights-missing', { group: 'b' })
  expect(kinds()).toEqual(['rights-lost', 'rights-lost', 'rights-lost'])
  report('disconnected', 'token-refused')
  expect(kinds()).toContain('account-disconnected')
  report('connected', 'signed-in')
  expect(kinds()).toEqual(['rights-lost', 'rights-lost'])
  report('connected', 'rights-given', { group: 'a' })
  expect(kinds()).toEqual(['rights-lost'])
  report('closed', 'closed')
  expect(notices()).toEqual([])
})

test('the disk is told of until there is room', () => {
  states.disk(1, true, 3, NOON)
  states.disk(1, true, 2, NOON + 1)
  expect(notices()).toMatchObject([{ key: `disk~${NOON}`, kind: 'disk-nearly-full' }])
  states.disk(1, false, 20, NOON + 2)
  expect(notices()).toEqual([])
})

test('what was told before a restart goes on under its key, and what has passed is named', () => {
  const told = [{ key: 'account-7~5', operator: 'ann', channel: 'mail', at: 5 }]
  const memory = { ...emptyMemory(), told }
  report('disconnected', 'token-refused')
  expect(states.notices(1, memory)).toMatchObject([{ key: 'account-7~5' }])
  expect(states.passed(1, memory, NOON)).toEqual([])
  report('connected', 'signed-in')
  expect(states.passed(1, memory, NOON)).toEqual(['account-7~5'])
  expect(states.passed(1, { ...memory, closed: new Set(['account-7~5']) }, NOON)).toEqual([])
})

test('a group that was told of before a restart is well when its account does not complain', () => {
  const told = [{ key: 'rights-7-abc~5', operator: 'ann', channel: 'mail', at: 5 }]
  const memory = { ...emptyMemory(), told }
  report('connected', 'signed-in')
  expect(states.passed(1, memory, NOON + 9 * 60_000)).toEqual([])
  expect(states.passed(1, memory, NOON + 10 * 60_000)).toEqual(['rights-7-abc~5'])
  report('disconnected', 'token-refused')
  expect(states.passed(1, memory, NOON + 10 * 60_000)).toEqual([])
})
