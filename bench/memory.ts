/** Memory of 5,000 groups with 250,000 members: everyone writes, so that everyone has been in memory once. */
import { flatOut } from './drive.ts'
import { openRig } from './rig.ts'
import { makeWorkload } from './workload.ts'
import type { BenchMessage } from './workload.ts'

export interface MemoryReport {
  readonly groups: number
  readonly members: number
  readonly messages: number
  readonly perSecond: number
  readonly stateCached: number
  readonly peakMb: number
}

const SLICE = 10_000
/** A busy server, not a backlog: memory for what waits is not what is measured here. */
const IN_FLIGHT = 2_000

export async function measureMemory(groups: number, members: number): Promise<MemoryReport> {
  const workload = makeWorkload(1_000)
  const rig = await openRig(50, workload)
  const started = performance.now()
  for (let from = 0; from < members; from += SLICE) {
    const slice = Array.from({ length: Math.min(SLICE, members - from) }, (_, n): BenchMessage => {
      const id = from + n
      return { id, group: 1 + (id % groups), user: id, text: workload.messages[id % 1_000]?.text ?? '' }
    })
    await flatOut(rig, slice, IN_FLIGHT)
  }
  const seconds = (performance.now() - started) / 1_000
  const { stateCached } = await rig.pipeline.figures()
  await rig.close()
  return {
    groups,
    members,
    messages: members,
    perSecond: Math.round(members / seconds),
    stateCached,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1_024),
  }
}
