/** What one page of events adds to the figures: counted in memory, written in one go. */
export interface DayTally {
  readonly group: number
  readonly day: number
  messages: number
  owner: number
  managers: number
  joins: number
  leaves: number
}

export interface GroupTally {
  first: number
  last: number
  lastMessage: number | null
  lastOther: number | null
}

/** `waiting`: nobody has said yet what became of it. */
export type ActState = 'waiting' | 'done' | 'failed' | 'undone'

export interface Act {
  readonly group: number
  readonly day: number
  readonly kind: string
  readonly state: ActState
}

export type Role = 'owner' | 'admin'

/** Stands for the whole community among groups, in days and acts. */
export const WHOLE = 0

export interface Tally {
  readonly days: Map<string, DayTally>
  readonly writers: Map<string, readonly [day: number, group: number, member: number]>
  readonly hours: Map<string, [group: number, hour: number, events: number]>
  readonly groups: Map<number, GroupTally>
  /** By member and group, as they are after this page; null = none. */
  readonly roles: Map<string, Role | null>
  /** By event and place, as they are after this page. */
  readonly acts: Map<string, Act>
  /** Events by the UTC day on which they were received. */
  readonly received: Map<number, number>
}

export function emptyTally(): Tally {
  return {
    days: new Map(),
    writers: new Map(),
    hours: new Map(),
    groups: new Map(),
    roles: new Map(),
    acts: new Map(),
    received: new Map(),
  }
}

/** The day's tally of a group, begun when there is none. */
export function dayIn({ days }: Tally, group: number, day: number): DayTally {
  const key = `${day}/${group}`
  let tally = days.get(key)
  if (tally === undefined) {
    tally = { group, day, messages: 0, owner: 0, managers: 0, joins: 0, leaves: 0 }
    days.set(key, tally)
  }
  return tally
}
