/** Everything that is held about one member, as they may read it. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import { charterInForce } from '../charters/in-force.ts'
import { titlesIn } from '../charters/titles.ts'
import { feedOf } from '../events/feed.ts'
import { idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import type { MemberCaller } from '../policy.ts'
import type { Held } from './schema.ts'

type View = z.input<typeof Held>
const MOST_ENTRIES = 5_000

/** Those whom an operator joined into this member, too: they are one person. */
async function personOf(
  { reads }: ApiParts,
  { community, member }: MemberCaller,
): Promise<readonly number[]> {
  const [row] = await reads.state(community, [{ scope: 'roster', a: 0, b: 0 }])
  const { merged } = row?.value ? decodeState('roster', row.value) : emptyRecord('roster')
  return [member, ...merged.flatMap(([other, kept]) => (kept === member ? [other] : []))]
}

/** A page of what happened, under what is known of them now. */
export async function heldAbout(
  parts: ApiParts,
  who: MemberCaller,
  page: { readonly before?: number | undefined; readonly limit: number },
  language: Language,
): Promise<View> {
  const { community, member } = who
  const { reads } = parts
  const persons = await personOf(parts, who)
  const [handles, [row], lists, inForce, communities, happened] = await Promise.all([
    reads.handles(community, persons),
    reads.state(community, [{ scope: 'member', a: member, b: 0 }]),
    Promise.all(persons.map((one) => reads.entries(community, one, { limit: MOST_ENTRIES }))),
    charterInForce(parts, community),
    reads.listCommunities(),
    happeningsOf(parts, community, persons, page, language),
  ])
  const state = row?.value ? decodeState('member', row.value) : emptyRecord('member')
  const titles = await titlesIn(parts, community, new Set([inForce?.row.version ?? 0]), language)
  const entries = lists.flat().toSorted((one, other) => other.seq - one.seq || other.n - one.n)
  return {
    community: communities.find((each) => each.community === community)?.name ?? '',
    timezone: inForce?.charter.timezone ?? 'UTC',
    handles: handles.map(({ platform, native, name }) => ({ platform, native, name })),
    roles: state.roles,
    tags: state.tags,
    points: state.points,
    messages: state.messages,
    first: state.first || null,
    last: state.last || null,
    entries: entries.map(({ at, amount, rule }) => ({ at, amount, rule: titles.get(rule) ?? rule })),
    ...happened,
  }
}

/** Newest first. What others said, and which operator did what, is not theirs to read. */
async function happeningsOf(
  parts: ApiParts,
  community: number,
  persons: readonly number[],
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
  language: Language,
): Promise<Pick<View, 'happenings' | 'next'>> {
  const place = before === undefined ? {} : { before }
  const lists = await Promise.all(
    persons.map((member) => parts.reads.events(community, { ...place, limit }, { member })),
  )
  const own = new Set<string>(persons.map(idOut))
  const stored = lists
    .flat()
    .filter(({ event }) => event.member !== null && persons.includes(event.member))
    .toSorted((one, other) => other.event.seq - one.event.seq)
  const shown = stored.slice(0, limit)
  const [feed, groups] = await Promise.all([
    feedOf(parts, community, shown, language, Infinity),
    parts.reads.listGroups(community),
  ])
  const names = new Map(groups.map(({ group, name, native }) => [idOut(group), name ?? native]))
  const happenings = feed.events.map((event, place_) => {
    const titles = new Map(event.fired.map(({ rule, title }) => [rule, title]))
    return {
      seq: event.seq,
      at: event.at,
      kind: event.kind,
      group: event.group === null ? null : (names.get(event.group) ?? null),
      text: event.text ?? reasonIn(shown[place_]?.content ?? null),
      rules: event.fired.map(({ title }) => title),
      acts: event.actions
        .filter((action) => action.member !== null && own.has(action.member))
        .map(({ kind, rule, text, status }) => ({ kind, rule: titles.get(rule) ?? rule, text, status })),
    }
  })
  const last = shown.at(-1)
  const isMore = stored.length > limit || lists.some((list) => list.length === limit)
  return { happenings, next: isMore && last !== undefined ? idOut(last.event.seq) : null }
}

/** What an operator wrote about them. */
function reasonIn(content: string | null): string | null {
  const body: unknown = content === null ? null : JSON.parse(content)
  if (typeof body !== 'object' || body === null) return null
  const { reason, text } = body as { reason?: unknown; text?: unknown }
  return typeof reason === 'string' ? reason : typeof text === 'string' ? text : null
}
