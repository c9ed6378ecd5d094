/** The pipeline's side of the thread: what is queued becomes one batch, and its answers one message. */
import { receiveMessageOnPort } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Committed, Delivery, Pipeline } from '../../core/ports/pipeline.ts'
import type { Delivered } from '../../core/ports/connector.ts'
import { createPipeline } from './pipeline.ts'
import type { PipelineOptions } from './pipeline.ts'
import { failureOf, packOutcomes } from './protocol.ts'
import type { FromThread, Reply, Request } from './protocol.ts'

/**
 * Serves a pipeline over the port until it is closed. Opening the store happens here, so that its errors
 * reach the thread that waits for it.
 */
export async function servePipeline(
  port: MessagePort,
  open: () => LedgerStore | Promise<LedgerStore>,
  options: Omit<PipelineOptions, 'store' | 'pull'>,
): Promise<void> {
  let replies: Reply[] = []
  let committed: Committed[] = []
  let waiting = false
  const post = (message: FromThread): void => port.postMessage(message)
  const flush = (): void => {
    waiting = false
    post({ replies, committed })
    replies = []
    committed = []
  }
  const soon = (): void => {
    if (waiting) return
    waiting = true
    queueMicrotask(flush)
  }
  const reply = (ready: Reply): void => {
    replies.push(ready)
    soon()
  }
  const handle = (requests: readonly Request[]): void => {
    for (const request of requests) {
      answer(pipeline, request).then(reply, (error: unknown) =>
        reply({ id: request.id, failure: failureOf(error) }),
      )
      if (request.method === 'close') void closed(port)
    }
  }
  const closed = async (at: MessagePort): Promise<void> => {
    await pipeline.close()
    // One more turn, so that the last answers are on their way before the port is gone.
    setImmediate(() => at.close())
  }
  const pull = (): boolean => {
    const next = receiveMessageOnPort(port)
    if (next) handle(next.message as readonly Request[])
    return next !== undefined
  }
  let pipeline: Pipeline
  try {
    pipeline = createPipeline({ ...options, store: await open(), pull })
  } catch (error) {
    post({ replies: [], committed: [], ready: failureOf(error) })
    port.close()
    return
  }
  pipeline.onCommitted((news) => {
    committed.push(...news)
    soon()
  })
  port.on('message', handle)
  post({ replies: [], committed: [], ready: true })
}

async function answer(pipeline: Pipeline, request: Request): Promise<Reply> {
  if (request.id === 0) {
    if (request.method === 'pause') pipeline.pause(String(request.args[0]))
    else pipeline.resume()
    return { id: 0, value: null }
  }
  const { id, method, args } = request
  if (method === 'deliver') {
    const delivery = JSON.parse(String(args[0])) as Delivery
    return { id, outcomes: packOutcomes(await pipeline.deliver(delivery)) }
  }
  const value = await invoke(pipeline, method, args)
  return method === 'record' ? { id, outcomes: packOutcomes(value as Delivered) } : { id, value }
}

function invoke(pipeline: Pipeline, method: keyof Pipeline, args: readonly unknown[]): unknown {
  const run = pipeline[method] as (...given: readonly unknown[]) => unknown
  return run(...args)
}
