/** What decoding an update needs to know beside it. */
import type { Chat, User } from 'grammy/types'
import type { PlatformRole } from '../../core/chat/event.ts'
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { userName, userNative } from './ids.ts'
import type { Groups } from './groups.ts'
import type { Sightings } from './sightings.ts'

export interface View {
  readonly groups: Groups
  readonly sightings: Sightings
  /** Telegram's number of the account itself. */
  readonly self: number
  /** Role of a person in a group where it is known. */
  readonly role: (group: string, user: number) => PlatformRole | undefined
  /** Members of a group where it is known. */
  readonly size: (group: string) => number | undefined
}

/** Where and when something happened. */
export interface Place {
  readonly at: number
  readonly source: 'live'
  readonly group: IncomingGroup
}

export type GroupChat = Chat.GroupChat | Chat.SupergroupChat

export function isGroup(chat: Chat): chat is GroupChat {
  return chat.type === 'group' || chat.type === 'supergroup'
}

export function placeOf(view: View, chat: GroupChat, second: number): Place {
  const native = view.groups.native(chat.id)
  return {
    at: second * 1_000,
    source: 'live',
    group: { native, name: chat.title, size: view.size(native) },
  }
}

export function personOf(view: View, group: string, user: User): IncomingPerson {
  return { native: userNative(user), name: userName(user), role: view.role(group, user.id) }
}

/** For kinds whose content is a name and nothing else. */
export function named({ name }: IncomingPerson): { name?: string } {
  return name === undefined ? {} : { name }
}

export type Decoded = readonly Incoming[]
