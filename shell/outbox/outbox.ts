/**
 * The outbox: claims actions that are due, sends each through its account, and records what became of it.
 * Never two in flight for one group; in order within a group, sanctions first; paced by the platform's limits.
 */
import type { ClaimedAction } from '../../core/ports/store.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { SendResult } from '../../core/ports/connector.ts'
import { carryOut } from './carry-out.ts'
import type { CarriedOut, OutboxAccount } from './carry-out.ts'
import { accountKey, createLanes, insert } from './lanes.ts'
import type { Lane, Waiting } from './lanes.ts'
import { createPace } from './pace.ts'
import type { Pace } from './pace.ts'
import { createResults, eventOf } from './results.ts'
import type { Fate } from './results.ts'

export interface OutboxOptions {
  readonly pipeline: Pick<Pipeline, 'peekActions' | 'claimActions' | 'nextAction' | 'record' | 'onCommitted'>
  /** The open account that acts for this one; null while it is closed. */
  readonly accountOf: (claimed: ClaimedAction) => OutboxAccount | null
  readonly webhook: (claimed: ClaimedAction, key: string) => Promise<SendResult>
  readonly now: () => number
  /** Told when claiming failed, to be logged; the outbox tries again. */
  readonly onFault?: (error: unknown) => void
}

export interface Outbox {
  /** Looks for work at once, e.g. because an account came alive. */
  readonly wake: () => void
  /** Sends what is in flight to its end, at most for `limit` milliseconds; the rest goes back to the queue. */
  readonly stop: (limit: number) => Promise<void>
}

const MOST_HELD = 1_000
const MOST_ATTEMPTS = 8
const LONGEST_SLEEP = 60_000
const RETRY_FIRST = 500
const RETRY_LAST = 60_000

export function startOutbox({ pipeline, accountOf, webhook, now, onFault }: OutboxOptions): Outbox {
  const paces = new Map<string, Pace>()
  const lanes = createLanes((claimed) => createPace(accountOf(claimed)?.capabilities.limits.perGroup ?? []))
  const results = createResults(pipeline, sleep)
  const flights = new Set<Promise<void>>()
  let stopping = false
  let claiming: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | undefined
  let alarm = Infinity

  const tell = (claimed: ClaimedAction, fate: Fate): void => results.add(eventOf(claimed, fate))

  const accountPace = (claimed: ClaimedAction): Pace => {
    const key = accountKey(claimed)
    let pace = paces.get(key)
    if (pace === undefined) {
      pace = createPace(accountOf(claimed)?.capabilities.limits.perAccount ?? [])
      paces.set(key, pace)
    }
    return pace
  }

  const wakeAt = (at: number): void => {
    if (stopping || at >= alarm) return
    clearTimeout(timer)
    alarm = at
    timer = setTimeout(
      () => {
        alarm = Infinity
        wake()
      },
      Math.min(Math.max(0, at - now()), LONGEST_SLEEP),
    )
  }

  const startSends = (): void => {
    for (const lane of lanes.idle()) startNext(lane)
  }

  const startNext = (lane: Lane): void => {
    while (!stopping && !lane.busy) {
      const item = lane.waiting[0]
      if (item === undefined) return
      const at = now()
      if (item.claimed.action.expires <= at) {
        lane.waiting.shift()
        tell(item.claimed, { status: 'expired' })
        continue
      }
      const pace = accountPace(item.claimed)
      const ready = Math.max(lane.resting, lane.pace.readyAt(at), pace.readyAt(at))
      if (ready > at) {
        wakeAt(Math.min(ready, item.claimed.action.expires))
        return
      }
      lane.waiting.shift()
      lane.pace.sent(at)
      pace.sent(at)
      lane.busy = true
      const flight = send(lane, item).finally(() => {
        flights.delete(flight)
        lane.busy = false
        startNext(lane)
        if (lanes.size() === 0) wake()
      })
      flights.add(flight)
    }
  }

  const send = async (lane: Lane, item: Waiting): Promise<void> => {
    const done = await attempt(item.claimed)
    const { result } = done
    if (result.status === 'sent') {
      tell(item.claimed, { status: 'sent', native: result.native ?? null, code: done.code })
    } else if (result.status === 'unknown') {
      tell(item.claimed, { status: 'unknown', code: result.code })
    } else if (result.permanent || item.attempts >= MOST_ATTEMPTS) {
      tell(item.claimed, { status: 'failed', code: result.code })
    } else {
      const wait = result.retryAfter ?? backoff(item.attempts)
      lane.resting = now() + wait
      if (stopping) giveBack(item, result.code, lane.resting)
      else insert(lane, { claimed: item.claimed, attempts: item.attempts + 1 })
    }
  }

  const attempt = async (claimed: ClaimedAction): Promise<CarriedOut> => {
    const { community, seq, n } = claimed.action
    const key = `${community}-${seq}-${n}`
    if (claimed.action.kind === 'webhook') return { result: await webhook(claimed, key), code: null }
    const account = accountOf(claimed)
    if (account !== null) return carryOut(claimed, account, key)
    return { result: { status: 'failed', code: 'account-closed', permanent: false }, code: null }
  }

  const giveBack = ({ claimed, attempts }: Waiting, code: string, due: number): void =>
    tell(claimed, { status: 'returned', code, due, attempt: attempts })

  const claim = async (): Promise<void> => {
    do {
      again = false
      const room = MOST_HELD - lanes.size()
      const waiting = room > 0 ? (await pipeline.peekActions(now(), room)).actions : []
      const claimed = await pipeline.claimActions(waiting.map(({ action }) => action))
      for (const action of claimed) lanes.add(action)
      lanes.sweep(now())
      startSends()
      if (claimed.length > 0) again = true
    } while (again && !stopping)
    const next = await pipeline.nextAction()
    wakeAt(Math.min(next === null ? Infinity : Math.max(next, now() + 1), now() + LONGEST_SLEEP))
  }

  const wake = (): void => {
    if (stopping) return
    startSends()
    again = true
    claiming ??= claim()
      .catch((error: unknown) => {
        onFault?.(error)
        wakeAt(now() + 1_000)
      })
      .finally(() => {
        claiming = null
        if (again) wake()
      })
  }

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
      clearTimeout(timer)
      await claiming
      for (const lane of lanes.all()) {
        for (const item of lane.waiting.splice(0)) giveBack(item, 'stopped', now())
      }
      await Promise.race([Promise.allSettled(flights), aborted(signal)])
      await results.settled(signal)
    },
  }
}

function backoff(attempts: number): number {
  return Math.min(RETRY_FIRST * 2 ** Math.max(0, attempts - 1), RETRY_LAST)
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
