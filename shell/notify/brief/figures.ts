/** What a brief is made of, for one community: a few bounded questions to the store. */
import { z } from 'zod'
import type { CaseRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { recent } from '../memory.ts'
import { URGENT_CASES } from '../sources.ts'

export type BriefReads = Pick<ReadStore, 'counts' | 'cases' | 'actions' | 'events' | 'listGroups'>

export interface Figures {
  readonly name: string
  /** Open cases that are urgent, oldest first. */
  readonly urgent: readonly CaseRow[]
  readonly waiting: number
  /** When the oldest open case was opened. */
  readonly oldest: number | null
  readonly unknown: number
  readonly failed: number
  readonly tasks: number
  readonly newMembers: number
  readonly acts: number
  readonly undone: number
  /** Events of the last day for each hundred of a usual day; null = too little is known. */
  readonly liveliness: number | null
  /** Groups that were lively and have been silent for a day. */
  readonly silent: readonly string[]
  /** When the last thing happened; null = nothing ever did. */
  readonly last: number | null
}

export const DAY = 24 * 3_600_000
const WEEK = 7 * DAY
const MOST_CASES = 200
const MOST_TASKS = 100
const MOST_GROUPS = 100
/** So many messages within a week make a group lively. */
const LIVELY = 20
/** Fewer events a day say nothing about more or less. */
const LEAST_USUAL = 20

export async function figuresOf(
  community: number,
  name: string,
  reads: BriefReads,
  now: number,
): Promise<Figures> {
  const since = now - DAY
  const count = async (kind: string): Promise<number> => (await recent(reads, community, kind, since)).length
  const open = await reads.cases(community, 'open', { limit: MOST_CASES })
  const [oldest] = await reads.cases(community, 'open', { after: 0, limit: 1 })
  const counts = await reads.counts(community)
  const [last] = await reads.events(community, { limit: 1 })
  return {
    name,
    urgent: open.filter(({ kind }) => URGENT_CASES.has(kind)).toReversed(),
    waiting: counts.openCases,
    oldest: oldest?.opened ?? null,
    unknown: open.filter(({ kind }) => kind === 'action-unknown').length,
    failed: open.filter(({ kind }) => kind === 'action-failed').length,
    tasks: (await reads.actions(community, 'handed', { limit: MOST_TASKS })).length,
    newMembers: await count('member.joined'),
    acts: await actsSince(community, reads, since),
    undone: await undoneSince(community, reads, since),
    liveliness: await livelinessOf(community, counts.events, reads, now),
    silent: await silentGroups(community, reads, now),
    last: last?.event.received ?? null,
  }
}

/** What rules did; words for operators are none of it. */
async function actsSince(community: number, reads: BriefReads, since: number): Promise<number> {
  const sent = await recent(reads, community, 'action.sent', since)
  const told = await recent(reads, community, 'operator.notice', since)
  const carriers = new Set(told.map(({ event }) => event.seq))
  return sent.filter(({ event }) => !carriers.has(Ref.parse(JSON.parse(event.data)).seq)).length
}

const Ref = z.object({ seq: z.number() })
const Verdict = z.object({ verdict: z.string() })

async function undoneSince(community: number, reads: BriefReads, since: number): Promise<number> {
  const given = await recent(reads, community, 'verdict.given', since)
  return given.filter(({ event }) => Verdict.parse(JSON.parse(event.data)).verdict === 'undo').length
}

/** Places in the one order of events are counts of them: two searches instead of a scan. */
async function livelinessOf(
  community: number,
  head: number,
  reads: BriefReads,
  now: number,
): Promise<number | null> {
  const today = await placeAt(community, head, reads, now - DAY)
  const before = await placeAt(community, today, reads, now - DAY - WEEK)
  const usual = (today - before) / 7
  return usual < LEAST_USUAL ? null : Math.round(((head - today) / usual) * 100)
}

/** How many events there were at an instant. */
async function placeAt(community: number, head: number, reads: BriefReads, at: number): Promise<number> {
  let low = 0
  let high = head
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const [row] = await reads.events(community, { after: middle, limit: 1 })
    if (row === undefined || row.event.received > at) high = middle
    else low = middle + 1
  }
  return low
}

async function silentGroups(community: number, reads: BriefReads, now: number): Promise<readonly string[]> {
  const silent: string[] = []
  for (const { group, name } of (await reads.listGroups(community)).slice(0, MOST_GROUPS)) {
    const rows = await reads.events(community, { limit: LIVELY }, { group })
    const [newest] = rows
    const oldest = rows.at(-1)
    if (newest === undefined || oldest === undefined || rows.length < LIVELY || name === null) continue
    const { received } = newest.event
    const isSilent = received < now - DAY && received > now - DAY - WEEK
    if (isSilent && oldest.event.received > received - WEEK) silent.push(name)
  }
  return silent
}
