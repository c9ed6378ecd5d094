/** A projection's own side of its thread: follows the ledger when woken, and answers between two pages. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import type { FromThread, ToThread } from './protocol.ts'

export interface ProjectionThreadOptions {
  readonly folder: string
  /** Milliseconds between two looks at the ledger when nobody wakes the thread. */
  readonly pollOn: number
}

export interface Served<Question, Answer> {
  readonly pollOn: number
  /** Takes in a page; answers whether there may be more. */
  readonly advance: () => Promise<boolean>
  readonly answer: (question: Question) => Answer | Promise<Answer>
  /** After the last page, when nothing is asked any more. */
  readonly close: () => Promise<void>
}

/** Serves over the port until told to close. */
export function serveThread<Question, Answer>(port: MessagePort, served: Served<Question, Answer>): void {
  const post = (message: FromThread<Answer>): void => port.postMessage(message)
  let running: Promise<void> | null = null
  let again = false
  let closing = false

  const run = async (): Promise<void> => {
    do {
      again = false
      while (!closing && (await served.advance())) await nextTurn()
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
  const timer = setInterval(wake, served.pollOn)

  const close = async (): Promise<void> => {
    closing = true
    clearInterval(timer)
    await running
    await served.close()
    post({ type: 'closed' })
    port.close()
  }
  const reply = async (id: number, question: Question): Promise<void> => {
    try {
      post({ type: 'answer', id, answer: await served.answer(question) })
    } catch (error) {
      post({ type: 'failed', id, message: messageOf(error) })
    }
  }
  port.on('message', (message: ToThread<Question>) => {
    if (message.type === 'wake') wake()
    else if (message.type === 'close') void close()
    else void reply(message.id, message.question)
  })
  post({ type: 'ready' })
  wake()
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
