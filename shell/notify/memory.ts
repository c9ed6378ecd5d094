/** What the ledger knows of notices: whom was told what, and what was acknowledged. Read again at each start. */
import { z } from 'zod'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import type { Told } from './notice.ts'
import { baseOf } from './notice.ts'

/** What is older is told to nobody any more: the morning brief counts it. */
export const HORIZON = 7 * 24 * 3_600_000
/** In the ledger, who acknowledges what has passed by itself. */
export const FOLKMOOT = 'folkmoot'

const PAGE = 200
const MOST_PAGES = 25

export interface Memory {
  told: readonly Told[]
  readonly acknowledged: Set<string>
  /** Keys of what has passed by itself: if it comes again, it is a new instance. */
  readonly closed: Set<string>
  /** Events that carried notices. */
  readonly carriers: Set<number>
  /** By kind of event, how far the ledger was read. */
  readonly read: Map<string, number>
}

export const emptyMemory = (): Memory => ({
  told: [],
  acknowledged: new Set(),
  closed: new Set(),
  carriers: new Set(),
  read: new Map(),
})

const NoticeData = z.object({ operator: z.string(), channel: z.string(), notices: z.array(z.string()) })
const ActData = z.object({ operator: z.string(), act: z.string(), notice: z.string().optional() })

/** Takes in what was recorded since the last time. */
export async function remember(
  memory: Memory,
  reads: Pick<ReadStore, 'events'>,
  community: number,
  now: number,
): Promise<void> {
  const told = memory.told.filter(({ at }) => at > now - HORIZON)
  for (const { event } of await newEvents(memory, reads, community, 'operator.notice', now)) {
    const data = NoticeData.safeParse(JSON.parse(event.data)).data
    if (data === undefined) continue
    memory.carriers.add(event.seq)
    const { operator, channel } = data
    told.push(...data.notices.map((key) => ({ key, operator, channel, at: event.received })))
  }
  memory.told = told
  for (const { event } of await newEvents(memory, reads, community, 'operator.act', now)) {
    const data = ActData.safeParse(JSON.parse(event.data)).data
    if (data?.act !== 'acknowledge' || data.notice === undefined) continue
    memory.acknowledged.add(data.notice)
    if (data.operator === FOLKMOOT) memory.closed.add(data.notice)
  }
}

/** Events of one kind that were not read before, oldest first; the first time, those within the horizon. */
export async function newEvents(
  { read }: Memory,
  reads: Pick<ReadStore, 'events'>,
  community: number,
  kind: string,
  now: number,
): Promise<readonly StoredEvent[]> {
  const known = read.get(kind)
  const found: StoredEvent[] = []
  if (known === undefined) found.push(...(await recent(reads, community, kind, now - HORIZON)))
  else {
    for (let page = 0, after = known; page < MOST_PAGES; page += 1) {
      const rows = await reads.events(community, { after, limit: PAGE }, { kind })
      found.push(...rows)
      after = rows.at(-1)?.event.seq ?? after
      if (rows.length < PAGE) break
    }
  }
  read.set(kind, Math.max(known ?? 0, ...found.map(({ event }) => event.seq)))
  return found
}

/** Events of one kind since an instant, oldest first; the newest few thousand at most. */
export async function recent(
  reads: Pick<ReadStore, 'events'>,
  community: number,
  kind: string,
  since: number,
): Promise<readonly StoredEvent[]> {
  const found: StoredEvent[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const before = found.at(-1)?.event.seq
    const place = before === undefined ? {} : { before }
    const rows = await reads.events(community, { ...place, limit: PAGE }, { kind })
    const inside = rows.filter(({ event }) => event.received > since)
    found.push(...inside)
    if (inside.length < PAGE) break
  }
  return found.toReversed()
}

/** By base, the keys that were told and have not passed since, oldest first. */
export function openInstances({ told, closed }: Memory): ReadonlyMap<string, readonly string[]> {
  const keys = new Set(told.map(({ key }) => key))
  return Map.groupBy(
    [...keys].filter((key) => !closed.has(key)),
    baseOf,
  )
}
