import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SendResult } from '../../core/ports/connector.ts'
import { handedKey } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import { eventOf } from './results.ts'
import { START, Stage } from './stage-fixture.ts'

let stage = new Stage()
beforeEach(() => {
  vi.useFakeTimers({ now: START })
  stage = new Stage()
})
afterEach(async () => {
  await stage.outbox?.stop(0).catch(() => null)
  vi.useRealTimers()
})

const HOUR = 3_600_000
const refusal = (code: string): SendResult => ({ status: 'failed', code, permanent: true })
const sentAt = (group: string) =>
  stage.sent.filter(({ action }) => action.group === group).map(({ at }) => at - START)

describe('an account that is not open', () => {
  beforeEach(() => stage.closed.add(5))

  test('uses up no attempts, says so once, and goes on when it is open', async () => {
    stage.start().put(1, 'say', { expires: START + HOUR })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(stage.status(1)).toBe('queued account-closed')
    expect(stage.rows.get('1')?.action.attempts).toBe(0)
    expect(stage.recorded).toHaveLength(1)
    stage.closed.clear()
    stage.outbox?.wake()
    await vi.advanceTimersByTimeAsync(1)
    expect(stage.sent).toHaveLength(1)
    expect(stage.rows.get('1')?.action).toMatchObject({ status: 'sent', attempts: 1 })
  })

  test('lets what has expired go, visibly', async () => {
    stage.start().put(1, 'say', { expires: START + 5_000 })
    await vi.advanceTimersByTimeAsync(6_000)
    expect(stage.status(1)).toBe('expired account-closed')
  })

  test('keeps nobody else waiting', async () => {
    stage.start().hold(1, 'say', { group: 1 })
    stage.hold(2, 'say', { group: 2 }, { account: 6 })
    stage.tellCommitted(2)
    await vi.advanceTimersByTimeAsync(1)
    expect([stage.status(1), stage.status(2)]).toEqual(['queued account-closed', 'sent'])
  })
})

test('what nobody will ever be able to send is told to a person', async () => {
  stage.hold(1, 'tell', { group: null }, { account: null, platform: null, personNative: null })
  stage.start()
  await vi.advanceTimersByTimeAsync(1)
  expect(stage.status(1)).toBe('failed nobody-to-reach')
})

test.each([
  ['account', [30_000, 0]],
  ['group', [0, 0]],
] as const)('a wait that the platform asks of the %s holds for that', async (scope, [elsewhere]) => {
  stage.answers = [{ status: 'failed', code: 'flood-wait', permanent: false, retryAfter: 30_000, scope }]
  stage.hold(1, 'say', { group: 1 })
  stage.start()
  await vi.advanceTimersByTimeAsync(1)
  stage.put(2, 'say', { group: 2, due: START })
  stage.put(3, 'say', { group: 1, due: START })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sentAt('g1').slice(0, 2)).toEqual([0, 30_000])
  expect(sentAt('g2')[0]).toBeGreaterThanOrEqual(elsewhere)
  expect(sentAt('g2')[0]).toBeLessThanOrEqual(elsewhere + 1)
})

test('waits that the platform asks for do not use up the patience with an action', async () => {
  const flood: SendResult = { status: 'failed', code: 'flood-wait', permanent: false, retryAfter: 1_000 }
  stage.answers = Array.from({ length: 30 }, () => flood)
  stage.start().put(1, 'say')
  await vi.advanceTimersByTimeAsync(40_000)
  expect(stage.status(1)).toMatch(/^sent/)
})

describe('a refusal for good', () => {
  test('is not tried again', async () => {
    stage.answers = [refusal('no-such-message')]
    stage.start().put(1, 'recall')
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(stage.sent).toHaveLength(1)
    expect(stage.status(1)).toBe('failed no-such-message')
  })

  test('again and again for want of rights: the group is left alone, longer each time', async () => {
    stage.platform = async ({ group }) => (group === 'g1' ? refusal('rights-missing') : { status: 'sent' })
    for (let seq = 1; seq <= 200; seq++) stage.hold(seq, 'say', { group: seq % 2, expires: START + HOUR })
    stage.start()
    await vi.advanceTimersByTimeAsync(HOUR + 1)
    const tries = sentAt('g1')
    expect(tries.length).toBeLessThan(12)
    const gaps = tries.slice(3).map((at, place) => at - (tries[place + 2] ?? 0))
    expect(gaps[0]).toBeGreaterThanOrEqual(60_000)
    gaps.slice(1).forEach((gap, place) => expect(gap).toBeGreaterThan(gaps[place] ?? Infinity))
    expect(sentAt('g0')).toHaveLength(100)
    expect(stage.statuses().filter((status) => status === 'queued' || status === 'sending')).toEqual([])
  })

  test('of one message says nothing about the group', async () => {
    stage.answers = Array.from({ length: 5 }, () => refusal('no-such-message'))
    for (let seq = 1; seq <= 6; seq++) stage.hold(seq, 'recall')
    stage.start()
    await vi.advanceTimersByTimeAsync(10)
    expect(stage.sent).toHaveLength(6)
  })
})

