/** The owner's side of a projection's thread: starts it, asks it, and ends it. */
import { Worker } from 'node:worker_threads'
import type { Committed } from '../../core/ports/pipeline.ts'
import type { FromThread, ToThread } from './protocol.ts'

export interface ThreadOptions {
  readonly folder: string
  /** The module that opens a reader and serves the projection. */
  readonly entry: URL
  /** What that module needs to open its reader; handed over as it is. */
  readonly ledger: unknown
  /** Milliseconds between two looks at the ledger when nothing is notified. */
  readonly pollOn: number
  /** Told when following stumbled, or the thread ended by itself. */
  readonly onFault?: (message: string) => void
}

export interface Thread<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>
  /** Something was committed: look soon. */
  readonly notify: (committed: readonly Committed[]) => void
  readonly close: () => Promise<void>
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** Starts the thread; rejects when it cannot open the ledger. */
export async function openThread<Question, Answer>({
  folder,
  entry,
  ledger,
  pollOn,
  onFault,
}: ThreadOptions): Promise<Thread<Question, Answer>> {
  const worker = new Worker(entry, { workerData: { folder, pollOn, ledger } })
  const waiting = new Map<number, Waiting<Answer>>()
  let calls = 0
  let ended: Error | null = null
  const started = Promise.withResolvers<void>()
  const stopped = Promise.withResolvers<void>()

  const end = (error: Error): void => {
    ended ??= error
    started.reject(ended)
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
    stopped.resolve()
  }
  worker.on('message', (message: FromThread<Answer>) => {
    if (message.type === 'ready') started.resolve()
    else if (message.type === 'stumbled') onFault?.(message.message)
    else if (message.type !== 'closed') settle(waiting, message)
  })
  worker.on('error', (error) => {
    onFault?.(String(error))
    end(error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', () => end(new Error('This projection is closed.')))
  await started.promise

  const post = (message: ToThread<Question>): void => worker.postMessage(message)
  return {
    ask: (question) => {
      if (ended !== null) return Promise.reject(ended)
      calls += 1
      const id = calls
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        post({ type: 'ask', id, question })
      })
    },
    notify: (committed) => {
      if (committed.length > 0 && ended === null) post({ type: 'wake' })
    },
    close: async () => {
      if (ended === null) post({ type: 'close' })
      await stopped.promise
    },
  }
}

function settle<Answer>(
  waiting: Map<number, Waiting<Answer>>,
  message: Extract<FromThread<Answer>, { id: number }>,
): void {
  const task = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.type === 'failed') task?.reject(new Error(message.message))
  else task?.resolve(message.answer)
}
