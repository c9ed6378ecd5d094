import { expect, test } from 'vitest'
import type { Event } from '../chat/event.ts'
import { toId } from '../chat/ids.ts'
import type { CommunityId, GroupId, MemberId, Seq } from '../chat/ids.ts'
import { decide } from './decide.ts'
import { EMPTY_BASE, Overlay } from './overlay.ts'
import { subjectOf } from './subject.ts'

const NOON = Date.UTC(2026, 0, 1, 12)
const event = (group: number | null, member: number | null): Event => ({
  community: toId<CommunityId>(1),
  seq: toId<Seq>(5),
  at: NOON,
  received: NOON,
  now: NOON,
  source: 'live',
  account: null,
  native: null,
  revision: 0,
  group: group === null ? null : toId<GroupId>(group),
  member: member === null ? null : toId<MemberId>(member),
  kind: 'operator.act',
  data: { operator: 'anna', act: 'test-message', account: 3 },
  content: { text: 'hello' },
})
const decided = (one: Event) => decide(null, new Overlay(EMPTY_BASE), subjectOf(null, one))

test('a test message is said to its group, also in one without a kind and without a charter', () => {
  expect(decided(event(21, null)).actions).toEqual([
    {
      kind: 'say',
      rule: 'test',
      group: 21,
      member: null,
      message: null,
      text: { template: 'built-in/notice', params: {} },
      expires: NOON + 600_000,
    },
  ])
})

test('or told to a member, or to nobody', () => {
  expect(decided(event(null, 31)).actions).toMatchObject([{ kind: 'tell', group: null, member: 31 }])
  expect(decided(event(null, null)).actions).toEqual([])
})
