/** The figures' own side of their thread: folds when woken, and answers between two pages. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import { join } from 'node:path'
import { localTime } from '../../core/chat/zone.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { openFiguresFile } from './figures-file.ts'
import type { FiguresFile } from './figures-file.ts'
import { createFollower } from './follow.ts'
import type { Follower } from './follow.ts'
import type { Answer, FromFigures, Question, ToFigures } from './protocol.ts'

export interface FiguresThreadOptions {
  readonly folder: string
  /** Milliseconds between two looks at the ledger when nobody wakes the thread. */
  readonly pollOn: number
}

/** Serves figures over the port until told to close. `read` is this thread's own reader and is closed at the end. */
export function serveFigures(
  port: MessagePort,
  read: ReadStore,
  { folder, pollOn }: FiguresThreadOptions,
): void {
  const file = openFiguresFile(join(folder, 'figures.db'))
  const follower = createFollower(read, file)
  const post = (message: FromFigures): void => port.postMessage(message)
  let running: Promise<void> | null = null
  let again = false
  let closing = false

  const run = async (): Promise<void> => {
    do {
      again = false
      while (!closing && (await follower.advance())) await nextTurn()
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
    file.close()
    await read.close()
    post({ type: 'closed' })
    port.close()
  }
  const reply = async (id: number, question: Question): Promise<void> => {
    try {
      post({ type: 'answer', id, answer: await answerTo(question, file, follower) })
    } catch (error) {
      post({ type: 'failed', id, message: messageOf(error) })
    }
  }
  port.on('message', (message: ToFigures) => {
    if (message.type === 'wake') wake()
    else if (message.type === 'close') void close()
    else void reply(message.id, message.question)
  })
  post({ type: 'ready' })
  wake()
}

async function answerTo(question: Question, file: FiguresFile, follower: Follower): Promise<Answer> {
  switch (question.of) {
    case 'groups':
      return { of: 'groups', value: file.groups(question.community, question.now) }
    case 'week':
      return { of: 'week', value: file.week(question.community, question.now) }
    case 'days': {
      const { community, group, now, days } = question
      const today = localTime(now, file.zone(community)).day
      return { of: 'days', value: { today, days: file.days(community, group, now, days) } }
    }
    case 'intake':
      return {
        of: 'intake',
        value: { week: file.received(question.now), behind: await follower.behind() },
      }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
