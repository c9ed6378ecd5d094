/** Checkups of communities: one at a time in each, in a thread of its own; reports stay in memory only. */
import { Worker } from 'node:worker_threads'
import { isTimeZone } from '../../core/charter/zone.ts'
import type { Language } from '../../core/charter/compiled.ts'
import type { CheckupReport } from '../../core/health/report.ts'
import { draftCharter } from '../../core/health/draft.ts'
import {
  CheckupRefusal,
  NO_CHECKUP,
  type CheckupDesk,
  type CheckupOrder,
  type CheckupReplay,
  type CheckupView,
} from '../../core/ports/checkups.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { Storage } from '../storage.ts'
import { reportPage } from './html/page.ts'
import type { CheckupJob, DraftJob, ReplayJob } from './ledger-jobs.ts'

export interface CheckupDeskOptions {
  readonly entry: URL
  readonly ledger: Storage
  readonly reads: Pick<ReadStore, 'counts' | 'events' | 'listCommunities'>
  /** Time zone of a community's days. */
  readonly zoneOf: (community: number) => Promise<string>
  readonly now: () => number
}

export interface RunningCheckups extends CheckupDesk {
  readonly close: () => Promise<void>
}

/** What a thread may take: far above the report on millions of messages. */
const MEMORY = { maxOldGenerationSizeMb: 1_024 }
/** Reports that are kept; the oldest goes first. */
const MOST_KEPT = 20
/** Threads at work, over all communities. */
const MOST_AT_WORK = 2
/** Drafts that are being added to, over all communities; and how long that may take, in milliseconds. */
const MOST_DRAFTS = 2
const LONGEST_DRAFT = 20_000

interface Kept {
  view: CheckupView
  /** Newest event of the ledger when it was begun. */
  readonly head: number
  worker: Worker | null
}

export function openCheckups(options: CheckupDeskOptions): RunningCheckups {
  return new Desk(options)
}

class Desk implements RunningCheckups {
  readonly #options: CheckupDeskOptions
  readonly #kept = new Map<number, Kept>()
  readonly #replays = new Map<number, Worker>()
  readonly #drafts = new Set<Worker>()

  constructor(options: CheckupDeskOptions) {
    this.#options = options
  }

