/** One operator's way through the groups that are kept by hand. */
import type { z } from 'zod'
import { EVENTS } from '../../../core/chat/event.ts'
import { textOf } from '../../../core/chat/message.ts'
import { decodeState } from '../../../core/decide/codec.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'
import { idOrNull, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import type { Reach } from '../reach.ts'
import type { Gathered, Task } from '../tasks/gather.ts'
import { namesIn, taskOf, waitingIn } from '../tasks/waiting.ts'
import type { Waiting } from '../tasks/waiting.ts'
import { inOwnOrder } from './own-order.ts'
import type { Round } from './schema.ts'

/** Seconds: into the other program, find the group, paste, send; find the person, act or write. */
export const EACH = { paste: 20, deed: 30, private: 30 } as const

/** Whoever never looked is told of the last days only. */
const FIRST_LOOK_BACK = 3 * 86_400_000
const MOST_DROPPED = 200
const QUOTE = 120

export interface RoundOf {
  readonly community: number
  readonly operator: string
  /** Only what lies within it is this operator's to do. */
  readonly reach: Reach
}

type Answer = z.input<typeof Round>
type Groups = Waiting['groups']

export async function roundOf(parts: ApiParts, who: RoundOf, language: Language): Promise<Answer> {
  const { community, operator, reach } = who
  const { groups: order, seen } = parts.rounds.choice(operator, community)
  const { gathered, groups, names } = await waitingIn(parts, community, language)
  const reaches = within(reach, groups)
  const mine = gathered.filter(({ group }) => reaches(group))
  const kept = inOwnOrder(await keptByHand(parts, community, groups, mine), order).filter((row) =>
    reaches(row.group),
  )
  const place = new Map(kept.map(({ group }, index) => [group, index]))
  const rank = ({ group }: Gathered) => (group === null ? Infinity : (place.get(group) ?? Infinity))
  const ordered = mine.toSorted((one, other) => rank(one) - rank(other) || one.expires - other.expires)
  const quotes = await quotesOf(parts, community, mine)
  const byGroup = new Map(groups.map((row) => [row.group, row]))
  const stops = ordered.map((one) => {
    const row = one.group === null ? undefined : byGroup.get(one.group)
    return {
      group: idOrNull(one.group),
      name: row?.name ?? row?.native ?? null,
      platform: row?.platform ?? null,
      values: valuesOf(row?.state ?? null),
      text: one.text,
      expires: one.expires,
      seconds: secondsOf(one),
      tasks: one.tasks.map((task) => ({
        ...taskOf(task, names),
        quote: task.way === 'deed' ? (quotes.get(task.action.message ?? 0) ?? null) : null,
      })),
    }
  })
  const due = new Set(ordered.map(({ group }) => group))
  const at = parts.now()
  const since = seen ?? at - FIRST_LOOK_BACK
  return {
    at,
    stops,
    order: kept.map(({ group, name, native, state }) => ({
      group: idOut(group),
      name: name ?? native,
      values: valuesOf(state),
      due: due.has(group),
    })),
    each: EACH,
    seconds: stops.reduce((sum, { seconds }) => sum + seconds, 0),
    since,
    dropped: await droppedSince(parts, community, { since, groups, reaches, language }),
  }
}

function within(reach: Reach, groups: Groups): (group: number | null) => boolean {
  if (reach === 'all') return () => true
  if (reach === null) return () => false
  const own = new Set(reach.groups)
  for (const { group, state } of groups) {
    const kind = state === null ? null : decodeState('group', state).kind
    if (kind !== null && reach.kinds.includes(kind)) own.add(group)
  }
  return (group) => group !== null && own.has(group)
}

/** What one group takes. */
export function secondsOf({ text, tasks }: Pick<Gathered, 'text' | 'tasks'>): number {
  // Two rules may ask for the same person to be removed: that is one thing to do.
  const deeds = new Set(tasks.flatMap((task) => (task.way === 'deed' ? [deedOf(task)] : [])))
  const privates = tasks.filter(({ way }) => way === 'private').length
  return (text === null ? 0 : EACH.paste) + deeds.size * EACH.deed + privates * EACH.private
}

function deedOf({ kind, action: { seq, n, member, message } }: Task): string {
  const place = `${seq}-${n}`
  return member === null ? place : [kind, member, kind === 'recall' ? (message ?? place) : ''].join(' ')
}

/** Groups of accounts that people serve, and any other in which something waits. */
async function keptByHand(
  parts: ApiParts,
  community: number,
  groups: Groups,
  due: readonly Gathered[],
): Promise<Groups> {
  const accounts = await parts.reads.listAccounts(community)
  const open = new Set(
    accounts.filter((row) => row.platform === 'assist' && row.closed === null).map((row) => row.account),
  )
  const waiting = new Set(due.map(({ group }) => group))
  return groups.filter(({ account, group }) => open.has(account) || waiting.has(group))
}

function valuesOf(state: string | null): string[] {
  return state === null ? [] : Object.values(decodeState('group', state).values)
}

const { content: MessageContent } = EVENTS['message.sent']

/** How the messages begin that deeds are about, by their events. */
async function quotesOf(
  parts: ApiParts,
  community: number,
  gathered: readonly Gathered[],
): Promise<ReadonlyMap<number, string>> {
  const about = gathered.flatMap(({ tasks }) =>
    tasks.flatMap(({ way, action: { message } }) => (way === 'deed' && message !== null ? [message] : [])),
  )
  const rows = about.length === 0 ? [] : await parts.reads.content(community, [...new Set(about)])
  return new Map(
    rows.flatMap(({ seq, part, body }) => {
      const content = part === -1 ? MessageContent.safeParse(JSON.parse(body)) : null
      return content?.success ? [[seq, textOf(content.data.parts).slice(0, QUOTE)]] : []
    }),
  )
}

interface Since {
  readonly since: number
  readonly groups: Groups
  readonly reaches: (group: number | null) => boolean
  readonly language: Language
}

/** What had been handed to a person and expired after `since`, newest first. */
async function droppedSince(
  parts: ApiParts,
  community: number,
  { since, groups, reaches, language }: Since,
): Promise<Answer['dropped']> {
  const expired = await parts.reads.actions(community, 'expired', { limit: MOST_DROPPED })
  const told = expired.filter((row) => wasHanded(row) && row.expires > since && reaches(row.group))
  const names = await namesIn(parts, community, told, language)
  const groupNames = new Map(groups.map(({ group, name, native }) => [group, name ?? native]))
  return told.map((row) => ({
    action: `${row.seq}-${row.n}`,
    kind: row.kind,
    group: row.group === null ? null : (groupNames.get(row.group) ?? null),
    member: row.member === null ? null : (names.members.get(row.member) ?? null),
    rule: names.titles.get(row.rule) ?? row.rule,
    expired: row.expires,
  }))
}

/** What a person was to do is due when it expires; what a program was to do, before. */
const wasHanded = ({ due, expires }: ActionRow): boolean => due === expires
