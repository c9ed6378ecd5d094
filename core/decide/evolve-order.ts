/** What operators and charters put in order: groups and their kinds, rules and their names. */
import type { EventOf } from '../chat/event.ts'
import type { GroupId } from '../chat/ids.ts'
import { SERIES, type Watch } from './reads.ts'
import { ruleKey } from './scene.ts'
import type { CommunityState, StateDraft } from './state.ts'

const MOST_GROUPS = 20_000
const MOST_ALIASES = 2000

/** `kind` null takes the group out of the charter's hands. */
export function assignGroup(
  draft: StateDraft,
  id: GroupId,
  kind: string | null,
  values: Readonly<Record<string, string>>,
): void {
  const group = draft.edit('group', id, 0)
  group.kind = kind
  group.values = { ...values }
  // Whoever took the kind away knows that it is missing.
  group.unassigned = kind === null
  if (kind === null) group.arrivals = []
  enroll(draft, id, group.dissolved ? null : kind)
}

export function dissolveGroup(draft: StateDraft, id: GroupId): void {
  const group = draft.edit('group', id, 0)
  group.dissolved = true
  group.arrivals = []
  enroll(draft, id, null)
}

function enroll(draft: StateDraft, id: GroupId, kind: string | null): void {
  const roster = draft.edit('roster', 0, 0)
  const others = roster.groups.filter(([group]) => group !== id)
  if (kind !== null && others.length < MOST_GROUPS) others.push([id, kind])
  roster.groups = others.sort(([a], [b]) => a - b)
}

/**
 * A renamed rule keeps its state under the key that it had; an id that was renamed away or removed starts
 * afresh when it is used again. `renamed` maps the old id to the new one.
 */
export function renameRules(community: CommunityState, { data }: EventOf<'charter.published'>): void {
  const keys = Object.entries(data.renamed ?? {}).map(
    ([from, to]) => [from, to, ruleKey(community, from)] as const,
  )
  for (const id of [...keys.map(([from]) => from), ...(data.removed ?? [])]) {
    community.aliases[id] = `${id}@${data.version}`
  }
  for (const id of data.removed ?? []) forgetRule(community, id)
  for (const [, to, key] of keys) community.aliases[to] = key
  bound(community.aliases)
  community.charter = data.version
  community.watch = watchIn(data.watch)
}

function forgetRule(community: CommunityState, key: string): void {
  delete community.rules[key]
  delete community.cooldowns[key]
  delete community.caps[key]
}

function bound(aliases: CommunityState['aliases']): void {
  const ids = Object.keys(aliases)
  for (const id of ids.slice(0, Math.max(0, ids.length - MOST_ALIASES))) delete aliases[id]
}

/** Reads `watch` out of the event; what this version does not know of it counts for nothing. */
function watchIn(data: unknown): Watch {
  if (typeof data !== 'object' || data === null) return {}
  const spans = new Map<string, unknown>(Object.entries(data))
  return Object.fromEntries(
    SERIES.flatMap((series) => {
      const list = spans.get(series)
      return Array.isArray(list) ? [[series, list.filter(isSpan)]] : []
    }),
  )
}

function isSpan(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}
