/** Full-text search, as the rest of the house sees it: a thread that follows the ledger and answers. */
import type { FoundPeople, PeopleQuery } from '../../../core/ports/people.ts'
import { openThread } from '../thread.ts'
import type { Thread, ThreadOptions } from '../thread.ts'
import type { Answer, Question } from './questions.ts'

export interface Search extends Pick<Thread<Question, Answer>, 'notify' | 'close'> {
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
}

/** Starts the search thread; rejects when it cannot open the ledger. */
export async function openSearch(options: ThreadOptions): Promise<Search> {
  const { ask, notify, close } = await openThread<Question, Answer>(options)
  return {
    search: async (community, query, { limit }) => {
      const answer = await ask({ of: 'events', community, query, limit })
      return answer.of === 'events' ? answer.seqs : confused()
    },
    people: async (community, query) => {
      const answer = await ask({ of: 'people', community, query })
      return answer.of === 'people' ? answer.found : confused()
    },
    lag: async () => {
      const answer = await ask({ of: 'lag' })
      return answer.of === 'lag' ? answer.events : confused()
    },
    notify,
    close,
  }
}

function confused(): never {
  throw new Error('The search answered another question.')
}
