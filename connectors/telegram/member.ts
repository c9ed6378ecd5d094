/** Who came, asked, went, was removed or got another role. */
import type { ChatJoinRequest, ChatMember, ChatMemberUpdated, User } from 'grammy/types'
import type { PlatformRole } from '../../core/chat/event.ts'
import { userNative } from './ids.ts'
import { isGroup, named, personOf, placeOf, type Decoded, type GroupChat, type View } from './view.ts'

interface Change {
  readonly chat: GroupChat
  readonly user: User
  /** Who did it. */
  readonly by: User | undefined
  /** Unix time. */
  readonly date: number
}

export function joinEvents(view: View, change: Change & { readonly role?: PlatformRole }): Decoded {
  const { user, by, role } = change
  if (user.id === view.self) return []
  const { native, place } = onceTold(view, change, 'joined')
  const group = place.group.native
  const person = { ...personOf(view, group, user), ...(role === undefined ? {} : { role }) }
  return [
    {
      ...place,
      kind: 'member.joined',
      native,
      person,
      inviter: by === undefined || by.id === user.id ? undefined : personOf(view, group, by),
      data: {},
      content: named(person),
    },
  ]
}

export function goneEvents(view: View, change: Change & { readonly removed: boolean }): Decoded {
  const { user, removed } = change
  if (user.id === view.self) return []
  const { native, place } = onceTold(view, change, 'gone')
  const person = personOf(view, place.group.native, user)
  const kind = removed ? 'member.removed' : 'member.left'
  return [{ ...place, kind, native, person, data: {}, content: named(person) }]
}

export function memberEvents(view: View, update: ChatMemberUpdated): Decoded {
  const { chat, from: by, date, old_chat_member: before, new_chat_member: after } = update
  if (!isGroup(chat)) return []
  const { user } = after
  const change = { chat, user, by, date }
  if (!isInside(before)) return isInside(after) ? joinEvents(view, { ...change, role: roleOf(after) }) : []
  if (!isInside(after)) return goneEvents(view, { ...change, removed: by.id !== user.id })
  const role = roleOf(after)
  if (role === roleOf(before) || user.id === view.self) return []
  const place = placeOf(view, chat, date)
  const person = { ...personOf(view, place.group.native, user), role }
  return [
    { ...place, kind: 'member.role', native: nativeAt(user, date), person, data: { role }, content: {} },
  ]
}

/** The account was added to a group: its name makes it known, so that it can be assigned before anybody writes. */
export function ownEvents(view: View, update: ChatMemberUpdated): Decoded {
  const { chat, date, old_chat_member: before, new_chat_member: after } = update
  if (!isGroup(chat) || isInside(before) || !isInside(after)) return []
  const place = placeOf(view, chat, date)
  return [
    {
      ...place,
      kind: 'group.renamed',
      native: nativeAt(after.user, date),
      data: {},
      content: { name: chat.title },
    },
  ]
}

export function requestEvents(view: View, { chat, from, date }: ChatJoinRequest): Decoded {
  if (!isGroup(chat)) return []
  const place = placeOf(view, chat, date)
  const person = personOf(view, place.group.native, from)
  return [
    {
      ...place,
      kind: 'member.requested',
      native: nativeAt(from, date),
      person,
      data: {},
      content: named(person),
    },
  ]
}

export function isInside(member: ChatMember): boolean {
  return member.status === 'restricted' ? member.is_member : !['left', 'kicked'].includes(member.status)
}

export function roleOf({ status }: ChatMember): PlatformRole {
  if (status === 'creator') return 'owner'
  return status === 'administrator' ? 'admin' : 'member'
}

function onceTold(view: View, { chat, user, date }: Change, what: 'joined' | 'gone') {
  const second = view.sightings.second(`${what}/${view.groups.native(chat.id)}/${user.id}`, date)
  return { native: nativeAt(user, second), place: placeOf(view, chat, second) }
}

/** There is no id of a coming or going: who and when stand for it. */
function nativeAt(user: User, second: number): string {
  return `${userNative(user)}@${second}`
}
