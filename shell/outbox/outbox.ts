/**
 * The outbox: looks at what waits, claims only what it is about to send, sends it, and records what became of it.
 *
 * - What is claimed is marked `sending` durably right before it is sent: after a crash only that is in doubt.
 * - One send at a time in a lane (a group, a member), in order, sanctions first; paced by the platform's limits.
 * - A lane or an account that must wait delays nobody else.
 */
import type { SendResult } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ClaimedAction, WaitingAction } from '../../core/ports/store.ts'
import { codeBack } from './carry-out.ts'
import type { OutboxAccount } from './carry-out.ts'
import { createAlarm, sleep } from './alarm.ts'
import { choose } from './choose.ts'
import type { Chosen, Door } from './choose.ts'
import { laneOf } from './lanes.ts'
import { createLook } from './look.ts'
import { createPlaces } from './places.ts'
import { createResults, keyOf } from './results.ts'
import { createSender } from './sender.ts'

export interface OutboxOptions {
  readonly pipeline: Pick<
    Pipeline,
    'peekActions' | 'claimActions' | 'overdueActions' | 'nextAction' | 'record' | 'onCommitted'
  >
  /** The open account that acts for this one; null while there is none. */
  readonly accountOf: (waiting: WaitingAction) => OutboxAccount | null
  readonly webhook: (claimed: ClaimedAction, key: string) => Promise<SendResult>
  /** Brings words to an operator; absent = there is no way to. */
  readonly notify?: (claimed: ClaimedAction, key: string) => Promise<SendResult>
  /** The open account through which a notice goes as a private message; null where it goes another way. */
  readonly noticeBy?: (waiting: WaitingAction) => OutboxAccount | null
  readonly now: () => number
  /** Told when looking or claiming failed, to be logged; the outbox tries again. */
  readonly onFault?: (error: unknown) => void
}

export interface Outbox {
  /** Looks for work at once, e.g. because an account came alive. */
  readonly wake: () => void
  /** Sends what is in flight to its end, at most for `limit` milliseconds. */
  readonly stop: (limit: number) => Promise<void>
}

const PAUSE_AFTER_FAULT = 1_000
const BETWEEN_SWEEPS = 60_000
/** Where more lanes wait than one look shows, the pipeline keeps most of its time for what comes in. */
const REST_PER_LOOK = 4
const LONGEST_REST = 1_000

export function startOutbox(options: OutboxOptions): Outbox {
  const { pipeline, accountOf, noticeBy, now, onFault } = options
  const places = createPlaces()
  const look = createLook(pipeline)
  const flights = new Set<Promise<void>>()
  let stopping = false
  let passing: Promise<void> | null = null
  let again = false
  let swept = now()
  let rested = 0

  const wake = (): void => {
    if (stopping) return
    again = true
    passing ??= passes().finally(() => {
      passing = null
      if (again) wake()
    })
  }
  const alarm = createAlarm(now, wake)
  const results = createResults({ pipeline, pause: sleep, onRecorded: wake })
  const sender = createSender({ ...options, results })

  /** One pass after the other, as long as there is news. */
  const passes = async (): Promise<void> => {
    while (again && !stopping) {
      again = false
      if (now() < rested && rested <= now() + LONGEST_REST) {
        alarm.at(rested)
        return
      }
      try {
        await pass()
      } catch (error) {
        onFault?.(error)
        alarm.at(now() + PAUSE_AFTER_FAULT)
      }
    }
  }

  const pass = async (): Promise<void> => {
    const began = now()
    const seen = await look(began)
    const took = now() - began
    rested = seen.whole ? 0 : now() + Math.min(took * REST_PER_LOOK, LONGEST_REST)
    for (const action of seen.overdue) {
      if (!results.pending(action)) results.add(action, { status: 'expired' })
    }
    const waiting = seen.waiting.filter(
      ({ action }) => !results.pending(action) && !results.returning(laneOf(action)),
    )
    const choice = choose(waiting, doorOf, places, now())
    for (const { action } of choice.expired) results.add(action, { status: 'expired' })
    for (const { action } of choice.closed) sayClosed(action)
    await send(choice.chosen)
    alarm.at(Math.min(choice.wake, seen.wake))
    if (now() - swept > BETWEEN_SWEEPS) places.sweep((swept = now()))
  }

  const doorOf = (waiting: WaitingAction): Door | null => {
    const { action, account, platform } = waiting
    const { community, kind } = action
    if (kind === 'webhook') return { key: laneOf(action), limits: {} }
    if (kind === 'notify') {
      const by = noticeBy?.(waiting) ?? null
      return { key: by?.key ?? laneOf(action), limits: by?.capabilities.limits ?? {} }
    }
    // Nobody will ever be able to send it: the sender says so.
    if (platform === null) return { key: `${community}/nowhere`, limits: {} }
    const open = accountOf(waiting)
    return open && { key: open.key ?? `${community}/${account}`, limits: open.capabilities.limits }
  }

  /** Said once of each: it waits without using up attempts, until it expires. */
  const sayClosed = (action: WaitingAction['action']): void => {
    const code = codeBack(action, 'account-closed')
    if (action.code !== code) results.add(action, { status: 'returned', code, due: action.due })
  }

  const send = async (chosen: readonly Chosen[]): Promise<void> => {
    if (chosen.length === 0 || stopping) return
    const byKey = new Map(chosen.map((one) => [keyOf(one.waiting.action), one]))
    const refs = chosen.map(({ waiting }) => waiting.action)
    const claims = await pipeline.claimActions(refs).catch((error: unknown) => {
      // Perhaps they were marked and perhaps not; none was sent.
      for (const { waiting } of chosen) giveBack(waiting, 'claim-failed')
      throw error
    })
    for (const claimed of claims) {
      const one = byKey.get(keyOf(claimed.action))
      if (one) start(claimed, one)
    }
  }

  const start = (claimed: ClaimedAction, { lane, account }: Chosen): void => {
    if (stopping) {
      giveBack(claimed, 'stopped')
      return
    }
    // The claim may have waited long.
    if (claimed.action.expires <= now()) {
      results.add(claimed.action, { status: 'expired' })
      return
    }
    const sending = sender(claimed, { lane, account })
    if (sending === null) return
    lane.flights += 1
    account.flights += 1
    const flight = sending.finally(() => {
      flights.delete(flight)
      lane.flights -= 1
      account.flights -= 1
      wake()
    })
    flights.add(flight)
  }

  const giveBack = ({ action }: WaitingAction, why: string): void =>
    results.add(action, { status: 'returned', code: codeBack(action, why), due: now() })

  const unsubscribe = pipeline.onCommitted((committed) => {
    if (committed.some(({ actions }) => actions > 0)) wake()
  })
  wake()

  return {
    wake,
    stop: async (limit) => {
      if (stopping) return
      const signal = AbortSignal.timeout(limit)
      stopping = true
      unsubscribe()
      alarm.stop()
      await passing
      await Promise.race([Promise.allSettled(flights), aborted(signal)])
      await results.settled(signal)
    },
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
