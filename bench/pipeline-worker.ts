/** The pipeline's thread, as `app` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { accept } from '../shell/intake/accept.ts'
import { servePipeline } from '../shell/run/serve-thread.ts'
import { openPostgresLedger } from '../shell/store/engines/postgres/ledger.ts'
import { openSqliteLedger } from '../shell/store/engines/sqlite/ledger.ts'
import type { Home } from '../test/services/home.ts'
import { PLATFORMS } from './platforms.ts'

if (parentPort === null) throw new Error('This module runs in a worker thread.')
const storage = workerData as Home['storage']
const now = Date.now
await servePipeline(
  parentPort,
  () =>
    storage.engine === 'sqlite'
      ? openSqliteLedger(storage.folder, { now })
      : openPostgresLedger(storage.url, { now }),
  { accept, platforms: PLATFORMS, now },
)
