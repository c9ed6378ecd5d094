/** A message of a group, or its newer version, as an event. */
import type { Message, MessageOrigin } from 'grammy/types'
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import { chatNative, userName } from './ids.ts'
import { partsOf } from './parts.ts'
import { serviceEvents } from './service.ts'
import { isGroup, personOf, placeOf, type Decoded, type View } from './view.ts'

/** Empty for private and channel messages, and for service messages that are no event. */
export function messageEvents(view: View, message: Message): Decoded {
  const { chat } = message
  if (!isGroup(chat)) return []
  const service = serviceEvents(view, message, chat)
  if (service !== null) return service
  const place = placeOf(view, chat, message.date)
  return [
    { ...place, ...common(view, message, place.group.native), kind: 'message.sent', data: dataOf(message) },
  ]
}

/** The revision is the second of the edit: the same for every delivery of it, and rising. */
export function editEvents(view: View, message: Message): Decoded {
  const { chat, edit_date: second } = message
  if (!isGroup(chat) || second === undefined) return []
  const place = placeOf(view, chat, second)
  return [
    {
      ...place,
      ...common(view, message, place.group.native),
      kind: 'message.edited',
      revision: second,
      data: { ...dataOf(message), of: String(message.message_id) },
    },
  ]
}

function common(view: View, message: Message, group: string) {
  const person = senderOf(view, message, group)
  const forwardedFrom = message.forward_origin && originName(message.forward_origin)
  return {
    person,
    native: String(message.message_id),
    content: {
      parts: partsOf(message),
      ...(person?.name === undefined ? {} : { name: person.name }),
      ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    },
  } satisfies Partial<Incoming>
}

function dataOf({ reply_to_message: answered, from, sender_chat: chat }: Message) {
  return {
    ...(answered === undefined ? {} : { replyTo: String(answered.message_id) }),
    // Who speaks as a chat has a stand-in for a sender, which is a bot.
    ...(from?.is_bot && chat === undefined ? { bot: true } : {}),
  }
}

function senderOf(view: View, { from, sender_chat: chat, chat: here }: Message, group: string) {
  if (chat !== undefined) {
    const speaker: IncomingPerson = {
      native: chatNative(chat),
      name: 'title' in chat ? chat.title : undefined,
    }
    // The group itself speaks for an administrator who wants to stay unnamed.
    return chat.id === here.id ? { ...speaker, role: 'admin' as const } : speaker
  }
  return from === undefined ? undefined : personOf(view, group, from)
}

function originName(origin: MessageOrigin): string | undefined {
  switch (origin.type) {
    case 'user':
      return userName(origin.sender_user)
    case 'hidden_user':
      return origin.sender_user_name
    case 'chat':
      return 'title' in origin.sender_chat ? origin.sender_chat.title : undefined
    case 'channel':
      return origin.chat.title
  }
}
