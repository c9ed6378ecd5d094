/** The pipeline as seen from the thread that uses it: every call is posted, every answer comes back in arrays. */
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Committed, Pipeline } from '../../core/ports/pipeline.ts'
import { errorOf, unpackOutcomes } from './protocol.ts'
import type { FromThread, Method, Reply, Request } from './protocol.ts'

export interface ThreadOptions {
  /** The module that opens the store and calls `servePipeline`. */
  readonly entry: URL
  /** Handed to that module as `workerData`. */
  readonly data: unknown
}

/** All of a batch lives until its commit: a smaller young generation would copy it about meanwhile, a larger one holds memory for nothing. */
const YOUNG = { maxYoungGenerationSizeMb: 48 }

// A batch makes much garbage and little that lasts: left alone, V8 lets the heap grow fourfold before it looks.
const HEAP_GROWS_BY = '--heap-growing-percent=30'

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Starts the pipeline in a worker thread. Rejects with the store's own error when it cannot be opened. */
export async function startPipelineThread({ entry, data }: ThreadOptions): Promise<Pipeline> {
  setFlagsFromString(HEAP_GROWS_BY)
  const worker = new Worker(entry, { workerData: data, resourceLimits: YOUNG })
  const listeners = new Set<(committed: readonly Committed[]) => void>()
  const waiting = new Map<number, Waiting>()
  let requests: Request[] = []
  let calls = 0
  let ended: Error | null = null

  const post = (request: Request): void => {
    if (requests.push(request) > 1) return
    queueMicrotask(() => {
      const together = requests
      requests = []
      try {
        worker.postMessage(together)
      } catch {
        // One of them holds what no thread can be sent (a function, say): the others must not suffer.
        for (const one of together) postAlone(one)
      }
    })
  }
  const postAlone = (request: Request): void => {
    try {
      worker.postMessage([request])
    } catch (error) {
      waiting.get(request.id)?.reject(error instanceof Error ? error : new Error(String(error)))
      waiting.delete(request.id)
    }
  }
  const call = <Value>(method: Method, ...args: readonly unknown[]): Promise<Value> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(ended)
        return
      }
      calls += 1
      waiting.set(calls, { resolve: (value) => resolve(value as Value), reject })
      post({ id: calls, method, args })
    })
  const end = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const settle = (reply: Reply): void => {
    const caller = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) caller?.reject(errorOf(reply.failure))
    else caller?.resolve('outcomes' in reply ? unpackOutcomes(reply.outcomes) : reply.value)
  }
  const ready = Promise.withResolvers<void>()
  worker.on('message', (message: FromThread) => {
    if (message.ready === true) ready.resolve()
    else if (message.ready) ready.reject(errorOf(message.ready))
    for (const reply of message.replies) settle(reply)
    if (message.committed.length > 0) for (const listener of listeners) listener(message.committed)
  })
  worker.on('error', (error) => {
    const known = error instanceof Error ? error : new Error(String(error))
    end(known)
    ready.reject(known)
  })
  worker.on('exit', () => end(new Error('The pipeline has been closed: nothing more can be delivered.')))
  await ready.promise

  return {
    // As text: many small objects cost half as much again to clone.
    deliver: async (delivery) => call('deliver', JSON.stringify(delivery)),
    record: (events) => call('record', events),
    publish: (request) => call('publish', request),
    createCommunity: (row) => call('createCommunity', row),
    createAccount: (row) => call('createAccount', row),
    updateAccount: (row) => call('updateAccount', row),
    putSecret: (row) => call('putSecret', row),
    removeSecret: (community, account, name) => call('removeSecret', community, account, name),
    cursor: (community, account) => call('cursor', community, account),
    peekActions: (now, lanes, after) => call('peekActions', now, lanes, after),
    claimActions: (refs) => call('claimActions', refs),
    overdueActions: (now, limit) => call('overdueActions', now, limit),
    nextAction: (after) => call('nextAction', after),
    strandedActions: () => call('strandedActions'),
    tick: (now) => call('tick', now),
    backup: (file) => call('backup', file),
    figures: () => call('figures'),
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    pause: (reason) => post({ id: 0, method: 'pause', args: [reason] }),
    resume: () => post({ id: 0, method: 'resume', args: [] }),
    close: async () => {
      if (ended) return
      const gone = new Promise<void>((resolve) => {
        worker.once('exit', () => resolve())
      })
      await call('close')
      await gone
    },
  }
}
