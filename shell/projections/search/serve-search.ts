/** The search thread's own side. */
import type { MessagePort } from 'node:worker_threads'
import { join } from 'node:path'
import type { ReadStore } from '../../../core/ports/store.ts'
import { serveThread } from '../serve-thread.ts'
import type { ProjectionThreadOptions } from '../serve-thread.ts'
import { openIndexFile } from './index-file.ts'
import { advance, lagOf } from './indexer.ts'
import type { Answer, Question } from './questions.ts'
import { createSegmenter } from './segment.ts'

/** Serves search over the port until told to close. `read` is this thread's own reader and is closed at the end. */
export function serveSearch(
  port: MessagePort,
  read: ReadStore,
  { folder, pollOn }: ProjectionThreadOptions,
): void {
  const index = openIndexFile(join(folder, 'search.db'))
  const segmenter = createSegmenter()
  const answerTo = async (question: Question): Promise<Answer> => {
    switch (question.of) {
      case 'lag':
        return { of: 'lag', events: await lagOf(read, index) }
      case 'people':
        return { of: 'people', found: index.people.find(question.community, question.query) }
      case 'events': {
        const words = segmenter.ofQuery(question.query)
        return { of: 'events', seqs: index.find(question.community, words, question.limit) }
      }
    }
  }
  serveThread<Question, Answer>(port, {
    pollOn,
    advance: () => advance(read, index, segmenter),
    answer: answerTo,
    close: async () => {
      index.close()
      await read.close()
    },
  })
}
