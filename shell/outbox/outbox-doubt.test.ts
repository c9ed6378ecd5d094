import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ActionKind } from '../../core/chat/action.ts'
import type { SendResult } from '../../core/ports/connector.ts'
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

const lost: SendResult = { status: 'unknown', code: 'connection-lost' }
const idempotent = () => {
  stage.capabilities = { ...stage.capabilities, idempotent: true }
}

test.each(['say', 'reply', 'tell', 'warn'] satisfies ActionKind[])(
  'a %s that may have been sent is never sent again',
  async (kind) => {
    stage.answers = [lost]
    stage.start().put(1, kind)
    await vi.advanceTimersByTimeAsync(500_000)
    expect(stage.sent).toHaveLength(1)
    expect(stage.status(1)).toBe('unknown connection-lost')
  },
)

test.each(['recall', 'mute'] satisfies ActionKind[])(
  'a %s does no harm twice: it is tried again',
  async (kind) => {
    stage.answers = [lost, lost]
    stage.start().put(1, kind)
    await vi.advanceTimersByTimeAsync(500_000)
    expect(stage.sent).toHaveLength(3)
    expect(stage.rows.get('1')?.action.status).toBe('sent')
  },
)

test('but not for ever', async () => {
  stage.answers = Array.from({ length: 20 }, () => lost)
  stage.start().put(1, 'mute')
  await vi.advanceTimersByTimeAsync(590_000)
  expect(stage.sent).toHaveLength(8)
  expect(stage.status(1)).toBe('unknown connection-lost')
})

test('where the platform drops a second one, anything is tried again with the same key', async () => {
  idempotent()
  stage.answers = [lost]
  stage.start().put(1, 'say')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(stage.sent.map(({ action }) => action.idempotencyKey)).toEqual(['1-1-0', '1-1-0'])
  expect(stage.rows.get('1')?.action.status).toBe('sent')
})

test('what stands in for an act that may be repeated may itself not be', async () => {
  stage.capabilities = { ...stage.capabilities, act: { reply: 'auto' } }
  stage.answers = [lost]
  stage.start().put(1, 'recall', {}, null)
  await vi.advanceTimersByTimeAsync(100_000)
  expect(stage.sent.map(({ action }) => action.kind)).toEqual(['reply'])
  expect(stage.status(1)).toBe('unknown connection-lost')
})

test.each(['interrupted', 'in-doubt'])(
  'a recall left %s is not followed by a reply in its place',
  async (code) => {
    stage.capabilities = { ...stage.capabilities, act: { reply: 'auto' } }
    stage.start().put(1, 'recall', { code, attempts: 1 }, null)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(stage.sent).toEqual([])
    expect(stage.status(1)).toBe(`unknown ${code}`)
  },
)

test('an action that is lost, said not to be sent, and lost again is told of twice', async () => {
  stage.answers = [lost, lost]
  stage.start().put(1, 'say')
  await vi.advanceTimersByTimeAsync(10)
  const claimed = stage.rows.get('1')
  if (claimed) stage.set(claimed, { status: 'queued', code: 'not-sent' })
  stage.outbox?.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect(stage.status(1)).toBe('unknown connection-lost')
  expect(stage.recorded.filter(({ kind }) => kind === 'action.unknown')).toHaveLength(2)
})

describe('what delays an action that is in doubt does not hide the doubt', () => {
  const leave = (code: string) => {
    stage.capabilities = { ...stage.capabilities, act: { reply: 'auto' } }
    stage.hold(1, 'recall', { code, attempts: 1 }, { text: null })
  }

  test.each(['interrupted', 'in-doubt'])('%s: an account that opens later', async (code) => {
    leave(code)
    stage.closed.add(5)
    stage.start()
    await vi.advanceTimersByTimeAsync(5_000)
    stage.closed.clear()
    stage.outbox?.wake()
    await vi.advanceTimersByTimeAsync(100_000)
    expect(stage.sent).toEqual([])
    expect(stage.status(1)).toBe(`unknown ${code}`)
  })

  test.each(['interrupted', 'in-doubt'])('%s: a claim that failed', async (code) => {
    leave(code)
    stage.failClaims = 2
    stage.start()
    await vi.advanceTimersByTimeAsync(100_000)
    expect(stage.sent).toEqual([])
    expect(stage.status(1)).toBe(`unknown ${code}`)
  })
})

test('who never answers about a channel holds it up for a minute, and is not asked twice', async () => {
  let asked = 0
  stage.notify = () => {
    asked += 1
    return new Promise(() => {})
  }
  stage.start().put(1, 'notify', { name: 'anna/mail' })
  await vi.advanceTimersByTimeAsync(61_000)
  expect(stage.status(1)).toBe('unknown no-answer')
  expect(asked).toBe(1)
})