  async read(community: number): Promise<CheckupView> {
    const kept = this.#kept.get(community)
    if (kept === undefined) return NO_CHECKUP
    if (!(await this.#wasErasedSince(community, kept.head))) return kept.view
    await this.#forget(community)
    return NO_CHECKUP
  }

  async start(order: CheckupOrder): Promise<CheckupView> {
    const { community } = order
    if (order.zone !== null && !isTimeZone(order.zone)) throw new CheckupRefusal('unknown-zone')
    if (this.#atWork() >= MOST_AT_WORK) throw new CheckupRefusal('busy')
    await this.#forget(community)
    const { reads, now, zoneOf } = this.#options
    const { events } = await reads.counts(community)
    const zone = order.zone ?? (await zoneOf(community))
    const head = (await reads.listCommunities()).find((row) => row.community === community)?.head ?? 0
    const view: CheckupView = { ...NO_CHECKUP, state: 'making', started: now(), total: events, order }
    const kept: Kept = { view, head, worker: null }
    this.#kept.set(community, kept)
    this.#dropOldest()
    const job: CheckupJob = { ...order, job: 'checkup', zone }
    kept.worker = this.#work<CheckupReport>(job, {
      onRead: (read) => (kept.view = { ...kept.view, read }),
      onAnswer: (report) => {
        kept.view = { ...kept.view, state: 'done', ended: now(), read: events, report }
        kept.worker = null
      },
      onFailure: () => {
        kept.view = { ...kept.view, state: 'failed', ended: now() }
        kept.worker = null
      },
    })
    return kept.view
  }

  async stop(community: number): Promise<CheckupView> {
    await this.#forget(community)
    return NO_CHECKUP
  }

  async page(community: number, language: Language): Promise<string | null> {
    const { report } = await this.read(community)
    return report === null ? null : reportPage(report, language)
  }

  async draft(community: number, cures: readonly string[], base: string | null): Promise<string> {
    const { report } = await this.read(community)
    if (report === null) throw new CheckupRefusal('no-report')
    const drafted = base === null ? draftCharter(report, cures) : await this.#added(base, report, cures)
    if (drafted === null) throw new CheckupRefusal('no-such-cure')
    return drafted
  }

  async replay(community: number, source: string): Promise<CheckupReplay> {
    const { order } = await this.read(community)
    if (order === null) throw new CheckupRefusal('no-report')
    if (this.#replays.has(community) || this.#atWork() >= MOST_AT_WORK) throw new CheckupRefusal('busy')
    const { promise, resolve, reject } = Promise.withResolvers<CheckupReplay>()
    const worker = this.#work<CheckupReplay>(
      { ...order, job: 'replay', source },
      { onRead: () => undefined, onAnswer: resolve, onFailure: () => reject(new CheckupRefusal('failed')) },
    )
    this.#replays.set(community, worker)
    return promise.finally(() => this.#replays.delete(community))
  }

  async close(): Promise<void> {
    const workers = [...this.#kept.values()].flatMap(({ worker }) => worker ?? [])
    await Promise.all(
      [...workers, ...this.#replays.values(), ...this.#drafts].map((worker) => worker.terminate()),
    )
  }

  /** In a thread: the text may be of any size and shape, and each piece that is added reads all of it. */
  async #added(base: string, report: CheckupReport, cures: readonly string[]): Promise<string | null> {
    if (this.#drafts.size >= MOST_DRAFTS) throw new CheckupRefusal('busy')
    const { promise, resolve, reject } = Promise.withResolvers<string | null>()
    const { language } = report.history
    const worker = this.#work<string | null>(
      { job: 'draft', base, language, cures: [...new Set(cures)] },
      { onRead: () => undefined, onAnswer: resolve, onFailure: () => reject(new CheckupRefusal('failed')) },
    )
    this.#drafts.add(worker)
    const limit = setTimeout(() => void worker.terminate(), LONGEST_DRAFT)
    return promise.finally(() => {
      clearTimeout(limit)
      this.#drafts.delete(worker)
    })
  }

  #work<Answer>(job: CheckupJob | DraftJob | ReplayJob, handlers: Handlers<Answer>): Worker {
    const { entry, ledger } = this.#options
    const worker = new Worker(entry, { workerData: { ledger, work: job }, resourceLimits: MEMORY })
    let isOver = false
    const end = (how: () => void): void => {
      if (isOver) return
      isOver = true
      how()
    }
    worker.on('message', (said: { readonly read: number } | { readonly answer: Answer }) => {
      if ('read' in said) handlers.onRead(said.read)
      else end(() => handlers.onAnswer(said.answer))
    })
    worker.on('error', () => end(handlers.onFailure)).on('exit', () => end(handlers.onFailure))
    return worker
  }

  #atWork(): number {
    return [...this.#kept.values()].filter(({ worker }) => worker !== null).length + this.#replays.size
  }

  async #forget(community: number): Promise<void> {
    const kept = this.#kept.get(community)
    this.#kept.delete(community)
    await kept?.worker?.terminate()
  }

  #dropOldest(): void {
    const idle = [...this.#kept].filter(([, { worker, view }]) => worker === null && view.state !== 'making')
    const [oldest] = idle
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest[0])
  }

  async #wasErasedSince(community: number, head: number): Promise<boolean> {
    const { reads } = this.#options
    return (await reads.events(community, { after: head, limit: 1 }, { kind: 'erased' })).length > 0
  }
}

interface Handlers<Answer> {
  readonly onRead: (events: number) => void
  readonly onAnswer: (answer: Answer) => void
  readonly onFailure: () => void
}
