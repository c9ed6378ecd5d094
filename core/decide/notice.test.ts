import { expect, test } from 'vitest'
import type { Event } from '../chat/event.ts'
import { toId, type CommunityId, type GroupId, type MemberId, type Seq } from '../chat/ids.ts'
import { decodeDecision, encodeDecision } from './codec.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { EMPTY_BASE, Overlay } from './overlay.ts'
import { act, sampleCharter } from './sample-charter.ts'
import { HOUR, NOON } from './sample-events.ts'
import { subjectOf } from './subject.ts'

const envelope = {
  community: toId<CommunityId>(1),
  seq: toId<Seq>(7),
  at: NOON,
  received: NOON,
  now: NOON,
  source: 'live' as const,
  account: null,
  native: null,
  revision: 0,
}
const notice: Event = {
  ...envelope,
  group: null,
  member: null,
  kind: 'operator.notice',
  data: {
    operator: 'anna',
    channel: 'mail',
    kinds: ['breaker'],
    notices: ['breaker:no-ads'],
    urgent: true,
    expires: NOON + HOUR,
  },
  content: { title: 'A rule has stopped', text: 'no-ads hit too many.' },
}
const always = sampleCharter({ rules: [{ id: 'all', do: [act('say')] }] })

test.each([
  ['without a charter', null],
  ['under a charter', always],
])('a notice becomes one action for its channel, %s', (_, charter) => {
  const decision = decide(charter, new Overlay(EMPTY_BASE), subjectOf(charter, notice))
  expect(decision).toMatchObject({ charter: 0, fired: [], cases: [], timers: [], entries: [] })
  expect(decision.actions).toEqual([
    {
      kind: 'notify',
      rule: 'notify',
      group: null,
      member: null,
      message: null,
      text: { template: 'built-in/notice', params: {} },
      name: 'anna/mail',
      expires: NOON + HOUR,
    },
  ])
  expect(decodeDecision(encodeDecision(decision))).toEqual(decision)
  expect(encodeDecision(decision)).not.toContain('stopped')
})

test('a notice leaves nothing behind in state but its time', () => {
  const overlay = new Overlay(EMPTY_BASE)
  evolve(overlay, notice, decide(always, overlay, subjectOf(always, notice)))
  expect(overlay.changed().map(({ scope }) => scope)).toEqual(['community'])
})

test.each(['action.handed', 'action.confirmed'] as const)('%s fires nothing and asks nothing', (kind) => {
  const event = {
    ...envelope,
    group: toId<GroupId>(11),
    member: toId<MemberId>(12),
    kind,
    data: { seq: 3, n: 0 },
    content: {},
  } as Event
  const overlay = new Overlay(EMPTY_BASE)
  const decision = decide(always, overlay, subjectOf(always, event))
  expect(decision).toMatchObject({ fired: [], actions: [], cases: [], timers: [] })
  evolve(overlay, event, decision)
  expect(overlay.changed().map(({ scope }) => scope)).toEqual(['community'])
})
