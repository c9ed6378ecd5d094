/** Daily figures, as the rest of the house sees them: a thread that follows the ledger and answers. */
import type { Figures } from '../../../core/ports/figures.ts'
import { openThread } from '../thread.ts'
import type { Thread, ThreadOptions } from '../thread.ts'
import type { Answer, Question } from './questions.ts'

export type RunningFigures = Figures & Pick<Thread<Question, Answer>, 'notify' | 'close'>

/** Starts the thread; rejects when it cannot open the ledger. */
export async function openFigures(options: ThreadOptions): Promise<RunningFigures> {
  const { ask, notify, close } = await openThread<Question, Answer>(options)
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
    notify,
    close,
  }
}

function confused(): never {
  throw new Error('The figures answered another question.')
}
