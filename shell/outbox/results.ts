/** What became of an action, told to the ledger as an event together with the action's new status. */
import type { ActionRow, ActionUpdate } from '../../core/ports/rows.ts'
import type { ActionRef } from '../../core/ports/store.ts'
import { handedKey } from '../../core/ports/pipeline.ts'
import type { InternalEvent, Pipeline } from '../../core/ports/pipeline.ts'
import { laneOf } from './lanes.ts'

export type Fate =
  | { readonly status: 'sent'; readonly native: string | null; readonly code: string | null }
  | { readonly status: 'failed'; readonly code: string }
  /** Goes back to the queue and is tried again. */
  | { readonly status: 'returned'; readonly code: string; readonly due: number }
  /** Waits for a person until it expires. */
  | { readonly status: 'handed'; readonly code: string | null }
  | { readonly status: 'unknown'; readonly code: string }
  | { readonly status: 'expired' }

/** The event of a fate. Told twice it counts once. */
export function eventOf(action: ActionRow, fate: Fate): InternalEvent {
  const { community, group, member, seq, n, attempts, expires } = action
  const about = (
    kind: InternalEvent['kind'],
    data: Readonly<Record<string, unknown>>,
    update: Omit<ActionUpdate, 'seq' | 'n'>,
    attempt = '',
  ): InternalEvent => ({
    community,
    kind,
    group,
    member,
    data: { seq, n, ...data },
    content: null,
    dedupe: `${kind}:${seq}:${n}${attempt}`,
    update: { seq, n, ...update },
  })
  switch (fate.status) {
    case 'sent': {
      const native = fate.native === null ? {} : { native: fate.native }
      return about('action.sent', native, { status: 'sent', native: fate.native, code: fate.code })
    }
    case 'failed':
      return about(
        'action.failed',
        { code: fate.code, permanent: true },
        { status: 'failed', code: fate.code },
        `:${attempts}`,
      )
    case 'returned':
      return about(
        'action.failed',
        { code: fate.code, permanent: false },
        { status: 'queued', code: fate.code, due: fate.due },
        `:${attempts}:${fate.code}:${fate.due}`,
      )
    case 'unknown':
      // A person may say that it was not sent: then it is sent again, and may be lost again.
      return about('action.unknown', {}, { status: 'unknown', code: fate.code }, `:${attempts}`)
    case 'handed':
      return about('action.handed', {}, { status: 'handed', code: fate.code, due: expires }, `:${attempts}`)
    case 'expired': {
      const expired = about('action.expired', {}, { status: 'expired' }, `:${attempts}`)
      // A person may be saying just now that it was done: whoever is first counts.
      return action.status === 'handed' ? { ...expired, dedupe: handedKey(action) } : expired
    }
  }
}

export interface Results {
  readonly add: (action: ActionRow, fate: Fate) => void
  /** Whether something was told of the action that is not committed yet. */
  readonly pending: (ref: ActionRef) => boolean
  /** Whether something of this lane is on its way back to the queue: what follows it must wait. */
  readonly returning: (lane: string) => boolean
  /** Resolves when everything that was added is committed; rejects when `signal` aborts first. */
  readonly settled: (signal: AbortSignal) => Promise<void>
}

export interface ResultsOptions {
  readonly pipeline: Pick<Pipeline, 'record'>
  readonly pause: (milliseconds: number) => Promise<void>
  /** Told after each commit of results. */
  readonly onRecorded: () => void
}

/**
 * Records results in the order in which they were added, as many at once as there are. A commit that fails is
 * tried again: what was sent must not be forgotten.
 */
export function createResults({ pipeline, pause, onRecorded }: ResultsOptions): Results {
  const untold = createCounter()
  const returning = createCounter()
  let waiting: Told[] = []
  let recording: Promise<void> | null = null
  const record = async (): Promise<void> => {
    // One turn, so that results that arrive together are recorded together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const told = waiting
      waiting = []
      try {
        await pipeline.record(told.map(({ event }) => event))
        for (const { key, lane } of told) {
          untold.less(key)
          if (lane !== null) returning.less(lane)
        }
        onRecorded()
      } catch {
        waiting = [...told, ...waiting]
        await pause(1_000)
      }
    }
    recording = null
  }
  return {
    add: (action, fate) => {
      const key = keyOf(action)
      const lane = fate.status === 'returned' ? laneOf(action) : null
      untold.more(key)
      if (lane !== null) returning.more(lane)
      waiting.push({ key, lane, event: eventOf(action, fate) })
      recording ??= record()
    },
    pending: (ref) => untold.has(keyOf(ref)),
    returning: (lane) => returning.has(lane),
    settled: async (signal) => {
      if (recording === null) return
      const aborted = new Promise<never>((_resolve, reject) => {
        const abort = (): void => reject(new Error('Results of actions could not be recorded in time.'))
        if (signal.aborted) abort()
        else signal.addEventListener('abort', abort, { once: true })
      })
      await Promise.race([recording, aborted])
    },
  }
}

interface Told {
  readonly key: string
  /** Where it goes back to. */
  readonly lane: string | null
  readonly event: InternalEvent
}

/** The name of an action, and its idempotency key on every platform. */
export function keyOf({ community, seq, n }: ActionRef): string {
  return `${community}-${seq}-${n}`
}

function createCounter() {
  const counts = new Map<string, number>()
  return {
    has: (key: string) => counts.has(key),
    more: (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1),
    less: (key: string) => {
      const left = (counts.get(key) ?? 0) - 1
      if (left > 0) counts.set(key, left)
      else counts.delete(key)
    },
  }
}
