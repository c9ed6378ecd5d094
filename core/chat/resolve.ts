/** From a platform's words to the ledger's: an incoming event gets its place, its time and Folkmoot's ids. */
import type { Directory } from './directory.ts'
import type { Event } from './event.ts'
import type { AccountId, CommunityId, Seq } from './ids.ts'
import type { Incoming, IncomingPerson } from './incoming.ts'

export interface Arrival {
  readonly community: CommunityId
  readonly account: AccountId | null
  readonly platform: string
  readonly seq: Seq
  readonly received: number
  /** Decision time of the community so far. */
  readonly communityTime: number
}

/**
 * The event as the ledger keeps it. A platform's clock that runs ahead does not drag the community's time
 * along: decision time never passes the time of receiving. What the platform says in passing of a person's role and a group's size
 * goes into `data` (`role`, `size`), the person's name into `content`.
 */
export function resolve(incoming: Incoming, arrival: Arrival, directory: Directory): Event {
  const { platform, account } = arrival
  const now = Math.max(Math.min(incoming.at, arrival.received), arrival.communityTime)
  const { group } = incoming
  const names = namesIn(incoming)
  const person = (someone: IncomingPerson | undefined, name: string | undefined) =>
    someone === undefined ? null : directory.member(platform, someone.native, name, now)
  return {
    community: arrival.community,
    seq: arrival.seq,
    at: incoming.at,
    received: arrival.received,
    now,
    source: incoming.source,
    account,
    group: group === undefined ? null : directory.group(platform, group.native, names.group, account, now),
    member: person(incoming.person, names.person),
    native: incoming.native ?? null,
    revision: incoming.revision ?? 0,
    kind: incoming.kind,
    data: dataOf(incoming, arrival, directory, person(incoming.inviter, incoming.inviter?.name)),
    content: contentOf(incoming),
  } as Event
}

/** After a renaming the new name counts, wherever the platform says it. */
function namesIn({ kind, content, group, person }: Incoming): {
  group?: string | undefined
  person?: string | undefined
} {
  const names = { group: group?.name, person: person?.name }
  if (kind === 'group.renamed') return { ...names, group: content.name ?? names.group }
  return kind === 'member.renamed' ? { ...names, person: content.name ?? names.person } : names
}

function dataOf(
  incoming: Incoming,
  { platform }: Arrival,
  directory: Directory,
  inviter: number | null,
): Incoming['data'] {
  const { group, person, data } = incoming
  const size =
    group?.size !== undefined && directory.sizeChanged(platform, group.native, group.size)
      ? group.size
      : undefined
  const role = person?.role
  if (inviter === null && size === undefined && (role === undefined || 'role' in data)) return data
  return {
    ...(role === undefined ? {} : { role }),
    ...(size === undefined ? {} : { size }),
    ...data,
    ...(inviter === null ? {} : { inviter }),
  }
}

function contentOf(incoming: Incoming): Incoming['content'] {
  const name = incoming.person?.name
  if (name === undefined || !bearsName(incoming.kind) || 'name' in incoming.content) return incoming.content
  return { ...incoming.content, name }
}

function bearsName(kind: Incoming['kind']): boolean {
  return kind === 'message.sent' || kind === 'message.edited' || kind.startsWith('member.')
}
