/** Readers in threads of their own: a slow question blocks neither the pipeline nor the page that asks. */
import { Worker } from 'node:worker_threads'
import type { ReadStore } from '../../../../core/ports/store.ts'
import { TimeLimitExceeded } from '../../time-limit.ts'
import { READ_METHODS } from './reader-calls.ts'
import type { ReadCall, ReadMethod, ReadReply } from './reader-calls.ts'
import { openSqliteReader } from './reader.ts'

const RESTART_MS = 1_000

export interface ReaderPoolOptions {
  /** How many questions are answered at the same time. */
  readonly threads: number
  /** Milliseconds that one answer may take; then its thread is ended and the promise rejects. */
  readonly timeLimit: number
}

interface Task {
  readonly call: ReadCall
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

interface Thread {
  readonly worker: Worker
  task: Task | null
  timer: NodeJS.Timeout | null
  ready: boolean
}

/**
 * Opens the folder's ledger for reading in `threads` threads.
 * @throws StoreRefusal as `openSqliteReader`.
 */
export async function openReaderPool(folder: string, options: ReaderPoolOptions): Promise<ReadStore> {
  // A refusal shows here, before any thread starts.
  await (await openSqliteReader(folder)).close()
  const pool = new ReaderPool(folder, options)
  const bind = <Method extends ReadMethod>(method: Method): ReadStore[Method] =>
    ((...args: unknown[]) => pool.ask({ method, args })) as ReadStore[Method]
  const calls = Object.fromEntries(
    (Object.keys(READ_METHODS) as ReadMethod[]).map((method) => [method, bind(method)]),
  ) as Omit<ReadStore, 'close'>
  return { ...calls, close: () => pool.close() }
}

class ReaderPool {
  readonly #folder: string
  readonly #options: ReaderPoolOptions
  readonly #threads: Thread[]
  readonly #waiting: Task[] = []
  #closed = false

  constructor(folder: string, options: ReaderPoolOptions) {
    this.#folder = folder
    this.#options = options
    this.#threads = Array.from({ length: options.threads }, () => this.#start())
  }

  ask(call: ReadCall): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('The readers are closed.'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject })
      this.#assign()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    const closed = new Error('The readers were closed before the answer came.')
    for (const task of this.#waiting.splice(0)) task.reject(closed)
    for (const thread of this.#threads) this.#finish(thread)?.reject(closed)
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }

  #start(): Thread {
    const name = import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js'
    const worker = new Worker(new URL(name, import.meta.url), { workerData: this.#folder })
    const thread: Thread = { worker, task: null, timer: null, ready: false }
    worker.on('message', (reply: ReadReply) => this.#receive(thread, reply))
    worker.on('error', (error) =>
      this.#replace(thread, error instanceof Error ? error : new Error(String(error))),
    )
    return thread
  }

  #assign(): void {
    for (const thread of this.#threads) {
      if (!thread.ready || thread.task !== null) continue
      const task = this.#waiting.shift()
      if (task === undefined) return
      thread.task = task
      thread.timer = setTimeout(() => this.#expire(thread, task), this.#options.timeLimit)
      thread.worker.postMessage(task.call)
    }
  }

  #receive(thread: Thread, reply: ReadReply): void {
    if (reply.status === 'ready') {
      thread.ready = true
    } else {
      const task = this.#finish(thread)
      if (reply.status === 'done') task?.resolve(reply.value)
      else task?.reject(new Error(reply.message))
    }
    this.#assign()
  }

  #finish(thread: Thread): Task | null {
    if (thread.timer !== null) clearTimeout(thread.timer)
    const { task } = thread
    thread.timer = null
    thread.task = null
    return task
  }

  #expire(thread: Thread, task: Task): void {
    this.#replace(thread, new TimeLimitExceeded(task.call.method, this.#options.timeLimit))
  }

  #replace(thread: Thread, reason: Error): void {
    const place = this.#threads.indexOf(thread)
    if (place < 0) return
    const task = this.#finish(thread)
    const wasReady = thread.ready
    thread.ready = false
    void thread.worker.terminate()
    task?.reject(reason)
    if (this.#closed) return
    if (wasReady) this.#threads[place] = this.#start()
    else this.#startLater(thread, reason)
  }

  /** A thread that cannot even open the ledger would fail again at once. */
  #startLater(thread: Thread, reason: Error): void {
    for (const task of this.#waiting.splice(0)) task.reject(reason)
    setTimeout(() => {
      if (!this.#closed) this.#threads[this.#threads.indexOf(thread)] = this.#start()
    }, RESTART_MS).unref()
  }
}
