/** Entry of the pipeline's thread: the one place where the ledger is opened for writing. */
import { parentPort, workerData } from 'node:worker_threads'
import { accept } from '../shell/intake/accept.ts'
import type { Platforms } from '../shell/run/owner.ts'
import { servePipeline } from '../shell/run/serve-thread.ts'
import { openLedger } from './storage.ts'
import type { Storage } from './storage.ts'

export interface PipelineWorkerData {
  readonly storage: Storage
  readonly platforms: Platforms
}

const { storage, platforms } = workerData as PipelineWorkerData
if (parentPort === null)
  throw new Error('This module runs in a worker thread: start it with `startPipeline`.')

/** Nothing of what is in memory counts any more: the thread ends, and whoever waits for it is told why. */
const onTaken = (refusal: Error): void => {
  setImmediate(() => {
    throw refusal
  })
}

await servePipeline(parentPort, () => openLedger(storage, Date.now, onTaken), {
  accept,
  platforms,
  now: Date.now,
})
