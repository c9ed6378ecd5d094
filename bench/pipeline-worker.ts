/** The pipeline's thread, as `app` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { accept } from '../shell/intake/accept.ts'
import { servePipeline } from '../shell/run/serve-thread.ts'
import { openSqliteLedger } from '../shell/store/engines/sqlite/ledger.ts'
import { PLATFORMS } from './platforms.ts'

if (parentPort === null) throw new Error('This module runs in a worker thread.')
const folder = String(workerData)
await servePipeline(parentPort, () => openSqliteLedger(folder, { now: Date.now }), {
  accept,
  platforms: PLATFORMS,
  now: Date.now,
})
