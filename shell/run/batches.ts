/**
 * Batches, one behind the other: while one commits, the next is decided on the state that it is going to
 * leave. Decisions land in their order; when a commit fails, what was decided on top of it is thrown away
 * and decided again.
 */
import { Conflict, Fenced } from '../../core/ports/store.ts'
import type { Committed } from '../../core/ports/pipeline.ts'
import { countHeld, decideCommunity, keep, newsOf } from './decide-community.ts'
import type { BatchTools, Part } from './decide-community.ts'
import type { Desks } from './desks.ts'
import { hasNews } from './draft-commit.ts'
import type { Tally } from './tally.ts'
import type { Task } from './task.ts'

export interface CommitTools extends Omit<BatchTools, 'received' | 'probe'> {
  readonly now: () => number
  readonly desks: Desks
  readonly tally: Tally
  readonly announce: (committed: readonly Committed[]) => void
}

export interface Batches {
  /**
   * Decides the tasks and sends them off to be committed, once the batch before has landed. Every task is
   * settled or failed when it lands. Never rejects.
   */
  readonly run: (tasks: readonly Task[]) => Promise<void>
  /** The batch that is being committed has landed, well or not; null when there is none. */
  readonly flying: () => Promise<unknown> | null
  /** Resolves when nothing is being committed and nothing is left to be decided again. */
  readonly land: () => Promise<void>
}

interface Flight {
  readonly parts: readonly Part[]
  /** What went wrong, null = it is committed. */
  readonly landed: Promise<{ readonly error: unknown } | null>
}

export function createBatches(tools: CommitTools): Batches {
  let flight: Flight | null = null

  /** False when the batch in flight failed: what was decided on top of it (`onTop`) is void. */
  const land = async (onTop: readonly Part[]): Promise<boolean> => {
    if (flight === null) return true
    const { parts, landed } = flight
    const failure = await landed
    flight = null
    if (failure === null) return true
    forget([...parts, ...onTop], tools)
    await insist(failure.error, parts, tools)
    return false
  }

  /** What has landed well needs no more care; a failure stays until `land`. */
  const clearIfSound = (own: Flight) => (failure: unknown) => {
    if (failure === null && flight === own) flight = null
  }

  return {
    run: async (tasks) => {
      let left = tasks
      for (;;) {
        const parts = await decideAll(left, tools, false)
        if (await land(parts)) {
          flight = takeOff(parts, tools)
          void flight.landed.then(clearIfSound(flight))
          return
        }
        left = tasksOf(parts)
      }
    },
    flying: () => flight?.landed ?? null,
    land: async () => {
      await land([])
    },
  }
}

/** Memory goes on as if the commit had succeeded; `forget` takes that back. */
function takeOff(parts: readonly Part[], tools: CommitTools): Flight {
  const received = tools.now()
  for (const part of parts) keep(part, received, tools.desks.count())
  tools.desks.trim()
  return { parts, landed: commitAndAnswer(parts, tools) }
}

async function commitAndAnswer(
  parts: readonly Part[],
  tools: CommitTools,
): Promise<{ readonly error: unknown } | null> {
  try {
    await commitParts(parts, tools)
  } catch (error) {
    return { error }
  }
  for (const part of parts) for (const answer of part.admission.answers) answer()
  tools.announce(parts.flatMap((part) => newsOf(part) ?? []))
  return null
}

/** Decides and commits again what can be; nothing else happens meanwhile. */
async function insist(error: unknown, failed: readonly Part[], tools: CommitTools): Promise<void> {
  let failure: { readonly error: unknown } | null = { error }
  let parts = failed
  let probe = false
  while (failure !== null) {
    if (failure.error instanceof Fenced) {
      // The whole commit was refused: the others of this batch go on without the community that was lost.
      tools.desks.fence(failure.error.community)
    } else if (failure.error instanceof Conflict && !probe) {
      // Somebody else has written: decide again, and ask the database for every key.
      probe = true
    } else {
      for (const task of tasksOf(parts)) task.fail(failure.error)
      return
    }
    parts = await decideAll(tasksOf(parts), tools, probe)
    failure = await takeOff(parts, tools).landed
    if (failure !== null) forget(parts, tools)
  }
}

const tasksOf = (parts: readonly Part[]): readonly Task[] => parts.flatMap(({ tasks }) => tasks)

function forget(parts: readonly Part[], { desks }: CommitTools): void {
  for (const { desk } of parts) desks.drop(desk.community)
}

async function decideAll(tasks: readonly Task[], tools: CommitTools, probe: boolean): Promise<Part[]> {
  const { desks, now, tally } = tools
  const started = performance.now()
  const received = now()
  const parts: Part[] = []
  for (const [community, own] of Map.groupBy(tasks, (task) => task.community)) {
    try {
      const desk = await desks.at(community, received)
      parts.push(await decideCommunity(desk, own, { ...tools, received, probe }))
    } catch (error) {
      desks.drop(community)
      for (const task of own) task.fail(error)
    }
  }
  tally.decideTime += performance.now() - started
  return parts
}

async function commitParts(parts: readonly Part[], { store, tally }: CommitTools): Promise<void> {
  const commits = parts.map(({ commit }) => commit).filter(hasNews)
  const started = performance.now()
  try {
    if (commits.length > 0) await store.commit(commits)
  } finally {
    tally.commitTime += performance.now() - started
  }
  tally.batches += 1
  for (const { admission, decided } of parts) {
    const { held, faults } = countHeld(decided)
    tally.events += admission.fresh.length
    tally.duplicates += admission.duplicates
    tally.refused += admission.refused
    tally.held += held
    tally.faults += faults
  }
}
