/** The whole pipeline: flat out, at half of what it reached, and at two fixed rates. */
import { atRate, flatOut, round } from './drive.ts'
import type { Drive } from './drive.ts'
import { measureFloor } from './floor.ts'
import type { Floor } from './floor.ts'
import type { Engine } from './lodging.ts'
import { openRig } from './rig.ts'
import { makeWorkload } from './workload.ts'

export interface PipelineReport {
  readonly rules: number
  readonly flatOut: Drive
  readonly halfLoad: Drive
  readonly at1000: Drive
  readonly at25000: Drive
  readonly batch: number
  readonly decideMs: number
  readonly commitMs: number
  readonly peakMb: number
}

const WARM_UP = 20_000
const PACED_SECONDS = 4

export async function measurePipeline(
  rules: number,
  events: number,
  engine: Engine,
): Promise<PipelineReport> {
  const workload = makeWorkload(WARM_UP + events * 2 + PACED_SECONDS * 26_000)
  const { messages } = workload
  const rig = await openRig(rules, workload, engine)
  let next = 0
  const take = (count: number) => messages.slice(next, (next += count))
  await flatOut(rig, take(WARM_UP))
  const before = await rig.pipeline.figures()
  const flat = await flatOut(rig, take(events))
  const after = await rig.pipeline.figures()
  const half = Math.max(1_000, Math.floor(flat.perSecond / 2))
  const halfLoad = await atRate(rig, take(Math.min(events, half * PACED_SECONDS)), half)
  const at1000 = await atRate(rig, take(1_000 * PACED_SECONDS), 1_000)
  // A machine that cannot keep up piles events up at the last rate: that is not the pipeline's memory.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024)
  const at25000 = await atRate(rig, take(25_000 * PACED_SECONDS), 25_000)
  await rig.close()
  return {
    rules,
    flatOut: flat,
    halfLoad,
    at1000,
    at25000,
    batch: Math.round(events / (after.batches - before.batches)),
    decideMs: round((after.decideTime - before.decideTime) / events, 4),
    commitMs: round((after.commitTime - before.commitTime) / events, 4),
    peakMb,
  }
}

export function measureStoreFloor(rules: number, events: number, engine: Engine): Promise<Floor> {
  const workload = makeWorkload(WARM_UP + events)
  const { messages } = workload
  return measureFloor(rules, workload, messages.slice(0, WARM_UP), messages.slice(WARM_UP), engine)
}

/** CPU of a charter's whole way, flat out. */
export async function measureRules(rules: number, events: number): Promise<Drive> {
  const workload = makeWorkload(WARM_UP + events)
  const rig = await openRig(rules, workload)
  await flatOut(rig, workload.messages.slice(0, WARM_UP))
  const drive = await flatOut(rig, workload.messages.slice(WARM_UP))
  await rig.close()
  return drive
}
