/** What happened before: histories that operators bring, and checkups of what the archive holds. */
import { charterInForce } from '../../shell/api/charters/in-force.ts'
import type { CharterDesk } from '../../shell/api/charters/charter-desk.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import { openCheckups } from '../checkup/desk.ts'
import type { RunningCheckups } from '../checkup/desk.ts'
import { openHistoryBook } from '../histories/book.ts'
import { openHistories } from '../histories/desk.ts'
import type { RunningHistories } from '../histories/desk.ts'
import { createHistoryReader } from '../histories/reader.ts'
import type { Closers } from './closers.ts'
import type { Stores } from './open-stores.ts'
import { workerEntry } from './worker-entry.ts'

export interface PastOptions {
  readonly folder: string
  readonly stores: Stores
  /** The pipeline, with what it takes in being measured. */
  readonly measured: Pipeline
  readonly charters: CharterDesk
  readonly now: () => number
}

export async function openPast(
  { folder, stores, measured, charters, now }: PastOptions,
  closers: Closers,
): Promise<{ readonly histories: RunningHistories; readonly checkups: RunningCheckups }> {
  const { reads, storage } = stores
  const charterOf = async (community: number) =>
    (await charterInForce({ reads, charters }, community))?.charter ?? null
  const zoneOf = async (community: number) => (await charterOf(community))?.timezone ?? 'UTC'
  const book = openHistoryBook(folder)
  const reader = createHistoryReader({ book, pipeline: measured, reads, zoneOf, now })
  const histories = closers.add(await openHistories({ book, reader, now }), (each) => each.close())
  const checkups = closers.add(
    openCheckups({ entry: workerEntry('checkup-worker'), ledger: storage, reads, zoneOf, now }),
    (each) => each.close(),
  )
  return { histories, checkups }
}
