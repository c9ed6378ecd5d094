/** Starts the pipeline in its own thread, on the storage that holds the ledger. */
import type { Pipeline } from '../core/ports/pipeline.ts'
import type { Platforms } from '../shell/run/owner.ts'
import { startPipelineThread } from '../shell/run/thread.ts'
import type { PipelineWorkerData } from './pipeline-worker.ts'
import type { Storage } from './storage.ts'

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/**
 * Opens the ledger for writing. Rejects with the store's refusal when it is in use or was made by a newer
 * Folkmoot. `platforms` says of each platform whether it drops a repeated send and whether it
 * lets an account act on a group's owner.
 */
export function startPipeline(storage: Storage, platforms: Platforms): Promise<Pipeline> {
  const data: PipelineWorkerData = { storage, platforms }
  return startPipelineThread({ entry: new URL(`./pipeline-worker.${extension}`, import.meta.url), data })
}
