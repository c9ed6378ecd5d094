/**
 * Tells operators what they should know. It keeps nothing of its own: each look compares what is so with what
 * the ledger says was told, so a crash at any moment neither loses a notice nor repeats one.
 */
import type { AccountChange } from '../../core/ports/account-state.ts'
import type { NoticeOperator } from '../../core/ports/notices.ts'
import type { InternalEvent, Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { NoticeBook } from './book.ts'
import { compose } from './compose.ts'
import { FOLKMOOT, HORIZON, emptyMemory, remember } from './memory.ts'
import type { Memory } from './memory.ts'
import type { Delivery, Notice } from './notice.ts'
import { peopleOf } from './people.ts'
import { plan } from './plan.ts'
import type { Spans } from './situation.ts'
import { casesOf, happened, tasksOf } from './sources.ts'
import type { CommunityFacts } from './sources.ts'
import { createStates } from './states.ts'

export interface NotifierOptions {
  readonly pipeline: Pick<Pipeline, 'record' | 'onCommitted'>
  readonly reads: Pick<ReadStore, 'listCommunities' | 'cases' | 'actions' | 'events'>
  readonly book: NoticeBook
  readonly operators: () => readonly NoticeOperator[]
  readonly facts: (community: number) => Promise<CommunityFacts>
  /** Where people open the console. */
  readonly origin: string
  readonly now: () => number
  /** Told when a look failed, to be logged; it is tried again. */
  readonly onFault: (error: unknown) => void
  readonly gather?: number
  readonly again?: number
  /** Milliseconds between two looks at what changed; null = only when `look` is called. */
  readonly every?: number | null
}

export interface Notifier {
  readonly report: (change: AccountChange) => void
  readonly disk: (low: boolean, percent: number) => void
  /** Looks at every community now; resolves when what is to be told is recorded. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

const MINUTE = 60_000
const GATHER = 15 * MINUTE
const AGAIN = 30 * MINUTE
const EVERY = 1_000
/** Time passes without a commit, too. */
const LONGEST = MINUTE
/** More than this in a week is one thing that went wrong, not hundreds. */
const MOST_HAPPENED = 200
const LASTS = { urgent: 60 * MINUTE, other: 12 * 60 * MINUTE }

interface Watched {
  readonly memory: Memory
  /** What happened once and was not told to everybody yet. */
  happened: readonly Notice[]
  next: number
}

export function startNotifier(options: NotifierOptions): Notifier {
  const { pipeline, reads, book, now, onFault, every = EVERY } = options
  const watched = new Map<number, Watched>()
  const states = createStates()
  const changed = new Set<number>()
  let home: number | null = null
  let running: Promise<void> | null = null
  let stopped = false
  /** Not known before the first report. */
  let space: { readonly low: boolean; readonly percent: number; readonly at: number } | null = null

  const lookAt = async (community: number): Promise<void> => {
    const one = watched.get(community) ?? { memory: emptyMemory(), happened: [], next: 0 }
    watched.set(community, one)
    const at = now()
    const { memory } = one
    const facts = await options.facts(community)
    await remember(memory, reads, community, at)
    await acknowledgePassed(community, states.passed(community, memory), pipeline)
    one.happened = [
      ...one.happened.filter((notice) => notice.at > at - HORIZON),
      ...(await happened(memory, reads, community, facts, at)),
    ].slice(-MOST_HAPPENED)
    const notices = [
      ...(await casesOf(reads, community, facts, at)),
      ...(await tasksOf(reads, community, facts, at)),
      ...one.happened,
      ...states.notices(community, memory),
    ]
    const people = peopleOf(community, facts.zone, options.operators(), book)
    const { minutes } = book.order(community)
    const spans: Spans = {
      gather: options.gather ?? GATHER,
      passOn: minutes * MINUTE,
      again: options.again ?? AGAIN,
    }
    const { acknowledged, told } = memory
    const { deliveries, next } = plan({ notices, told, acknowledged, people, now: at, spans })
    if (deliveries.length > 0) {
      const languages = new Map(people.map(({ operator, preferences }) => [operator, preferences.language]))
      await pipeline.record(
        deliveries.map((delivery) =>
          eventOf(community, delivery, at, {
            communityName: facts.name,
            language: languages.get(delivery.operator) ?? 'en',
            origin: options.origin,
            minutes,
          }),
        ),
      )
    }
    one.next = Math.min(next ?? Infinity, at + LONGEST)
  }

  const run = async (everything: boolean): Promise<void> => {
    const communities = (await reads.listCommunities()).map(({ community }) => community)
    home = communities.length === 0 ? null : Math.min(...communities)
    if (home !== null && space !== null) states.disk(home, space.low, space.percent, space.at)
    for (const community of communities) {
      if (stopped) return
      const due = (watched.get(community)?.next ?? 0) <= now()
      if (!everything && !due && !changed.has(community)) continue
      changed.delete(community)
      try {
        await lookAt(community)
      } catch (error) {
        // Read anew from the ledger: what was read by halves must not be taken for known.
        watched.delete(community)
        changed.add(community)
        onFault(error)
      }
    }
  }

  const start = (everything: boolean): Promise<void> => {
    running = (running ?? Promise.resolve())
      .then(() => run(everything))
      .catch(onFault)
      .finally(() => {
        running = null
      })
    return running
  }

  const unsubscribe = pipeline.onCommitted((committed) => {
    for (const { community } of committed) changed.add(community)
  })
  const timer =
    every === null
      ? undefined
      : setInterval(() => {
          if (running === null) void start(false)
        }, every)
  timer?.unref()

  return {
    report: (change) => {
      states.report(change, now())
      changed.add(change.community)
    },
    disk: (low, percent) => {
      space = { low, percent, at: now() }
      if (home !== null) changed.add(home)
    },
    look: () => start(true),
    stop: async () => {
      stopped = true
      unsubscribe()
      clearInterval(timer)
      await running
    },
  }
}

function eventOf(
  community: number,
  delivery: Delivery,
  now: number,
  setting: Parameters<typeof compose>[1],
): InternalEvent {
  const { operator, channel, notices, urgent, step, dedupe } = delivery
  return {
    community,
    kind: 'operator.notice',
    group: null,
    member: null,
    data: {
      operator,
      channel,
      kinds: [...new Set(notices.map(({ kind }) => kind))],
      notices: notices.map(({ key }) => key),
      urgent,
      step,
      expires: now + (urgent ? LASTS.urgent : LASTS.other),
    },
    content: { ...compose(delivery, setting) },
    dedupe,
  }
}

/** What has passed by itself needs nobody any more; the ledger says so, for the time after a restart. */
async function acknowledgePassed(
  community: number,
  keys: readonly string[],
  pipeline: Pick<Pipeline, 'record'>,
): Promise<void> {
  if (keys.length === 0) return
  await pipeline.record(
    keys.map((notice) => ({
      community,
      kind: 'operator.act' as const,
      group: null,
      member: null,
      data: { operator: FOLKMOOT, act: 'acknowledge', notice },
      content: null,
      dedupe: `acknowledge:${notice}:${FOLKMOOT}`,
    })),
  )
}
