/** Which of two things that wait comes first: what harms more, then what is due sooner, then what waits longer. */
import { HARMS } from './item.ts'
import type { Item, Weighed } from './item.ts'

/** An item with whether it lies outside the groups that its reader looks after: those come last. */
export interface Placed extends Weighed {
  readonly outside: boolean
}

/** As its reader sees it: `may` says whether they can do anything about it. */
export type Listed = Item & Placed & { readonly may: boolean }

type Key = readonly [outside: number, harm: number, deadline: number, since: number, community: number]

/** The earlier of two places comes first; two items that differ are never equal. */
export function compare(one: Placed, other: Placed): number {
  const [left, right] = [keyOf(one), keyOf(other)]
  for (const [place, value] of left.entries()) {
    const difference = value - (right[place] ?? 0)
    if (difference !== 0) return difference
  }
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

const NEVER = Number.MAX_SAFE_INTEGER

function keyOf({ outside, harm, deadline, since, community }: Placed): Key {
  return [Number(outside), HARMS.indexOf(harm), deadline ?? NEVER, since, community]
}

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
