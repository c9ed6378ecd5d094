/** One thread of the reader pool: answers one call at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadCall, ReadReply } from './reader-calls.ts'
import { openSqliteReader } from './reader.ts'

const read = await openSqliteReader(String(workerData))

function reply(message: ReadReply): void {
  parentPort?.postMessage(message)
}

async function answer({ method, args }: ReadCall): Promise<void> {
  try {
    const call = read[method] as (...values: readonly unknown[]) => Promise<unknown>
    reply({ status: 'done', value: await call(...args) })
  } catch (error) {
    reply({ status: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

parentPort?.on('message', (call: ReadCall) => void answer(call))
reply({ status: 'ready' })
