/** Reads histories one after another in each community, and says what becomes of them. */
import type { HistoryFault, HistoryView } from '../../core/ports/histories.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { accountFor, HISTORY_PLATFORM } from './account-for.ts'
import { archiveHistory, NotTaken } from './archive.ts'
import type { HistoryBook } from './book.ts'
import { CUT, faultOf, NOT_TAKEN } from './faults.ts'
import { HistoryTally } from './tally.ts'

export interface HistoryReaderOptions {
  readonly book: HistoryBook
  readonly pipeline: Pick<Pipeline, 'deliver' | 'createAccount' | 'updateAccount' | 'record'>
  readonly reads: Pick<ReadStore, 'listAccounts' | 'listGroups'>
  /** Time zone of a community's days. */
  readonly zoneOf: (community: number) => Promise<string>
  readonly now: () => number
}

export interface HistoryJob {
  readonly community: number
  readonly view: HistoryView
  /** Who started it. */
  readonly operator: string
  /** Keeps what is known of it now. */
  readonly onChange: (view: HistoryView) => Promise<unknown>
}

export interface HistoryReader {
  /** Reads it as soon as those before it in its community are over. */
  readonly add: (job: HistoryJob) => void
  /** Resolves when it is neither read nor waiting any more. */
  readonly cancel: (community: number, id: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Milliseconds between two notes of how far it is. */
const NOTE_EVERY = 500

interface Under {
  readonly job: HistoryJob
  readonly stop: AbortController
  readonly over: Promise<void>
}

const CANCELLED = Symbol('cancelled')

export function createHistoryReader(options: HistoryReaderOptions): HistoryReader {
  const under = new Map<string, Under>()
  const last = new Map<number, Promise<void>>()
  const add = (job: HistoryJob): void => {
    const key = `${job.community}/${job.view.id}`
    const stop = new AbortController()
    const before = last.get(job.community) ?? Promise.resolve()
    const over = before.then(() => readOne(job, stop.signal, options)).finally(() => under.delete(key))
    under.set(key, { job, stop, over })
    last.set(job.community, over)
  }
  return {
    add,
    cancel: async (community, id) => {
      const found = under.get(`${community}/${id}`)
      found?.stop.abort(CANCELLED)
      await found?.over
    },
    close: async () => {
      for (const { stop } of under.values()) stop.abort()
      await Promise.all([...under.values()].map(({ over }) => over))
    },
  }
}

/** Never rejects. */
async function readOne(job: HistoryJob, signal: AbortSignal, options: HistoryReaderOptions): Promise<void> {
  const { community, operator, onChange } = job
  const { book, reads, now } = options
  const { id, name, lenient } = job.view
  const ownZone = await options.zoneOf(community).catch(() => 'UTC')
  const tally = new HistoryTally(ownZone)
  const file = book.fileOf(community, id, name)
  let view: HistoryView = { ...job.view, state: 'reading' }
  let noted = 0
  let platform: string = HISTORY_PLATFORM
  let account: number | null = null
  const note = (change: Partial<HistoryView>): void => {
    view = { ...view, ...change, figures: tally.figures() }
  }
  const end = async (state: HistoryView['state'], fault: HistoryFault | null): Promise<void> => {
    const kept = state === 'cut' || fault?.code === 'too-many-broken'
    if (!kept) await book.drop(community, id, name)
    const ids = new Map(
      (await reads.listGroups(community)).map((row) => [`${row.platform}\n${row.native}`, row.group]),
    )
    const figures = tally.figures((native) => ids.get(`${platform}\n${native}`) ?? null)
    view = { ...view, state, fault, kept, ended: now(), figures }
    if (state === 'done') view = { ...view, read: view.size }
    await audit(job, 'history-ended', options, view)
    await onChange(view)
  }
  try {
    signal.throwIfAborted()
    await onChange(view)
    await audit(job, 'history-started', options, view)
    await archiveHistory({
      file,
      lenient,
      hints: job.view,
      ownZone,
      tally,
      signal,
      deliver: async (own, events) => {
        platform = own ?? HISTORY_PLATFORM
        account ??= await accountFor(community, platform, operator, options)
        const delivered = await options.pipeline
          .deliver({ community, account, platform, events })
          .catch((cause: unknown) => {
            throw new NotTaken('not taken', { cause })
          })
        return delivered.outcomes
      },
      onProgress: (format, bytes) => {
        if (now() - noted < NOTE_EVERY) return
        noted = now()
        note({ format, read: bytes })
        // How far it is need not be kept; how it ended is.
        onChange(view).catch(() => undefined)
      },
    })
    await end('done', null)
  } catch (error) {
    if (signal.aborted && signal.reason === CANCELLED) {
      await end('cancelled', null).catch(() => undefined)
      return
    }
    const cut = signal.aborted ? CUT : error instanceof NotTaken ? NOT_TAKEN : null
    await end(cut ? 'cut' : 'failed', cut ?? faultOf(error, name, file)).catch(() => undefined)
  }
}

type Act = 'history-started' | 'history-ended'

async function audit(
  { community, operator }: HistoryJob,
  act: Act,
  { pipeline }: HistoryReaderOptions,
  { id, name, state, figures }: HistoryView,
): Promise<void> {
  const { fresh, known, broken } = figures
  const counts = act === 'history-ended' ? { state, fresh, known, broken } : {}
  await pipeline.record([
    {
      community,
      kind: 'operator.act',
      group: null,
      member: null,
      data: { operator, act, history: id, ...counts },
      content: { file: name },
    },
  ])
}
