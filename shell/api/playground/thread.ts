/** The playground's thread, as the API sees it: one task at a time, each with a time limit. */
import { Worker } from 'node:worker_threads'
import { PlaygroundRefusal, type PlaygroundAnswer, type PlaygroundDesk, type PlaygroundTask } from './task.ts'

export interface PlaygroundThreadOptions {
  /** The module that calls `servePlayground`. */
  readonly entry: URL
  /** Milliseconds that one task may take. */
  readonly limit?: number
}

export interface PlaygroundThread extends PlaygroundDesk {
  readonly close: () => Promise<void>
}

export type PlaygroundReply = { readonly answer: PlaygroundAnswer } | { readonly fault: string }

const LIMIT = 5_000
const MOST_WAITING = 16

/** The thread is started with the first task, and anew after one that took too long. */
export function createPlayground({ entry, limit = LIMIT }: PlaygroundThreadOptions): PlaygroundThread {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const run = (task: PlaygroundTask): Promise<PlaygroundAnswer> => {
    worker ??= start(entry, () => (worker = null))
    return ask(worker, task, limit)
  }
  return {
    play: async (task) => {
      if (waiting >= MOST_WAITING) throw new PlaygroundRefusal('busy')
      waiting += 1
      const turn = last.then(() => run(task))
      last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        waiting -= 1
      }
    },
    close: async () => {
      await worker?.terminate()
      worker = null
    },
  }
}

function start(entry: URL, ended: () => void): Worker {
  const worker = new Worker(entry)
  worker.unref()
  worker.once('exit', ended)
  return worker
}

function ask(worker: Worker, task: PlaygroundTask, limit: number): Promise<PlaygroundAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PlaygroundAnswer>()
  const clock = setTimeout(() => {
    reject(new PlaygroundRefusal('too-slow'))
    void worker.terminate()
  }, limit)
  const answered = (reply: PlaygroundReply): void => {
    if ('answer' in reply) resolve(reply.answer)
    else reject(new Error(reply.fault))
  }
  const failed = (error: unknown): void => reject(error instanceof Error ? error : new Error(String(error)))
  const gone = (): void => reject(new PlaygroundRefusal('too-slow'))
  worker.on('message', answered).once('error', failed).once('exit', gone)
  worker.postMessage(task)
  return promise.finally(() => {
    clearTimeout(clock)
    worker.off('message', answered).off('error', failed).off('exit', gone)
  })
}
