/** What waits to be done by hand in a community, with the names that a person needs for it. */
import { charterInForce } from '../charters/in-force.ts'
import { titlesIn } from '../charters/titles.ts'
import { idOrNull, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ActionRow, GroupRow } from '../../../core/ports/rows.ts'
import { gather } from './gather.ts'
import type { Gathered, HandedAction, Task } from './gather.ts'

/** Handed actions that one answer gathers; the rest comes when these are done. */
const MOST_TASKS = 2_000

export interface Waiting {
  readonly gathered: readonly Gathered[]
  readonly groups: readonly (GroupRow & { readonly state: string | null })[]
  readonly names: Names
}

export interface Names {
  readonly members: ReadonlyMap<number, string>
  readonly titles: ReadonlyMap<string, string>
}

/** Handed actions, oldest first, those included whose time has passed. */
export function handedIn(
  parts: Pick<ApiParts, 'reads'>,
  community: number,
): Promise<readonly HandedAction[]> {
  return parts.reads.actions(community, 'handed', { after: 0, limit: MOST_TASKS })
}

export async function waitingIn(parts: ApiParts, community: number, language: Language): Promise<Waiting> {
  const now = parts.now()
  const due = (await handedIn(parts, community)).filter(({ expires }) => expires > now)
  const [groups, names] = await Promise.all([
    parts.reads.listGroups(community),
    namesIn(parts, community, due, language),
  ])
  const gathered = gather(due, (member) => names.members.get(member) ?? null, language)
  return { gathered, groups, names }
}

/** Names of the members whom these are about, and titles of the rules that ask for them. */
export async function namesIn(
  parts: ApiParts,
  community: number,
  actions: readonly ActionRow[],
  language: Language,
): Promise<Names> {
  const members = [...new Set(actions.flatMap(({ member }) => (member === null ? [] : [member])))]
  const [handles, inForce] = await Promise.all([
    members.length === 0 ? [] : parts.reads.handles(community, members),
    charterInForce(parts, community),
  ])
  return {
    members: new Map(handles.map(({ member, name, native }) => [member, name ?? native])),
    titles: await titlesIn(parts, community, new Set([inForce?.row.version ?? 0]), language),
  }
}

/** A task as the API shows it. */
export function taskOf({ action, way, kind, words }: Task, { members, titles }: Names) {
  const { member } = action
  return {
    action: `${action.seq}-${action.n}`,
    way,
    kind,
    words,
    member: member === null ? null : { id: idOut(member), name: members.get(member) ?? null },
    rule: titles.get(action.rule) ?? action.rule,
    message: idOrNull(action.message),
    amount: action.amount,
    expires: action.expires,
  }
}
