/** Reactions that a person gave to a message or took back. */
import type { MessageReactionUpdated, ReactionType } from 'grammy/types'
import { chatNative } from './ids.ts'
import { isGroup, personOf, placeOf, type Decoded, type View } from './view.ts'

/** Telegram tells all reactions of a person before and after: what differs is the event. */
export function reactionEvents(view: View, update: MessageReactionUpdated): Decoded {
  const { chat, user, actor_chat: actor, date } = update
  if (!isGroup(chat)) return []
  const place = placeOf(view, chat, date)
  const speaker = actor && { native: chatNative(actor), name: 'title' in actor ? actor.title : undefined }
  const person = user === undefined ? speaker : personOf(view, place.group.native, user)
  const before = new Set(update.old_reaction.map(emojiOf))
  const after = new Set(update.new_reaction.map(emojiOf))
  const of = String(update.message_id)
  const changed = (kind: 'reaction.added' | 'reaction.removed', emoji: string) => ({
    ...place,
    kind,
    person,
    native: `${of}/${emoji}/${person?.native ?? ''}`,
    // Given, taken back and given again within a minute are three events.
    revision: date,
    data: { of, emoji },
    content: {},
  })
  return [
    ...[...before].filter((emoji) => !after.has(emoji)).map((emoji) => changed('reaction.removed', emoji)),
    ...[...after].filter((emoji) => !before.has(emoji)).map((emoji) => changed('reaction.added', emoji)),
  ]
}

function emojiOf(reaction: ReactionType): string {
  switch (reaction.type) {
    case 'emoji':
      return reaction.emoji
    case 'custom_emoji':
      return reaction.custom_emoji_id
    case 'paid':
      return 'paid'
  }
}
