import { expect, test } from 'vitest'
import type { CompiledCharter } from '../../core/charter/compiled.ts'
import type { Event } from '../../core/chat/event.ts'
import { emptyRecord } from '../../core/decide/codec.ts'
import { sampleCharter } from '../../core/decide/sample-charter.ts'
import { NOON } from '../../core/decide/sample-events.ts'
import type { Fresh } from './admit.ts'
import { decideEvents, prepare } from './decide-events.ts'
import { StateCache } from './state-cache.ts'

const HOUR = 3_600_000
const charter: CompiledCharter = Object.defineProperty({ ...sampleCharter() }, 'welcome', {
  get: () => {
    throw new Error('poison')
  },
})

function due(key: string, group: number | null, payload: unknown): Fresh {
  const event = {
    community: 1,
    seq: 7,
    at: NOON,
    received: NOON + 500,
    now: NOON,
    source: 'live',
    account: null,
    group,
    member: null,
    native: null,
    revision: 0,
    kind: 'clock.due',
    data: { key, due: NOON, payload },
    content: {},
  } as unknown as Event
  const none = { platform: null, accepted: null, update: null, timer: null, publication: null }
  return { event, dedupe: key, charter, ...none }
}

function decided(fresh: Fresh) {
  const cache = new StateCache()
  cache.put('group', 11, 0, { ...emptyRecord('group'), kind: 'club' })
  const [one] = decideEvents(prepare([fresh]).prepared, cache).decided
  if (one === undefined) throw new Error('nothing was decided')
  return one.decision
}

test('a timer on which deciding throws is set again an hour later, and is one case however often it fails', () => {
  const decision = decided(due('welcome:11', 11, null))
  expect(decision.fault).toContain('poison')
  expect(decision.timers).toEqual([{ key: 'welcome:11', due: NOON + 500 + HOUR, group: 11, payload: null }])
  expect(decision.cases).toMatchObject([{ key: 'fault:welcome:11', kind: 'fault', message: 7 }])
})

test('a group keeps when its schedule was due, so that it is late by then', () => {
  const poisoned = prepare([due('schedule:daily:11', 11, NOON - 5)]).prepared.map((one) => ({
    ...one,
    fault: 'broken',
  }))
  const [one] = decideEvents(poisoned, new StateCache()).decided
  expect(one?.decision.timers).toEqual([
    { key: 'schedule:daily:11', due: NOON + 500 + HOUR, group: 11, payload: NOON - 5 },
  ])
})

test('other timers are nobody’s to set again', () => {
  const poisoned = prepare([due('other:1', null, null)]).prepared.map((one) => ({ ...one, fault: 'broken' }))
  expect(decideEvents(poisoned, new StateCache()).decided[0]?.decision.timers).toEqual([])
})
