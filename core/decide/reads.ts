/**
 * Reads: the values of state and time that conditions may look at. A charter lists the ones that its rules
 * name; `decide` fills that list for an event, in order, and stores it beside the decision. So every
 * condition can be judged again later from the message and this short list alone.
 */

/** What can be counted in a window of time. */
export const SERIES = [
  /** Messages of this member in this group, then in all groups; of everyone in this group. */
  'messages',
  'messages_everywhere',
  'group_messages',
  /** Joins into this group. */
  'joins',
  /** Same normalised text in the community: how often, and in how many different groups. */
  'same_text',
  'same_text_groups',
  /** Sanctions felt by this member, by any rule. */
  'violations',
  /** Firings of one rule for this member (`rule` names it). */
  'fired',
] as const
export type Series = (typeof SERIES)[number]

export type Read =
  /** owner, manager or member: the platform's owner, else manager when admin or holding that role. */
  | { readonly read: 'member.role' }
  /** Charter roles held, sorted. */
  | { readonly read: 'member.roles' }
  | { readonly read: 'member.tags' }
  /** Messages ever, before this one. */
  | { readonly read: 'member.messages' }
  | { readonly read: 'member.points' }
  /** Whole days since first seen in the community. */
  | { readonly read: 'member.days' }
  /** Minutes since joining this group; -1 when the joining was not seen. */
  | { readonly read: 'member.minutes_here' }
  | { readonly read: 'group.kind' }
  | { readonly read: 'group.members' }
  /** One value of the group's kind. */
  | { readonly read: 'group.value'; readonly name: string }
  /** Local time of the decision. */
  | { readonly read: 'time.hour' }
  | { readonly read: 'time.weekday' }
  /** A window counts the present event, too. */
  | { readonly read: 'count'; readonly series: Series; readonly span: number; readonly rule: string | null }

export type ReadValue = number | string | readonly string[]
export type ReadSet = readonly ReadValue[]

/** The one spelling of a read's name: `member.role`, `group.value:teacher`, `count:messages:60000`, `count:fired:86400000:no-ads`. */
export function nameOfRead(read: Read): string {
  switch (read.read) {
    case 'count':
      return `count:${read.series}:${read.span}${read.rule === null ? '' : `:${read.rule}`}`
    case 'group.value':
      return `group.value:${read.name}`
    default:
      return read.read
  }
}

/** Windows that state keeps, by series, each list ascending and without doubles; milliseconds. */
export type Watch = Readonly<Partial<Record<Series, readonly number[]>>>
