/** One look at one community: what is so, what was told, and hence what is to be told now. */
import type { NoticeOperator } from '../../core/ports/notices.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { NoticeBook } from './book.ts'
import { compose } from './compose.ts'
import { HORIZON, emptyMemory, remember } from './memory.ts'
import type { Memory } from './memory.ts'
import type { Notice } from './notice.ts'
import { peopleOf } from './people.ts'
import { plan } from './plan.ts'
import { acknowledged, noticeEvent } from './record.ts'
import { casesOf, happened, waitingTasks } from './sources.ts'
import type { CommunityFacts } from './sources.ts'
import type { States } from './states.ts'

export interface LookOptions {
  readonly pipeline: Pick<Pipeline, 'record'>
  readonly reads: Pick<ReadStore, 'cases' | 'actions' | 'events'>
  readonly book: NoticeBook
  readonly operators: () => readonly NoticeOperator[]
  readonly facts: (community: number) => Promise<CommunityFacts>
  /** Where people open the console. */
  readonly origin: string
  readonly now: () => number
  /** Milliseconds for which what is not urgent waits for more of it. */
  readonly gather?: number
  /** Milliseconds before the same thing happening again is told again. */
  readonly again?: number
}

/** What is remembered of a community between two looks; all of it can be read again from the ledger. */
export interface Watched {
  readonly memory: Memory
  happened: readonly Notice[]
}

export const newlyWatched = (): Watched => ({ memory: emptyMemory(), happened: [] })

const MINUTE = 60_000
const GATHER = 15 * MINUTE
const AGAIN = 30 * MINUTE
/** More than this in a week is one thing that went wrong, not hundreds. */
const MOST_HAPPENED = 200

/** Records what is to be told; answers when to look again though nothing happens, null = never. */
export async function lookAt(
  community: number,
  watched: Watched,
  states: States,
  options: LookOptions,
): Promise<number | null> {
  const { pipeline, reads, book, operators, origin, gather = GATHER, again = AGAIN } = options
  const now = options.now()
  const { memory } = watched
  const facts = await options.facts(community)
  await remember(memory, reads, community, now)
  const passed = states.passed(community, memory, now)
  if (passed.length > 0) await pipeline.record(acknowledged(community, passed))
  const notices = [
    ...(await openNow(community, watched, facts, options)),
    ...states.notices(community, memory),
  ]

  const people = peopleOf(community, facts.zone, operators(), book)
  const { minutes } = book.order(community)
  const { deliveries, next } = plan({
    notices,
    told: memory.told,
    acknowledged: memory.acknowledged,
    people,
    now,
    spans: { gather, passOn: minutes * MINUTE, again },
  })
  const languages = new Map(people.map(({ operator, preferences }) => [operator, preferences.language]))
  const events = deliveries.map((delivery) => {
    const language = languages.get(delivery.operator) ?? 'en'
    const words = compose(delivery, { communityName: facts.name, language, origin, minutes })
    return noticeEvent(community, delivery, words, now)
  })
  if (events.length > 0) await pipeline.record(events)
  return next
}

/** What the ledger holds and nobody has settled. */
async function openNow(
  community: number,
  watched: Watched,
  facts: CommunityFacts,
  { reads, now }: LookOptions,
): Promise<readonly Notice[]> {
  const at = now()
  const { memory } = watched
  const fresh = await happened(memory, reads, community, facts, at)
  const kept = watched.happened.filter((notice) => notice.at > at - HORIZON)
  watched.happened = [...kept, ...fresh].slice(-MOST_HAPPENED)
  const tasks = await waitingTasks(reads, community)
  return [
    ...(await casesOf(memory, reads, community, facts, at)),
    ...watched.happened.filter(({ kind, key }) => kind !== 'task-due' || tasks.has(key)),
  ]
}
