/** The third part of a golden folder: a community that operators have run by way of the API. */
import { accept } from '../shell/intake/accept.ts'
import { createPipeline } from '../shell/run/pipeline.ts'
import { openSqliteLedger } from '../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../shell/store/engines/sqlite/reader.ts'
import { START } from '../test/journeys/installation.ts'
import { operate } from '../test/journeys/operated.ts'

const WEEK = 7 * 86_400_000

/** Adds it to a folder in which nothing runs. */
export async function liveInConsole(folder: string): Promise<void> {
  const clock = { now: START + WEEK }
  const now = (): number => clock.now
  const platforms = { room: { idempotent: true, actsOnOwner: true } }
  const store = await openSqliteLedger(folder, { now })
  const pipeline = createPipeline({ store, accept, now, platforms })
  const reads = await openSqliteReader(folder)
  await operate({ folder, pipeline, reads, clock })
  await reads.close()
  await pipeline.close()
}
