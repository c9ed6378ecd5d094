import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SendResult } from '../../core/ports/connector.ts'
import { START, Stage } from './stage-fixture.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(async () => {
  await stage.outbox?.stop(0).catch(() => null)
  vi.useRealTimers()
})

let stage = new Stage()
beforeEach(() => {
  stage = new Stage()
})

const texts = () => stage.sent.map(({ action }) => action.text)

test('sends what is queued, with a key that is the same for every attempt, and records it', async () => {
  stage.start().put(3, 'reply', { message: 2 })
  await vi.advanceTimersByTimeAsync(1)
  expect(stage.sent[0]?.action).toEqual({
    idempotencyKey: '1-3-0',
    kind: 'reply',
    group: 'g7',
    person: 'u9',
    message: 'm1',
    text: 'hello',
    amount: null,
    expires: START + 600_000,
  })
  expect(stage.status(3)).toBe('sent')
  expect(stage.recorded).toMatchObject([{ kind: 'action.sent', data: { seq: 3, n: 0, native: 'n1' } }])
})

test('within a group: one at a time, sanctions first, then in order; other groups do not wait', async () => {
  stage.takes = 100
  stage.put(1, 'say', {}, 'first')
  stage.put(2, 'say', {}, 'second')
  stage.put(3, 'mute', {}, 'sanction')
  stage.put(4, 'say', { group: 8 }, 'elsewhere')
  stage.start()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(texts()).toEqual(['sanction', 'elsewhere', 'first', 'second'])
  const here = stage.sent.filter(({ action }) => action.group === 'g7')
  here.slice(1).forEach(({ at }, place) => expect(at).toBeGreaterThanOrEqual(here[place]?.done ?? Infinity))
})

test('keeps to the rates of the account and of the group', async () => {
  stage.capabilities = {
    ...stage.capabilities,
    limits: { perAccount: [{ count: 3, span: 1_000 }], perGroup: [{ count: 1, span: 500 }] },
  }
  for (let seq = 1; seq <= 6; seq++) stage.put(seq, 'say', { group: seq % 3 })
  stage.start()
  await vi.advanceTimersByTimeAsync(5_000)
  const times = stage.sent.map(({ at }) => at - START).toSorted((a, b) => a - b)
  expect(times).toHaveLength(6)
  times.forEach((time, place) => expect(time - (times[place - 3] ?? -Infinity)).toBeGreaterThanOrEqual(1_000))
})

describe('what goes wrong', () => {
  test('a passing fault is tried again, later each time, and keeps its place', async () => {
    const passing: SendResult = { status: 'failed', code: 'busy', permanent: false }
    stage.answers = [passing, passing]
    stage.put(1, 'say', {}, 'first')
    stage.put(2, 'say', {}, 'second')
    stage.start()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(texts()).toEqual(['first', 'first', 'first', 'second'])
    const [a, b, c] = stage.sent.map(({ at }) => at)
    expect((c ?? 0) - (b ?? 0)).toBeGreaterThan((b ?? 0) - (a ?? 0))
    expect([stage.status(1), stage.status(2)]).toEqual(['sent', 'sent'])
  })

  test('it is given up after eight attempts', async () => {
    stage.answers = Array.from({ length: 20 }, () => ({ status: 'failed', code: 'busy', permanent: false }))
    stage.start().put(1, 'say')
    await vi.advanceTimersByTimeAsync(590_000)
    expect(stage.sent).toHaveLength(8)
    expect(stage.status(1)).toBe('failed busy')
    expect(stage.recorded.at(-1)).toMatchObject({ kind: 'action.failed', data: { permanent: true } })
  })

  test('the platform says when to come back', async () => {
    stage.answers = [{ status: 'failed', code: 'slow-down', permanent: false, retryAfter: 30_000 }]
    stage.start().put(1, 'say')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stage.sent.map(({ at }) => at - START)).toEqual([0, 30_000])
  })

  test('what has expired is dropped, visibly, also while it waits for its turn', async () => {
    stage.answers = [{ status: 'failed', code: 'busy', permanent: false, retryAfter: 120_000 }]
    stage.put(1, 'say', { expires: START - 1 })
    stage.put(2, 'say', { expires: START + 60_000 })
    stage.start()
    await vi.advanceTimersByTimeAsync(200_000)
    expect([stage.status(1), stage.status(2)]).toEqual(['expired', 'expired busy'])
    expect(stage.sent).toHaveLength(1)
  })

  test('what was to be said and was erased meanwhile is not said in other words', async () => {
    stage.put(1, 'say', {}, null)
    stage.start()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(stage.status(1)).toBe('failed text-erased')
    expect(stage.sent).toEqual([])
  })

  test('what may have happened is not done again', async () => {
    stage.answers = [{ status: 'unknown', code: 'connection-lost' }]
    stage.start().put(1, 'say')
    await vi.advanceTimersByTimeAsync(100_000)
    expect(stage.sent).toHaveLength(1)
    expect(stage.status(1)).toBe('unknown connection-lost')
  })

  test('a connector that never answers leaves an unknown, and its group goes on', async () => {
    stage.takes = 10_000_000
    stage.put(1, 'say')
    stage.put(2, 'say')
    stage.start()
    await vi.advanceTimersByTimeAsync(61_000)
    expect(stage.status(1)).toBe('unknown no-answer')
    await vi.advanceTimersByTimeAsync(61_000)
    expect(stage.status(2)).toBe('unknown no-answer')
  })

  test('a result that cannot be recorded is recorded later, once, and nothing is sent twice', async () => {
    stage.failRecords = 3
    stage.start().put(1, 'say')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(stage.sent).toHaveLength(1)
    expect(stage.recorded).toHaveLength(1)
    expect(stage.status(1)).toBe('sent')
  })
})

