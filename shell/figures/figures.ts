/** Daily figures, as the rest of the house sees them: a thread that follows the ledger and answers. */
import { Worker } from 'node:worker_threads'
import type { Figures } from '../../core/ports/figures.ts'
import type { Committed } from '../../core/ports/pipeline.ts'
import type { Answer, FromFigures, Question, ToFigures } from './protocol.ts'

export interface FiguresOptions {
  readonly folder: string
  /** The module that opens a reader and calls `serveFigures`. */
  readonly entry: URL
  /** What that module needs to open its reader; handed over as it is. */
  readonly ledger: unknown
  /** Milliseconds between two looks at the ledger when nothing is notified. */
  readonly pollOn: number
  /** Told when folding stumbled, or the thread ended by itself. */
  readonly onFault?: (message: string) => void
}

export interface RunningFigures extends Figures {
  /** Something was committed: look soon. */
  readonly notify: (committed: readonly Committed[]) => void
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** Starts the thread; rejects when it cannot open the ledger. */
export async function openFigures(options: FiguresOptions): Promise<RunningFigures> {
  const { folder, entry, ledger, pollOn, onFault } = options
  const worker = new Worker(entry, { workerData: { folder, pollOn, ledger } })
  const waiting = new Map<number, Waiting>()
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
  worker.on('message', (message: FromFigures) => {
    if (message.type === 'ready') started.resolve()
    else if (message.type === 'stumbled') onFault?.(message.message)
    else if (message.type !== 'closed') settle(waiting, message)
  })
  worker.on('error', (error) => {
    onFault?.(String(error))
    end(error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', () => end(new Error('The figures are closed.')))
  await started.promise

  const post = (message: ToFigures): void => worker.postMessage(message)
  const ask = (question: Question): Promise<Answer> => {
    if (ended !== null) return Promise.reject(ended)
    calls += 1
    const id = calls
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      post({ type: 'ask', id, question })
    })
  }
  return {
    groups: async (community, now) => {
      const answer = await ask({ of: 'groups', community, now })
      return answer.of === 'groups' ? answer.value : confused()
    },
    week: async (community, now) => {
      const answer = await ask({ of: 'week', community, now })
      return answer.of === 'week' ? answer.value : confused()
    },
    days: async (community, group, now, days) => {
      const answer = await ask({ of: 'days', community, group, now, days })
      return answer.of === 'days' ? answer.value : confused()
    },
    intake: async (now) => {
      const answer = await ask({ of: 'intake', now })
      return answer.of === 'intake' ? answer.value : confused()
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

function confused(): never {
  throw new Error('The figures answered another question.')
}

function settle(waiting: Map<number, Waiting>, message: Extract<FromFigures, { id: number }>): void {
  const task = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.type === 'failed') task?.reject(new Error(message.message))
  else task?.resolve(message.answer)
}
