/** One history into the ledger: read, cut into batches, delivered like any other events. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Outcome } from '../../core/ports/connector.ts'
import type { ReadLimits } from '../imports/meter.ts'
import { openHistory } from '../imports.ts'
import type { HistoryHints } from '../../core/ports/histories.ts'
import { Batcher } from './batches.ts'
import type { HistoryTally } from './tally.ts'

/** Least pause between two batches: live events and answers need their turn. */
const LEAST_PAUSE = 5

/** A chat packs ten to thirty times smaller; what unpacks to far more was made to fill a disk. */
export const HISTORY_LIMITS: ReadLimits = { ratio: 200, unpacked: 64 * 1024 ** 3, entries: 200_000 }

export interface ArchiveJob {
  readonly file: string
  readonly lenient: boolean
  readonly hints: HistoryHints
  /** Zone of wall clocks where the hints name none. */
  readonly ownZone: string
  readonly tally: HistoryTally
  readonly signal: AbortSignal
  /** Archives a batch. Rejects with `NotTaken` when nothing is taken in. */
  readonly deliver: (platform: string | null, events: readonly Incoming[]) => Promise<readonly Outcome[]>
  /** Told now and then. */
  readonly onProgress: (format: string, bytes: number) => void
  readonly limits?: ReadLimits
}

/** The pipeline took nothing in. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

/** @throws ImportError, NotTaken, or the reason of `signal`. */
export async function archiveHistory(job: ArchiveJob): Promise<void> {
  const { file, lenient, hints, ownZone, tally, signal, onProgress, limits = HISTORY_LIMITS } = job
  const batcher = new Batcher()
  let bytes = 0
  const flush = async (platform: string | null, batch: readonly Incoming[]): Promise<void> => {
    signal.throwIfAborted()
    if (batch.length === 0) return
    const started = performance.now()
    tally.outcomes(await job.deliver(platform, batch))
    // As long as it took: half of the pipeline's time stays free for what happens live.
    await sleep(Math.max(LEAST_PAUSE, performance.now() - started), undefined, { signal })
  }
  let platform: string | null = null
  const { zone = ownZone, group, columns } = hints
  const options = { lenient, zone, group, columns, limits, onProgress: (read: number) => (bytes = read) }
  for await (const record of openHistory([file], options)) {
    signal.throwIfAborted()
    platform = record.platform
    tally.record(record)
    for (const event of record.events) {
      const batch = batcher.add(event)
      if (batch === null) continue
      await flush(platform, batch)
      onProgress(record.format, bytes)
    }
    onProgress(record.format, bytes)
  }
  await flush(platform, batcher.take())
}
