/** What became of an action, told to the ledger as an event together with the action's new status. */
import type { ActionUpdate } from '../../core/ports/rows.ts'
import type { ClaimedAction } from '../../core/ports/store.ts'
import type { InternalEvent, Pipeline } from '../../core/ports/pipeline.ts'

export type Fate =
  | { readonly status: 'sent'; readonly native: string | null; readonly code: string | null }
  | { readonly status: 'failed'; readonly code: string }
  /** Goes back to the outbox and is tried again. */
  | { readonly status: 'returned'; readonly code: string; readonly due: number; readonly attempt: number }
  | { readonly status: 'unknown'; readonly code: string }
  | { readonly status: 'expired' }

/** The event of a fate. Told twice it counts once. */
export function eventOf({ action }: ClaimedAction, fate: Fate): InternalEvent {
  const { community, group, member, seq, n } = action
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
      )
    case 'returned':
      return about(
        'action.failed',
        { code: fate.code, permanent: false },
        { status: 'queued', code: fate.code, due: fate.due },
        `:${fate.attempt}:${fate.due}`,
      )
    case 'unknown':
      return about('action.unknown', {}, { status: 'unknown', code: fate.code })
    case 'expired':
      return about('action.expired', {}, { status: 'expired' })
  }
}

export interface Results {
  readonly add: (event: InternalEvent) => void
  /** Resolves when everything that was added is committed; rejects when `signal` aborts first. */
  readonly settled: (signal: AbortSignal) => Promise<void>
}

/**
 * Records results in the order in which they were added, as many at once as there are. A commit that fails is
 * tried again: what was sent must not be forgotten.
 */
export function createResults(
  pipeline: Pick<Pipeline, 'record'>,
  pause: (milliseconds: number) => Promise<void>,
): Results {
  let pending: InternalEvent[] = []
  let recording: Promise<void> | null = null
  const record = async (): Promise<void> => {
    // One turn, so that results that arrive together are recorded together.
    await Promise.resolve()
    while (pending.length > 0) {
      const events = pending
      pending = []
      try {
        await pipeline.record(events)
      } catch {
        pending = [...events, ...pending]
        await pause(1_000)
      }
    }
    recording = null
  }
  return {
    add: (event) => {
      pending.push(event)
      recording ??= record()
    },
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
