/** The search thread's own side: indexes when woken, and answers between two pages. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import { join } from 'node:path'
import type { ReadStore } from '../../core/ports/store.ts'
import { openIndexFile } from './index-file.ts'
import { advance, lagOf } from './indexer.ts'
import type { FromSearch, ToSearch } from './protocol.ts'
import { createSegmenter } from './segment.ts'

export interface SearchThreadOptions {
  readonly folder: string
  /** Milliseconds between two looks at the ledger when nobody wakes the thread. */
  readonly pollOn: number
}

/** Serves search over the port until told to close. `read` is this thread's own reader and is closed at the end. */
export function serveSearch(
  port: MessagePort,
  read: ReadStore,
  { folder, pollOn }: SearchThreadOptions,
): void {
  const index = openIndexFile(join(folder, 'search.db'))
  const segmenter = createSegmenter()
  const post = (message: FromSearch): void => port.postMessage(message)
  let running: Promise<void> | null = null
  let again = false
  let closing = false

  const run = async (): Promise<void> => {
    do {
      again = false
      while (!closing && (await advance(read, index, segmenter))) await nextTurn()
    } while (again && !closing)
  }
  const wake = (): void => {
    again = true
    running ??= run()
      .catch((error: unknown) => post({ type: 'stumbled', message: messageOf(error) }))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(wake, pollOn)

  const close = async (): Promise<void> => {
    closing = true
    clearInterval(timer)
    await running
    index.close()
    await read.close()
    post({ type: 'closed' })
    port.close()
  }
  const answer = async (message: Extract<ToSearch, { id: number }>): Promise<void> => {
    const { id } = message
    try {
      if (message.type === 'lag') post({ type: 'lag', id, events: await lagOf(read, index) })
      else if (message.type === 'people') {
        post({ type: 'people', id, found: index.people.find(message.community, message.query) })
      } else {
        const words = segmenter.ofQuery(message.query)
        post({ type: 'found', id, seqs: index.find(message.community, words, message.limit) })
      }
    } catch (error) {
      post({ type: 'failed', id, message: messageOf(error) })
    }
  }
  port.on('message', (message: ToSearch) => {
    if (message.type === 'wake') wake()
    else if (message.type === 'close') void close()
    else void answer(message)
  })
  post({ type: 'ready' })
  wake()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
