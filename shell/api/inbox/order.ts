/** Which of two things that wait comes first: what harms more, then what is due sooner, then what waits longer. */
import { HARMS } from './item.ts'
import type { Item, Weighed } from './item.ts'

/** An item with whether it lies outside the groups that its reader looks after: those come last. */
export interface Placed extends Weighed {
  readonly outside: boolean
}

/** As its reader sees it: `may` says whether they can do anything about it. */
export type Listed = Item & Placed & { readonly may: boolean }

/** The earlier of two places comes first; two items that differ are never equal. Called very often: it makes nothing. */
export function compare(one: Placed, other: Placed): number {
  return (
    Number(one.outside) - Number(other.outside) ||
    HARMS.indexOf(one.harm) - HARMS.indexOf(other.harm) ||
    (one.deadline ?? NEVER) - (other.deadline ?? NEVER) ||
    one.since - other.since ||
    one.community - other.community ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  )
}

const NEVER = Number.MAX_SAFE_INTEGER

/** Where a page ended, to go on from there whatever was done in between. */
export function cursorOf({ outside, harm, deadline, since, community, id }: Placed): string {
  const place = [Number(outside), HARMS.indexOf(harm), deadline, since, community, id]
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place that a cursor names; null when it is none. */
export function placeOf(cursor: string): Placed | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(parsed)) return null
    const [outside, rank, deadline, since, community, id] = parsed as readonly unknown[]
    const harm = HARMS[Number(rank)]
    if (harm === undefined || typeof id !== 'string') return null
    if (typeof since !== 'number' || typeof community !== 'number') return null
    if (deadline !== null && typeof deadline !== 'number') return null
    return { outside: outside === 1, harm, deadline, since, community, id }
  } catch {
    return null
  }
}
