/** Service messages: who came and went, and the group's new name. */
import type { Message } from 'grammy/types'
import { goneEvents, joinEvents } from './member.ts'
import { personOf, placeOf, type Decoded, type GroupChat, type View } from './view.ts'

/** Null when it is an ordinary message; empty for service messages that are no event of a group. */
export function serviceEvents(view: View, message: Message, chat: GroupChat): Decoded | null {
  const { new_chat_members: came, left_chat_member: gone, new_chat_title: title, from, date } = message
  if (came !== undefined) return came.flatMap((user) => joinEvents(view, { chat, user, by: from, date }))
  if (gone !== undefined) {
    return goneEvents(view, { chat, user: gone, by: from, date, removed: from?.id !== gone.id })
  }
  if (title !== undefined) {
    const place = placeOf(view, chat, date)
    return [
      {
        ...place,
        group: { ...place.group, name: title },
        kind: 'group.renamed',
        native: String(message.message_id),
        person: from && personOf(view, place.group.native, from),
        data: {},
        content: { name: title },
      },
    ]
  }
  return SILENT.some((field) => message[field] !== undefined) ? [] : null
}

/** Service messages without a word for the ledger. */
const SILENT = [
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'pinned_message',
  'message_auto_delete_timer_changed',
  'boost_added',
  'chat_background_set',
  'chat_owner_left',
  'chat_owner_changed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
  'proximity_alert_triggered',
] as const satisfies readonly (keyof Message)[]
