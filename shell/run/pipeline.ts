/**
 * The pipeline in the thread that calls it. What is queued becomes one batch: deciding and one commit, then
 * the next. Never a timer: a lone message waits for nobody.
 */
import { nextId } from '../../core/chat/ids.ts'
import type { Outcome } from '../../core/ports/connector.ts'
import type { Accept } from '../../core/ports/intake.ts'
import type { Committed, Pipeline, PublishResult } from '../../core/ports/pipeline.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import { createSalts } from './chain.ts'
import { createCharters } from './charters.ts'
import { createBatches } from './batches.ts'
import { createDesks } from './desks.ts'
import type { Platforms } from './owner.ts'
import { createQueue } from './queue.ts'
import { recoverStranded } from './recover.ts'
import { createTally } from './tally.ts'
import { deliveryTasks, joined, recordTasks } from './split.ts'
import type { Task } from './task.ts'

export interface PipelineOptions {
  readonly store: LedgerStore
  readonly accept: Accept
  readonly now: () => number
  /** By name; what is not named here is trusted with nothing. */
  readonly platforms?: Platforms
  /** Records of state kept in memory, at most. */
  readonly stateCache?: number
  /** Whether actions that a crash left in doubt are taken care of at the start. */
  readonly recover?: boolean
  /** Takes in one more message of whatever feeds the pipeline; false when there is none. */
  readonly pull?: () => boolean
}

const STATE_CACHE = 40_000
const MOST_TIMERS = 1_000

export function createPipeline(options: PipelineOptions): Pipeline {
  const { store, accept, now, platforms = {} } = options
  const charters = createCharters()
  const desks = createDesks(store, charters, options.stateCache ?? STATE_CACHE)
  const tally = createTally()
  const listeners = new Set<(committed: readonly Committed[]) => void>()
  const announce = (committed: readonly Committed[]): void => {
    if (committed.length > 0) for (const listener of listeners) listener(committed)
  }
  const tools = { store, charters, accept, platforms, now, desks, tally, announce, salt: createSalts() }
  const queue = createQueue(createBatches(tools), options.pull)
  let paused: string | null = null
  let lastId = 0
  let closing: Promise<void> | null = null

  const makeId = (): number => (lastId = nextId(now(), lastId))
  const tick: Pipeline['tick'] = async (at) => {
    const fired = await queue.command(async (run) => {
      const due = await store.dueTimers(at, MOST_TIMERS)
      const firing = due.map((timer) =>
        joined<readonly Outcome[]>((settle, fail) => ({
          type: 'due',
          community: timer.community,
          timer,
          settle,
          fail,
        })),
      )
      await run(firing.map(({ task }) => task))
      const results = await Promise.allSettled(firing.map(({ result }) => result))
      return results.filter(({ status }) => status === 'fulfilled').length
    })
    return { fired, next: await queue.command(() => store.nextTimer()) }
  }
  let recovered = !(options.recover ?? true)
  /** Before anything is claimed in this life: what is being sent now is not stranded. */
  const recover = async (run: (tasks: readonly Task[]) => Promise<void>): Promise<void> => {
    if (recovered) return
    await recoverStranded(store, platforms, now(), run)
    recovered = true
  }
  queue.command(recover).catch(() => {
    // The store is out of order: whoever looks for what is to be sent tries again, and is told.
  })

  return {
    deliver: async (delivery) => {
      if (paused !== null) throw new Error(`Deliveries are not taken at present: ${paused}`)
      return { outcomes: await deliveryTasks(delivery, queue.add) }
    },
    record: async (events) => ({ outcomes: await recordTasks(events, queue.add) }),
    publish: (request) => {
      const { task, result } = joined<PublishResult>((settle, fail) => ({
        type: 'publish',
        community: request.community,
        request,
        settle,
        fail,
      }))
      queue.add(task)
      return result
    },
    createCommunity: ({ name }) =>
      queue.command(async () => {
        const community = makeId()
        await store.createCommunity({ community, name, created: now() })
        return community
      }),
    createAccount: (row) =>
      queue.command(async () => {
        const account = makeId()
        await store.createAccount({ ...row, account })
        return account
      }),
    updateAccount: (row) => queue.command(() => store.updateAccount(row)),
    putSecret: (row) => queue.command(() => store.putSecret(row)),
    removeSecret: (community, account, name) =>
      queue.command(() => store.removeSecret(community, account, name)),
    cursor: (community, account) => queue.command(() => store.cursor(community, account)),
    peekActions: (at, lanes, after) =>
      queue.command(async (run) => {
        await recover(run)
        return store.peekActions(at, lanes, after)
      }),
    claimActions: (refs) =>
      queue.command(async (run) => {
        await recover(run)
        return store.claimActions(refs)
      }),
    overdueActions: (at, limit) => queue.command(() => store.overdueActions(at, limit)),
    nextAction: (after) => queue.command(() => store.nextAction(after)),
    strandedActions: () => queue.command(() => store.strandedActions()),
    tick,
    backup: (file) => queue.command(() => store.backup(file)),
    figures: () => Promise.resolve({ ...tally, queued: queue.size(), stateCached: desks.cached() }),
    onCommitted: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    pause: (reason) => {
      paused = reason
    },
    resume: () => {
      paused = null
      desks.release()
    },
    close: () => (closing ??= queue.close().then(() => store.close())),
  }
}
