import { expect, test } from 'vitest'
import type { ActionRow } from '../../../core/ports/rows.ts'
import { EVENTS } from '../../../core/chat/event.ts'
import { answerEvent } from './answer-event.ts'

const action: ActionRow = {
  community: 1,
  seq: 7,
  n: 2,
  kind: 'say',
  rule: 'welcome',
  group: 11,
  member: 21,
  message: null,
  amount: null,
  name: null,
  due: 100,
  expires: 1_000,
  status: 'unknown',
  attempts: 3,
  code: 'interrupted',
  native: null,
}
const said = { operator: 'anna', now: 500 }

test.each([
  ['sent', 500, 'action.confirmed', { seq: 7, n: 2, status: 'sent' }],
  ['not-sent', 500, 'action.failed', { seq: 7, n: 2, status: 'queued', code: 'not-sent', due: 500 }],
  ['not-sent', 1_000, 'action.expired', { seq: 7, n: 2, status: 'expired' }],
] as const)('%s at %i is %s', (was, now, kind, update) => {
  const event = answerEvent(action, { ...said, was, now })
  expect(event).toMatchObject({ kind, group: 11, member: 21, data: { operator: 'anna' }, update })
  expect(EVENTS[event.kind].data.safeParse(event.data).success).toBe(true)
})

test('a word said twice is one; a later doubt may be answered anew', () => {
  const first = answerEvent(action, { ...said, was: 'not-sent' })
  expect(answerEvent(action, { ...said, was: 'not-sent', now: 600 }).dedupe).toBe(first.dedupe)
  expect(answerEvent({ ...action, attempts: 4 }, { ...said, was: 'sent' }).dedupe).not.toBe(first.dedupe)
})
