/** What the stream is narrowed to: in the address, in what is asked of the server, and for what comes live. */
import { z } from 'zod'
import type { Event } from '../../parts/events/types.ts'

/** Kinds of events as an operator thinks of them. */
export const SORTS = {
  messages: ['message.sent', 'message.edited', 'message.recalled'],
  moves: ['member.joined', 'member.left', 'member.removed', 'member.requested'],
  people: ['operator.act', 'verdict.given', 'charter.published', 'erased'],
  clock: ['clock.due'],
  reactions: ['reaction.added', 'reaction.removed'],
} as const
export type Sort = keyof typeof SORTS
export const SORT_NAMES = ['messages', 'moves', 'people', 'clock', 'reactions'] as const satisfies Sort[]

export const ACT_NAMES = [
  'any',
  'recall',
  'warn',
  'mute',
  'unmute',
  'remove',
  'block',
  'reply',
  'say',
  'tell',
  'tag',
  'case',
  'note',
  'points',
  'webhook',
] as const
export type ActName = (typeof ACT_NAMES)[number]

const word = z.string().optional().catch(undefined)

export const LiveSearch = z.object({
  event: word,
  /** The rule about which is asked why it did not fire. */
  why: word,
  group: word,
  kind: z.enum(SORT_NAMES).optional().catch(undefined),
  rule: word,
  member: word,
  act: z.enum(ACT_NAMES).optional().catch(undefined),
  q: word,
})
export type LiveSearch = z.output<typeof LiveSearch>
export type Filter = Omit<LiveSearch, 'event' | 'why'>

export const filterIn = ({ group, kind, rule, member, act, q }: LiveSearch): Filter => ({
  group,
  kind,
  rule,
  member,
  act,
  q,
})

export const isFiltered = (filter: Filter): boolean =>
  Object.values(filter).some((value) => value !== undefined)

/** The filter as the API is asked. */
export const queryOf = ({ kind, ...others }: Filter) => ({
  ...others,
  kind: kind === undefined ? undefined : SORTS[kind].join(','),
})

/** Whether an event that comes live is wanted. What is searched for by words does not come live. */
export function wants(filter: Filter, event: Event): boolean {
  const { group, kind, rule, member, act, q } = filter
  if (q !== undefined) return false
  if (group !== undefined && event.group !== group) return false
  if (member !== undefined && event.member !== member) return false
  if (kind !== undefined && !SORTS[kind].some((each) => each === event.kind)) return false
  if (rule !== undefined && !event.fired.some((fired) => fired.rule === rule)) return false
  return act === undefined || ledTo(event, act)
}

function ledTo({ actions, points, cases }: Event, act: ActName): boolean {
  if (act === 'points') return points.length > 0
  if (act === 'case') return cases.length > 0
  return act === 'any' ? actions.length > 0 : actions.some(({ kind }) => kind === act)
}
