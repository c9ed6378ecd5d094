/** Updates of the Bot API as events. */
import type { Chat, Update } from 'grammy/types'
import { memberEvents, ownEvents, requestEvents } from './member.ts'
import { editEvents, messageEvents } from './message.ts'
import { reactionEvents } from './reaction.ts'
import type { Decoded, View } from './view.ts'

/** What is asked of Telegram; members and reactions come only when named. */
export const UPDATES = [
  'message',
  'edited_message',
  'message_reaction',
  'chat_member',
  'my_chat_member',
  'chat_join_request',
  'callback_query',
] as const satisfies readonly (keyof Update)[]

/** In the order in which the update tells them; empty when it holds nothing for the ledger. */
export function eventsOf(view: View, update: Update): Decoded {
  if (update.message) return messageEvents(view, update.message)
  if (update.edited_message) return editEvents(view, update.edited_message)
  if (update.message_reaction) return reactionEvents(view, update.message_reaction)
  if (update.chat_member) return memberEvents(view, update.chat_member)
  if (update.my_chat_member) return ownEvents(view, update.my_chat_member)
  if (update.chat_join_request) return requestEvents(view, update.chat_join_request)
  return []
}

/** The chat that an update is about, where it is about one. */
export function chatOf(update: Update): Chat | undefined {
  const { message, edited_message: edited, message_reaction: reaction, chat_member: member } = update
  return (message ?? edited ?? reaction ?? member ?? update.my_chat_member ?? update.chat_join_request)?.chat
}

/** The old and the new chat, when the update tells that a group became a supergroup. */
export function migrationOf({ message }: Update): { readonly from: number; readonly to: number } | null {
  if (message?.migrate_to_chat_id !== undefined)
    return { from: message.chat.id, to: message.migrate_to_chat_id }
  if (message?.migrate_from_chat_id !== undefined) {
    return { from: message.migrate_from_chat_id, to: message.chat.id }
  }
  return null
}