describe('what a platform cannot do', () => {
  test('becomes the nearest thing that it can, and its code says so', async () => {
    stage.capabilities = { ...stage.capabilities, act: { say: 'auto', reply: 'auto' } }
    stage.start().put(1, 'recall', { message: 1 }, null)
    await vi.advanceTimersByTimeAsync(1)
    expect(stage.sent[0]?.action.kind).toBe('reply')
    expect(stage.sent[0]?.action.text).toMatch(/against the rules/)
    expect(stage.status(1)).toBe('sent as-reply')
  })

  test.each([
    [{ say: 'auto' as const }, 'failed not-possible-here'],
    [{ mute: 'assist' as const }, 'handed'],
  ])('falls to a person when nothing is near (%o)', async (act, status) => {
    stage.capabilities = { ...stage.capabilities, act }
    stage.start().put(1, 'mute')
    await vi.advanceTimersByTimeAsync(1)
    expect(stage.sent).toEqual([])
    expect(stage.status(1)).toBe(status)
  })

  test('a text is cut at the limit without tearing a character', async () => {
    stage.capabilities = { ...stage.capabilities, limits: { textLength: 4 } }
    stage.start().put(1, 'say', {}, 'ab😀cd')
    await vi.advanceTimersByTimeAsync(1)
    expect(texts()).toEqual(['ab…'])
  })
})

test('stopping ends what is in flight and leaves the rest in the queue', async () => {
  stage.takes = 300
  stage.put(1, 'say')
  stage.put(2, 'say')
  stage.start()
  await vi.advanceTimersByTimeAsync(1)
  const stopped = stage.outbox?.stop(5_000)
  await vi.advanceTimersByTimeAsync(400)
  await stopped
  expect([stage.status(1), stage.status(2)]).toEqual(['sent', 'queued'])
  stage.put(3, 'say')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stage.sent).toHaveLength(1)
})

test('what expires while it is claimed is not sent', async () => {
  stage.claimTakes = 2_000
  stage.start().put(1, 'say', { expires: START + 1_000 })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(stage.sent).toEqual([])
  expect(stage.status(1)).toBe('expired')
})

describe('who says when to come back', () => {
  const asking = (retryAfter: number): SendResult => ({
    status: 'failed',
    code: 'busy',
    permanent: false,
    retryAfter,
  })

  test.each([0, 0.0001, Number.NaN, -5, Infinity, 1e300])('and says %s is no danger', async (retryAfter) => {
    stage.answers = [asking(retryAfter)]
    stage.start().put(1, 'say', {}, 'hello')
    await vi.advanceTimersByTimeAsync(1)
    const { due } = stage.rows.get('1')?.action ?? { due: Number.NaN }
    expect(Number.isSafeInteger(due)).toBe(true)
    expect(due).toBeGreaterThanOrEqual(START + 400)
  })

  test('and always says "at once" is not called without end', async () => {
    stage.platform = async () => asking(0)
    stage.start().put(1, 'say', { expires: START + 1_200_000 })
    await vi.advanceTimersByTimeAsync(1_000_000)
    expect(stage.sent.length).toBeGreaterThan(8)
    expect(stage.sent.length).toBeLessThan(40)
  })

  test('and says "in a thousand years" silences the group for a day', async () => {
    stage.answers = [asking(1e300)]
    stage.start().put(1, 'say', {}, 'lost')
    await vi.advanceTimersByTimeAsync(1)
    vi.setSystemTime(START + 86_400_001)
    stage.put(2, 'say', { expires: START + 90_000_000 }, 'heard')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(texts()).toEqual(['lost', 'heard'])
  })
})
