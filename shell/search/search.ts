/** Full-text search, as the rest of the house sees it: a thread that follows the ledger and answers. */
import { Worker } from 'node:worker_threads'
import type { Committed } from '../../core/ports/pipeline.ts'
import type { FoundPeople, PeopleQuery } from '../../core/ports/people.ts'
import type { FromSearch, ToSearch } from './protocol.ts'

export interface SearchOptions {
  readonly folder: string
  /** The module that opens a reader and calls `serveSearch`. */
  readonly entry: URL
  /** What that module needs to open its reader; handed over as it is. */
  readonly ledger: unknown
  /** Milliseconds between two looks at the ledger when nothing is notified. */
  readonly pollOn: number
  /** Told when indexing stumbled, or the thread ended by itself. */
  readonly onFault?: (message: string) => void
}

export interface Search {
  /** Something was committed: look soon. */
  readonly notify: (committed: readonly Committed[]) => void
  /** Events whose text holds all words of the query, best of the newest 2,000 hits first. */
  readonly search: (
    community: number,
    query: string,
    options: { readonly limit: number },
  ) => Promise<readonly number[]>
  /** Members who are found by all words of the query. */
  readonly people: (community: number, query: PeopleQuery) => Promise<FoundPeople>
  /** How many events are not taken in yet. */
  readonly lag: () => Promise<number>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (value: FromSearch) => void
  readonly reject: (error: Error) => void
}

/** Starts the search thread; rejects when it cannot open the ledger. */
export async function openSearch({ folder, entry, ledger, pollOn, onFault }: SearchOptions): Promise<Search> {
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
  worker.on('message', (message: FromSearch) => {
    if (message.type === 'ready') started.resolve()
    else if (message.type === 'stumbled') onFault?.(message.message)
    else if (message.type !== 'closed') settle(waiting, message)
  })
  worker.on('error', (error) => {
    onFault?.(String(error))
    end(error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', () => end(new Error('The search is closed.')))
  await started.promise

  const post = (message: ToSearch): void => worker.postMessage(message)
  const ask = (message: (id: number) => ToSearch): Promise<FromSearch> => {
    if (ended !== null) return Promise.reject(ended)
    calls += 1
    const id = calls
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      post(message(id))
    })
  }
  return {
    notify: (committed) => {
      if (committed.length > 0 && ended === null) post({ type: 'wake' })
    },
    search: async (community, query, { limit }) => {
      const answer = await ask((id) => ({ type: 'find', id, community, query, limit }))
      return answer.type === 'found' ? answer.seqs : []
    },
    people: async (community, query) => {
      const answer = await ask((id) => ({ type: 'people', id, community, query }))
      return answer.type === 'people' ? answer.found : { total: 0, members: [] }
    },
    lag: async () => {
      const answer = await ask((id) => ({ type: 'lag', id }))
      return answer.type === 'lag' ? answer.events : 0
    },
    close: async () => {
      if (ended === null) post({ type: 'close' })
      await stopped.promise
    },
  }
}

function settle(waiting: Map<number, Waiting>, message: Extract<FromSearch, { id: number }>): void {
  const task = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.type === 'failed') task?.reject(new Error(message.message))
  else task?.resolve(message)
}
