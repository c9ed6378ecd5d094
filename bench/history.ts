/** What an archive costs: the same messages after few and after many that were kept before. */
import { atRate, flatOut } from './drive.ts'
import type { Drive } from './drive.ts'
import { openRig } from './rig.ts'
import { makeWorkload } from './workload.ts'

export interface HistoryReport {
  readonly archived: number
  readonly flatOut: Drive
  readonly atHalf: Drive
}

const SLICE = 100_000
const MEASURED = 60_000

/** Archives this many messages through the pipeline itself, then measures. Members are the same throughout. */
export async function measureHistory(archived: number): Promise<HistoryReport> {
  const workload = makeWorkload(SLICE + MEASURED * 2)
  const rig = await openRig(50, workload)
  const warm = workload.messages.slice(0, SLICE)
  for (let done = 0; done < archived; done += SLICE) {
    const share = warm.slice(0, Math.min(SLICE, archived - done))
    await flatOut(
      rig,
      share.map((message) => ({ ...message, id: message.id + 10_000_000 + done })),
    )
  }
  const drive = await flatOut(rig, workload.messages.slice(SLICE, SLICE + MEASURED))
  const half = Math.max(1_000, Math.floor(drive.perSecond / 2))
  const atHalf = await atRate(rig, workload.messages.slice(SLICE + MEASURED), half)
  await rig.close()
  return { archived, flatOut: drive, atHalf }
}
