import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SANCTIONS } from '../../core/chat/action.ts'
import type { Rate } from '../../core/chat/capability.ts'
import { START, Stage } from './stage-fixture.ts'
import type { Sent } from './stage-fixture.ts'

const ACCOUNTS = 3
const HOUR = 3_600_000

let stage = new Stage()
beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

const rate = (count: number, span: number) =>
  fc.record({ count: fc.integer({ min: 1, max: count }), span: fc.integer({ min: 50, max: span }) })
const load = fc.record({
  perAccount: fc.array(rate(8, 2_000), { maxLength: 2 }),
  perGroup: fc.array(rate(3, 1_000), { maxLength: 2 }),
  takes: fc.integer({ min: 0, max: 300 }),
  claimTakes: fc.integer({ min: 0, max: 100 }),
  actions: fc.array(
    fc.record({
      group: fc.nat(14),
      kind: fc.constantFrom('say', 'reply', 'mute', 'recall'),
      /** Decided this much after the one before. */
      after: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(400) }),
    }),
    { minLength: 20, maxLength: 120 },
  ),
  /** The platform's clock runs so much faster, and is so far off. */
  drift: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  offset: fc.integer({ min: -HOUR, max: HOUR }),
})

/** Starts in any window of the platform's clock never exceed its rate. */
function expectWithin(
  sends: readonly Pick<Sent, 'at'>[],
  rates: readonly Rate[],
  clock: (at: number) => number,
): void {
  const times = sends.map(({ at }) => clock(at)).toSorted((one, other) => one - other)
  for (const { count, span } of rates) {
    times.forEach((time, place) => {
      const earlier = times[place - count]
      if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(span)
    })
  }
}

test('under load no window ever exceeds a limit, nothing starves, and each group keeps its order', async () => {
  await fc.assert(
    fc.asyncProperty(load, async ({ perAccount, perGroup, takes, claimTakes, actions, drift, offset }) => {
      vi.setSystemTime(START)
      stage = new Stage()
      stage.takes = takes
      stage.claimTakes = claimTakes
      stage.capabilities = { ...stage.capabilities, limits: { perAccount, perGroup } }
      stage.start()
      for (const [place, { group, kind, after }] of actions.entries()) {
        if (after > 0) await vi.advanceTimersByTimeAsync(after)
        const seq = place + 1
        const expires = Date.now() + HOUR
        stage.hold(seq, kind, { group, expires }, { account: group % ACCOUNTS, text: `${seq}` })
        stage.tellCommitted(seq)
      }
      await vi.advanceTimersByTimeAsync(HOUR - 120_000)
      const stopped = stage.outbox?.stop(0).catch(() => null)
      await vi.runOnlyPendingTimersAsync()
      await stopped

      expect(stage.statuses().filter((status) => status !== 'sent')).toEqual([])
      expect(stage.sent).toHaveLength(actions.length)
      const clock = (at: number) => at * (1 + drift) + offset
      for (const [, sends] of Map.groupBy(stage.sent, ({ account }) => account)) {
        expectWithin(sends, perAccount, clock)
      }
      for (const [, sends] of Map.groupBy(stage.sent, ({ action }) => action.group)) {
        expectWithin(sends, perGroup, clock)
        expectInOrder(sends)
      }
    }),
    { numRuns: process.env['LONG'] === '1' ? 500 : 25 },
  )
}, 120_000)

/** One at a time; and what was decided first goes first, sanctions apart. */
function expectInOrder(sends: readonly Sent[]): void {
  sends.slice(1).forEach(({ at }, place) => expect(at).toBeGreaterThanOrEqual(sends[place]?.done ?? Infinity))
  for (const sanctions of [true, false]) {
    const order = sends
      .filter(({ action }) => SANCTIONS.has(action.kind) === sanctions)
      .map(({ action }) => Number(action.text))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  }
}

test('a group and an account that are blocked delay nobody else', async () => {
  stage = new Stage()
  stage.platform = async ({ group }, account) =>
    group === 'g1' || account === 2
      ? { status: 'failed', code: 'flood-wait', permanent: false, retryAfter: 300_000 }
      : { status: 'sent' }
  for (let seq = 1; seq <= 3_000; seq++) {
    const group = seq % 1_000
    const account = group < 900 ? 2 : 1
    stage.hold(seq, 'say', { group, expires: START + HOUR }, { account })
  }
  for (let seq = 4_001; seq <= 4_100; seq++) stage.hold(seq, 'say', { group: 1 }, { account: 1 })
  stage.start()
  await vi.advanceTimersByTimeAsync(30_000)
  const waiting = [...stage.rows.values()].filter(
    ({ action, account }) => account === 1 && action.group !== 1 && action.status !== 'sent',
  )
  expect(waiting).toEqual([])
  await stage.outbox?.stop(0).catch(() => null)
})

test('a clock that is set back stops nothing, and lets no limit slip', async () => {
  stage = new Stage()
  stage.capabilities = { ...stage.capabilities, limits: { perAccount: [{ count: 2, span: 1_000 }] } }
  for (let seq = 1; seq <= 6; seq++) stage.hold(seq, 'say', { group: seq, expires: START + HOUR, due: 0 })
  stage.start()
  await vi.advanceTimersByTimeAsync(10)
  expect(stage.sent).toHaveLength(2)
  vi.setSystemTime(START - HOUR)
  stage.outbox?.wake()
  await vi.advanceTimersByTimeAsync(900)
  expect(stage.sent).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(stage.sent).toHaveLength(6)
  await stage.outbox?.stop(0).catch(() => null)
})

test('private messages to operators through an account keep to its pace, other notices to none', async () => {
  stage = new Stage()
  const perAccount = [{ count: 2, span: 1_000 }]
  stage.capabilities = { ...stage.capabilities, limits: { perAccount } }
  const starts: number[] = []
  const others: string[] = []
  stage.platform = async () => {
    starts.push(Date.now())
    return { status: 'sent' }
  }
  stage.notify = async ({ action: { name } }) => {
    if (stage.noticeAccounts.has(name ?? '')) starts.push(Date.now())
    else others.push(name ?? '')
    return { status: 'sent' }
  }
  for (let seq = 1; seq <= 4; seq++) {
    stage.noticeAccounts.set(`op${seq}/message`, 5)
    const notice = { group: null, member: null, expires: START + HOUR }
    stage.hold(seq, 'notify', { ...notice, name: `op${seq}/message` })
    stage.hold(seq + 10, 'notify', { ...notice, name: `op${seq}/mail` })
    stage.hold(seq + 20, 'say', { group: seq, expires: START + HOUR }, { account: 5 })
  }
  stage.start()
  await vi.advanceTimersByTimeAsync(100)
  expect(others).toHaveLength(4)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(starts).toHaveLength(8)
  expectWithin(
    starts.map((at) => ({ at })),
    perAccount,
    (at) => at,
  )
  await stage.outbox?.stop(0).catch(() => null)
})
