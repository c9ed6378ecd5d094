/** A thread that works for operators off the main one: one task at a time, each within a time limit. */
import { Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

export interface TaskThread<Task, Answer> {
  /**
   * @param operator whose task it is: nobody fills the queue alone.
   * @throws ThreadRefusal
   */
  readonly ask: (task: Task, operator: string) => Promise<Answer>
  readonly close: () => Promise<void>
}

export interface TaskThreadOptions {
  /** The module that calls `serveTasks`. */
  readonly entry: URL
  /** Milliseconds that one task may take, once the thread is there. */
  readonly limit?: number
}

/** The task took too long or too much memory, or too many wait already. */
export class ThreadRefusal extends Error {
  override readonly name = 'ThreadRefusal'
  readonly code: 'too-slow' | 'busy'
  constructor(code: ThreadRefusal['code']) {
    super(code)
    this.code = code
  }
}

type Reply<Answer> = { readonly answer: Answer } | { readonly fault: string } | { readonly ready: true }

interface Running {
  readonly worker: Worker
  /** Resolves when its modules are loaded; a machine that is busy may take its time over that. */
  readonly ready: Promise<void>
}

const LIMIT = 10_000
const MOST_WAITING = 16
const MOST_OF_ONE = 4
/** Beyond it the thread ends, and only the thread. */
const MEMORY = { maxOldGenerationSizeMb: 512 }

/** The thread is started with the first task, and anew after one that was too much for it. */
export function createTaskThread<Task, Answer>({
  entry,
  limit = LIMIT,
}: TaskThreadOptions): TaskThread<Task, Answer> {
  let running: Running | null = null
  let last: Promise<unknown> = Promise.resolve()
  const waiting: string[] = []

  const run = async (task: Task): Promise<Answer> => {
    const own = (running ??= start(entry))
    try {
      await own.ready
      return await answerOf<Task, Answer>(own.worker, task, limit)
    } catch (error) {
      // What ended the thread must not end the next task as well.
      if (error instanceof ThreadRefusal && running === own) running = null
      throw error
    }
  }
  return {
    ask: async (task, operator) => {
      const isFull = waiting.length >= MOST_WAITING
      if (isFull || waiting.filter((each) => each === operator).length >= MOST_OF_ONE) {
        throw new ThreadRefusal('busy')
      }
      waiting.push(operator)
      const turn = last.then(() => run(task))
      last = turn.catch(() => undefined)
      try {
        return await turn
      } finally {
        waiting.splice(waiting.indexOf(operator), 1)
      }
    },
    close: async () => {
      await running?.worker.terminate()
      running = null
    },
  }
}

/** In the thread: answers every task that comes through `port`. */
export function serveTasks<Task, Answer>(port: MessagePort, answer: (task: Task) => Answer): void {
  const post = (reply: Reply<Answer>): void => port.postMessage(reply)
  post({ ready: true })
  port.on('message', (task: Task) => {
    try {
      post({ answer: answer(task) })
    } catch (error) {
      post({ fault: error instanceof Error ? error.name : 'unknown' })
    }
  })
}

function start(entry: URL): Running {
  const worker = new Worker(entry, { resourceLimits: MEMORY })
  worker.unref()
  // It may fail while nobody asks anything.
  worker.on('error', () => undefined)
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  worker.once('message', () => resolve()).once('exit', () => reject(new ThreadRefusal('too-slow')))
  ready.catch(() => undefined)
  return { worker, ready }
}

function answerOf<Task, Answer>(worker: Worker, task: Task, limit: number): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const refuse = (): void => {
    reject(new ThreadRefusal('too-slow'))
    void worker.terminate()
  }
  const clock = setTimeout(refuse, limit)
  const answered = (reply: Reply<Answer>): void => {
    if ('answer' in reply) resolve(reply.answer)
    else if ('fault' in reply) reject(new Error(reply.fault))
  }
  worker.on('message', answered).once('error', refuse).once('exit', refuse)
  worker.postMessage(task)
  return promise.finally(() => {
    clearTimeout(clock)
    worker.off('message', answered).off('error', refuse).off('exit', refuse)
  })
}
