/** The figures' own side of their thread. */
import type { MessagePort } from 'node:worker_threads'
import { join } from 'node:path'
import { localTime } from '../../../core/chat/zone.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { serveThread } from '../serve-thread.ts'
import type { ProjectionThreadOptions } from '../serve-thread.ts'
import { openFiguresFile } from './figures-file.ts'
import type { FiguresFile } from './figures-file.ts'
import { createFollower } from './follow.ts'
import type { Follower } from './follow.ts'
import type { Answer, Question } from './questions.ts'

/** Serves figures over the port until told to close. `read` is this thread's own reader and is closed at the end. */
export function serveFigures(
  port: MessagePort,
  read: ReadStore,
  { folder, pollOn }: ProjectionThreadOptions,
): void {
  const file = openFiguresFile(join(folder, 'figures.db'))
  const follower = createFollower(read, file)
  serveThread<Question, Answer>(port, {
    pollOn,
    advance: follower.advance,
    answer: (question) => answerTo(question, file, follower),
    close: async () => {
      file.close()
      await read.close()
    },
  })
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
