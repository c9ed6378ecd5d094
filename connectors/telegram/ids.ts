/**
 * Telegram's ids as Folkmoot keeps them: the same as in the files that Telegram Desktop exports, so that an
 * imported history and what comes in live are one. A person is `user123`, someone who speaks as a channel or
 * group `channel123` or `chat123`, a group its bare number, a message its number.
 */
import type { Chat, User } from 'grammy/types'

/** The Bot API writes supergroups and channels as -100…: the bare number is what is below this. */
const CHANNEL_BASE = -1_000_000_000_000

export function isChannelId(chat: number): boolean {
  return chat < CHANNEL_BASE
}

/** Number of a group without the marks of the Bot API. */
export function bareId(chat: number): number {
  return isChannelId(chat) ? CHANNEL_BASE - chat : Math.abs(chat)
}

/** The Bot API's ids that a bare number may stand for; supergroups first, as most groups are. */
export function chatIds(bare: number): readonly number[] {
  return [CHANNEL_BASE - bare, -bare]
}

export function userNative(user: Pick<User, 'id'>): string {
  return `user${user.id}`
}

/** Id of someone who speaks as a chat: an anonymous administrator, a linked channel. */
export function chatNative(chat: Pick<Chat, 'id'>): string {
  return `${isChannelId(chat.id) ? 'channel' : 'chat'}${bareId(chat.id)}`
}

/** Telegram's number of a person; null for a channel, a group or a mere name. */
export function userId(native: string): number | null {
  return /^user\d{1,16}$/.test(native) ? Number(native.slice(4)) : null
}

/** Number of a message; null when it is none. */
export function messageId(native: string): number | null {
  return /^\d{1,15}$/.test(native) ? Number(native) : null
}

export function userName(user: Pick<User, 'first_name' | 'last_name'>): string {
  return [user.first_name, user.last_name].filter(Boolean).join(' ')
}
