import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ActionKind } from '../../core/chat/action.ts'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { Committed, InternalEvent } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import { startOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'

const START = Date.UTC(2026, 10, 22)
const ALL: Capabilities['act'] = {
  say: 'auto',
  reply: 'auto',
  recall: 'auto',
  mute: 'auto',
  warn: 'auto',
  tell: 'auto',
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(async () => {
  await stage.outbox?.stop(0).catch(() => null)
  vi.useRealTimers()
})

/** A pipeline that holds actions in memory, and a platform that does as told. */
class Stage {
  readonly rows = new Map<string, ClaimedAction>()
  readonly recorded: InternalEvent[] = []
  readonly sent: { readonly action: OutgoingAction; readonly at: number; readonly done: number }[] = []
  answers: SendResult[] = []
  /** How long the platform takes. */
  takes = 0
  failRecords = 0
  capabilities: Capabilities = { receive: {}, act: ALL, limits: {}, idempotent: true, actsOnOwner: true }
  outbox: Outbox | null = null
  #listener: (committed: readonly Committed[]) => void = () => {}

  put(seq: number, kind: ActionKind, fields: Partial<ActionRow> = {}, text: string | null = 'hello'): void {
    const row: ActionRow = {
      community: 1,
      seq,
      n: 0,
      kind,
      rule: 'r',
      group: 7,
      member: 9,
      message: null,
      amount: null,
      name: null,
      due: Date.now(),
      expires: Date.now() + 600_000,
      status: 'queued',
      attempts: 0,
      code: null,
      native: null,
      ...fields,
    }
    const targets = {
      account: 5,
      platform: 'room',
      groupNative: `g${row.group}`,
      personNative: 'u9',
      messageNative: 'm1',
    }
    this.rows.set(`${seq}`, { action: row, ...targets, text })
    this.#listener([{ community: 1, from: seq, to: seq, actions: 1 }])
  }

  start(): this {
    this.outbox = startOutbox({
      now: Date.now,
      pipeline: {
        peekActions: async (now, limit) => ({ actions: this.#peek(now, limit), next: null }),
        claimActions: async (refs) => this.#claim(refs),
        nextAction: async () => {
          const due = [...this.rows.values()]
            .filter(({ action }) => action.status === 'queued')
            .map(({ action }) => action.due)
          return due.length === 0 ? null : Math.min(...due)
        },
        record: async (events) => this.#record(events),
        onCommitted: (listener) => {
          this.#listener = listener
          return () => {}
        },
      },
      accountOf: () => ({ capabilities: this.capabilities, send: (action) => this.#send(action) }),
      webhook: async () => ({ status: 'sent' }),
    })
    return this
  }

  status(seq: number): string {
    const { status, code } = this.rows.get(`${seq}`)?.action ?? {}
    return code ? `${status} ${code}` : `${status}`
  }

  #peek(now: number, limit: number): ClaimedAction[] {
    return [...this.rows.values()]
      .filter(({ action }) => action.status === 'queued' && action.due <= now)
      .slice(0, limit)
  }

  #claim(refs: readonly { readonly seq: number }[]): ClaimedAction[] {
    return refs
      .flatMap(({ seq }) => this.rows.get(`${seq}`) ?? [])
      .filter(({ action }) => action.status === 'queued')
      .map((claimed) => this.#set(claimed, { status: 'sending', attempts: claimed.action.attempts + 1 }))
  }

  #set(claimed: ClaimedAction, fields: Partial<ActionRow>): ClaimedAction {
    const changed = { ...claimed, action: { ...claimed.action, ...fields } }
    this.rows.set(`${claimed.action.seq}`, changed)
    return changed
  }

  async #record(events: readonly InternalEvent[]) {
    if (this.failRecords-- > 0) throw new Error('the disk is full')
    for (const event of events) {
      this.recorded.push(event)
      const { update } = event
      const claimed = this.rows.get(`${update?.seq}`)
      if (update && claimed) {
        const { status, code = claimed.action.code, due = claimed.action.due } = update
        this.#set(claimed, { status, code, due })
      }
    }
    return { outcomes: events.map((_, seq) => ({ status: 'appended' as const, seq })) }
  }

  async #send(action: OutgoingAction): Promise<SendResult> {
    const at = Date.now()
    if (this.takes > 0) await new Promise((resolve) => setTimeout(resolve, this.takes))
    this.sent.push({ action, at, done: Date.now() })
    return this.answers.shift() ?? { status: 'sent', native: `n${this.sent.length}` }
  }
}

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
    expect([stage.status(1), stage.status(2)]).toEqual(['expired', 'expired'])
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
    [{ say: 'auto' as const }, 'not-possible-here'],
    [{ mute: 'assist' as const }, 'needs-a-person'],
  ])('falls to a person when nothing is near (%o)', async (act, code) => {
    stage.capabilities = { ...stage.capabilities, act }
    stage.start().put(1, 'mute')
    await vi.advanceTimersByTimeAsync(1)
    expect(stage.sent).toEqual([])
    expect(stage.status(1)).toBe(`failed ${code}`)
  })

  test('a text is cut at the limit without tearing a character', async () => {
    stage.capabilities = { ...stage.capabilities, limits: { textLength: 4 } }
    stage.start().put(1, 'say', {}, 'ab😀cd')
    await vi.advanceTimersByTimeAsync(1)
    expect(texts()).toEqual(['ab…'])
  })
})

test('stopping ends what is in flight and gives the rest back', async () => {
  stage.takes = 300
  stage.put(1, 'say')
  stage.put(2, 'say')
  stage.start()
  await vi.advanceTimersByTimeAsync(1)
  const stopped = stage.outbox?.stop(5_000)
  await vi.advanceTimersByTimeAsync(400)
  await stopped
  expect([stage.status(1), stage.status(2)]).toEqual(['sent', 'queued stopped'])
  stage.put(3, 'say')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(stage.sent).toHaveLength(1)
})
