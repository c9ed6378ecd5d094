/**
 * Tells operators what they should know. It keeps nothing of its own: each look compares what is so with what
 * the ledger says was told, so a crash at any moment neither loses a notice nor repeats one.
 */
import type { AccountChange } from '../../core/ports/account-state.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { sendBriefs } from './brief/send.ts'
import type { BriefReads } from './brief/figures.ts'
import { lookAt, newlyWatched } from './look.ts'
import type { LookOptions, Watched } from './look.ts'
import { createStates } from './states.ts'

export interface NotifierOptions extends LookOptions {
  readonly pipeline: Pick<Pipeline, 'record' | 'onCommitted'>
  readonly reads: Pick<ReadStore, 'listCommunities' | 'cases' | 'actions' | 'events'> & BriefReads
  /** Told when a look failed, to be logged; it is tried again. */
  readonly onFault: (error: unknown) => void
  /** Least milliseconds between two looks at what changed; null = only when `look` is called. */
  readonly every?: number | null
}

export interface Notifier {
  /** Takes in how an account or its standing in a group has changed. */
  readonly report: (change: AccountChange) => void
  /** Takes in whether the disk is nearly full, with the percentage that is free. */
  readonly disk: (low: boolean, percent: number) => void
  /** Looks at every community now; resolves when what is to be told is recorded. */
  readonly look: () => Promise<void>
  readonly stop: () => Promise<void>
}

const EVERY = 1_000
/** Time passes without a commit, too. */
const LONGEST = 60_000
const AFTER_FAULT = 10_000
/** Nobody minds half a minute in the morning. */
const BETWEEN_BRIEFS = 30_000
/** Looking is to take a fifth of the time at most, however many communities there are. */
const SHARE = 4

interface Community extends Watched {
  next: number
}

export function startNotifier(options: NotifierOptions): Notifier {
  const { pipeline, reads, now, onFault, every = EVERY } = options
  const watched = new Map<number, Community>()
  const states = createStates()
  const changed = new Set<number>()
  /** Operators whose brief of a day was empty, by day: nothing was recorded. */
  const empty = new Set<string>()
  let briefs = 0
  let home: number | null = null
  let running: Promise<void> | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  /** Not known before the first report. */
  let space: { readonly low: boolean; readonly percent: number; readonly at: number } | null = null

  const lookOnce = async (community: number): Promise<void> => {
    const one = watched.get(community) ?? { ...newlyWatched(), next: 0 }
    watched.set(community, one)
    changed.delete(community)
    try {
      const next = await lookAt(community, one, states, options)
      one.next = Math.min(next ?? Infinity, now() + LONGEST)
    } catch (error) {
      // Read anew from the ledger: what was read by halves must not be taken for known.
      watched.set(community, { ...newlyWatched(), next: now() + AFTER_FAULT })
      onFault(error)
    }
  }

  const isDue = (community: number): boolean => {
    const one = watched.get(community)
    return one === undefined || one.next <= now() || changed.has(community)
  }

  const run = async (everything: boolean): Promise<void> => {
    const communities = (await reads.listCommunities()).map(({ community }) => community)
    home = communities.length === 0 ? null : Math.min(...communities)
    if (home !== null && space !== null) states.disk(home, space.low, space.percent, space.at)
    for (const community of communities) {
      if (stopped) return
      if (everything || isDue(community)) await lookOnce(community)
    }
    if (everything || briefs <= now()) await brief(communities)
  }

  const brief = async (communities: readonly number[]): Promise<void> => {
    const told = (community: number) => watched.get(community)?.memory.told ?? []
    try {
      await sendBriefs(communities, { ...options, told, empty })
      briefs = now() + BETWEEN_BRIEFS
    } catch (error) {
      briefs = now() + AFTER_FAULT
      onFault(error)
    }
  }

  const start = (everything: boolean): Promise<void> => {
    const turn = (running ?? Promise.resolve()).then(() => run(everything)).catch(onFault)
    running = turn
    return turn
  }

  const rest = (pause: number): void => {
    timer = setTimeout(() => {
      const started = performance.now()
      void start(false).then(() => {
        if (!stopped) rest(Math.max(pause, SHARE * (performance.now() - started)))
      })
    }, pause)
    timer.unref()
  }
  const unsubscribe = pipeline.onCommitted((committed) => {
    for (const { community } of committed) changed.add(community)
  })
  if (every !== null) rest(every)

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
      clearTimeout(timer)
      await running
    },
  }
}
