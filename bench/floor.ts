/** The bare store: the rows that a pipeline wrote, written once more without deciding anything. */
import type { CommunityCommit, LedgerStore } from '../core/ports/store.ts'
import { accept } from '../shell/intake/accept.ts'
import { createPipeline } from '../shell/run/pipeline.ts'
import { makeCharter } from './charter.ts'
import { round } from './drive.ts'
import { openLodging } from './lodging.ts'
import type { Engine } from './lodging.ts'
import { PLATFORMS } from './platforms.ts'
import { deliveriesOf, settle } from './rig.ts'
import type { BenchMessage, Workload } from './workload.ts'

export interface Floor {
  readonly events: number
  readonly perSecond: number
  readonly cpuMs: number
  /** Events in a transaction, on average. */
  readonly batch: number
  readonly rowsPerEvent: number
}

interface Recording {
  readonly before: readonly (readonly CommunityCommit[])[]
  readonly measured: readonly (readonly CommunityCommit[])[]
}

export async function measureFloor(
  rules: number,
  workload: Workload,
  warmUp: readonly BenchMessage[],
  messages: readonly BenchMessage[],
  engine: Engine,
): Promise<Floor> {
  const { before, measured } = await recordCommits(makeCharter(rules, workload.words), warmUp, messages)
  const lodging = await openLodging(engine)
  const store = await lodging.ledger(Date.now)
  const communities = new Set(before.flat().map(({ lease }) => lease.community))
  for (const community of communities) {
    await store.createCommunity({ community, name: 'Bench', created: 0 })
    await store.acquire(community)
  }
  for (const commits of before) await store.commit(commits)
  const started = performance.now()
  const cpu = process.cpuUsage()
  for (const commits of measured) await store.commit(commits)
  const seconds = (performance.now() - started) / 1_000
  const used = process.cpuUsage(cpu)
  await store.close()
  await lodging.remove()
  const events = messages.length
  return {
    events,
    perSecond: Math.round(events / seconds),
    cpuMs: round((used.user + used.system) / 1_000 / events, 4),
    batch: Math.round(events / measured.length),
    rowsPerEvent: round(measured.flat().reduce((sum, commit) => sum + rowsOf(commit), 0) / events, 2),
  }
}

/** Runs the pipeline in this thread and keeps what it hands to the store. */
async function recordCommits(
  source: string,
  warmUp: readonly BenchMessage[],
  messages: readonly BenchMessage[],
): Promise<Recording> {
  const lodging = await openLodging('sqlite')
  const store = await lodging.ledger(Date.now)
  const before: (readonly CommunityCommit[])[] = []
  const measured: (readonly CommunityCommit[])[] = []
  let kept = before
  const recording: LedgerStore = {
    ...store,
    commit: async (commits) => {
      await store.commit(commits)
      kept.push(commits)
    },
  }
  const pipeline = createPipeline({ store: recording, accept, now: Date.now, platforms: PLATFORMS })
  const homes = await settle(pipeline, lodging, source)
  await Promise.all(deliveriesOf(homes, warmUp, Date.now()).map((delivery) => pipeline.deliver(delivery)))
  kept = measured
  const slices = Array.from({ length: Math.ceil(messages.length / 1_280) }, (_, n) =>
    messages.slice(n * 1_280, (n + 1) * 1_280),
  )
  await Promise.all(
    slices
      .flatMap((slice) => deliveriesOf(homes, slice, Date.now()))
      .map((delivery) => pipeline.deliver(delivery)),
  )
  await pipeline.close()
  await lodging.remove()
  return { before, measured }
}

function rowsOf(commit: CommunityCommit): number {
  const { events, content, state, actions, entries, cases, handles } = commit
  return [events, content, state, actions, entries, cases, handles].reduce(
    (sum, rows) => sum + rows.length,
    1,
  )
}
