/** Decides one batch, commits it whole, and deals with what can go wrong in between. */
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

/**
 * Every task is settled or failed when this resolves; it never rejects. After a commit that failed, or of
 * which nothing is known, memory of its communities is thrown away.
 */
export async function commitBatch(tasks: readonly Task[], tools: CommitTools): Promise<void> {
  let parts: readonly Part[] = []
  let left = tasks
  let probe = false
  for (;;) {
    parts = await decideAll(left, tools, probe)
    try {
      await commitParts(parts, tools)
      break
    } catch (error) {
      left = parts.flatMap((part) => part.tasks)
      for (const { desk } of parts) tools.desks.drop(desk.community)
      if (error instanceof Fenced) {
        // The whole commit was refused: the others of this batch go on without the community that was lost.
        tools.desks.fence(error.community)
      } else if (error instanceof Conflict && !probe) {
        // Somebody else has written: decide again, and ask the database for every key.
        probe = true
      } else {
        for (const task of left) task.fail(error)
        return
      }
    }
  }
  const received = tools.now()
  for (const part of parts) {
    keep(part, received, tools.desks.count())
    for (const answer of part.admission.answers) answer()
  }
  tools.announce(parts.flatMap((part) => newsOf(part) ?? []))
  tools.desks.trim()
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