describe('less is possible in one group', () => {
  test('the nearest thing there is done', async () => {
    stage.abilities = (group) => (group === 'g1' ? { recall: 'never' } : {})
    stage.start()
    stage.put(1, 'recall', { group: 1 }, null)
    stage.put(2, 'recall', { group: 2 }, null)
    await vi.advanceTimersByTimeAsync(10)
    expect(stage.sent.map(({ action }) => action.kind)).toEqual(['reply', 'recall'])
  })
})

test('that a task has expired and that it was done bear one key, so that only the first counts', () => {
  const row = { community: 1, seq: 7, n: 0, group: 7, member: 9, attempts: 1, expires: 5 }
  const action: ActionRow = {
    ...row,
    kind: 'say',
    rule: 'r',
    message: null,
    amount: null,
    name: null,
    due: 5,
    status: 'handed',
    code: null,
    native: null,
  }
  expect(eventOf(action, { status: 'expired' }).dedupe).toBe(handedKey(action))
  expect(eventOf({ ...action, status: 'queued' }, { status: 'expired' }).dedupe).not.toBe(handedKey(action))
})

test('a connector that cannot say what it can do stops nobody, and nothing is sent twice for it', async () => {
  stage.abilities = (group) => {
    if (group === 'g8') throw new Error('the list of rights is broken')
    return {}
  }
  for (const group of [7, 8, 9]) stage.put(group, 'say', { group })
  stage.start()
  await vi.advanceTimersByTimeAsync(580_000)
  expect(stage.sent.map(({ action }) => action.group)).toEqual(['g7', 'g9'])
  expect(stage.status(8)).toBe('failed connector-threw')
})

describe('what a person has to do', () => {
  beforeEach(() => {
    stage.capabilities = { ...stage.capabilities, act: { ...stage.capabilities.act, mute: 'assist' } }
  })

  test('is handed over, by kind, until it expires', async () => {
    stage.start().put(1, 'mute', { expires: START + 50_000 })
    stage.put(2, 'say')
    await vi.advanceTimersByTimeAsync(10)
    expect([stage.status(1), stage.status(2)]).toEqual(['handed', 'sent'])
    expect(stage.recorded).toContainEqual(
      expect.objectContaining({
        kind: 'action.handed',
        update: { seq: 1, n: 0, status: 'handed', code: null, due: START + 50_000 },
      }),
    )
    await vi.advanceTimersByTimeAsync(51_000)
    expect(stage.status(1)).toBe('expired')
    expect(stage.recorded.filter(({ kind }) => kind === 'action.expired')).toHaveLength(1)
  })

  test('and was done, is not asked for again', async () => {
    stage.start().put(1, 'mute', { expires: START + 50_000 })
    await vi.advanceTimersByTimeAsync(10)
    const claimed = stage.rows.get('1')
    if (claimed) stage.set(claimed, { status: 'sent' })
    await vi.advanceTimersByTimeAsync(100_000)
    expect(stage.status(1)).toBe('sent')
  })
})

test('words for operators go their own way, one at a time for each', async () => {
  for (const [seq, name] of ['anna/mail', 'anna/chat', 'ben/mail'].entries()) {
    stage.hold(seq + 1, 'notify', { group: null, member: null, name }, { account: null, platform: null })
  }
  stage.start()
  await vi.advanceTimersByTimeAsync(10)
  expect(stage.notified.toSorted()).toEqual(['anna/chat', 'anna/mail', 'ben/mail'])
  expect(stage.statuses()).toEqual(['sent', 'sent', 'sent'])
})

test('what could not be claimed goes back to the queue and is sent later, once', async () => {
  stage.failClaims = 2
  stage.start().put(1, 'say')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(stage.sent).toHaveLength(1)
  expect(stage.status(1)).toMatch(/^sent/)
})

test('what was withdrawn after the look is not sent', async () => {
  stage.claimTakes = 50
  stage.put(1, 'say')
  stage.start()
  await vi.advanceTimersByTimeAsync(10)
  const claimed = stage.rows.get('1')
  if (claimed) stage.set(claimed, { status: 'expired', code: 'rule-removed' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(stage.sent).toEqual([])
  expect(stage.status(1)).toBe('expired rule-removed')
})
