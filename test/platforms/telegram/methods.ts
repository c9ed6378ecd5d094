/** Methods of the Bot API on a world: what they change, and what they refuse in Telegram's own words. */
import { numberOf, numberOr, objectOf, type Parameters } from './parameters.ts'
import {
  chatObject,
  isIn,
  memberObject,
  TgRefusal,
  type TgChat,
  type TgMember,
  type TgUser,
} from './shapes.ts'
import type { World } from './world.ts'

const LONGEST_TEXT = 4096
const DAY = 86_400

type Method = (world: World, given: Parameters) => unknown

export const METHODS: Readonly<Record<string, Method>> = {
  getMe: ({ bot, readsAll }) => ({ ...bot, can_join_groups: true, can_read_all_group_messages: readsAll }),
  getChat: (world, given) => chatObject(chatOf(world, given)),
  getChatMember: (world, given) => {
    const chat = chatOf(world, given)
    self(world, chat)
    const id = numberOf(given, 'user_id')
    const user = world.users.get(id)
    if (!user) throw new TgRefusal(400, 'Bad Request: user not found')
    return memberObject(chat.members.get(id) ?? { status: 'left', user, rights: new Set(), until: 0 })
  },
  getChatAdministrators: (world, given) =>
    [...chatOf(world, given).members.values()]
      .filter(({ status, user }) => (status === 'creator' || status === 'administrator') && !user.is_bot)
      .map(memberObject),
  getChatMemberCount: (world, given) => [...chatOf(world, given).members.values()].filter(isIn).length,
  sendMessage,
  deleteMessage,
  restrictChatMember,
  banChatMember,
  unbanChatMember,
  approveChatJoinRequest: requestAnswer,
  declineChatJoinRequest: requestAnswer,
  setMessageReaction: (world, given) => {
    if (!chatOf(world, given).messages.has(numberOf(given, 'message_id'))) {
      throw new TgRefusal(400, 'Bad Request: message to react not found')
    }
    return true
  },
  answerCallbackQuery: (world, given) => {
    const query = given['callback_query_id']
    if (typeof query !== 'string')
      throw new TgRefusal(
        400,
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      )
    world.answered.push(query)
    return true
  },
}

/** A group, or a private chat with somebody who has written to the bot. */
function chatOf(world: World, given: Parameters): TgChat {
  const id = numberOf(given, 'chat_id')
  const chat = world.chats.get(id)
  if (!chat) throw new TgRefusal(400, 'Bad Request: chat not found')
  const { migratedTo } = chat
  if (migratedTo !== null) {
    throw new TgRefusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: migratedTo,
    })
  }
  return chat
}

function self(world: World, chat: TgChat): TgMember {
  const member = chat.members.get(world.bot.id)
  const kind = chat.type === 'supergroup' ? 'supergroup' : 'group'
  if (member?.status === 'kicked') throw new TgRefusal(403, `Forbidden: bot was kicked from the ${kind} chat`)
  if (!member || !isIn(member)) throw new TgRefusal(403, `Forbidden: bot is not a member of the ${kind} chat`)
  return member
}

function sendMessage(world: World, given: Parameters): unknown {
  const { text } = given
  if (typeof text !== 'string' || text.trim() === '')
    throw new TgRefusal(400, 'Bad Request: message text is empty')
  if (text.length > LONGEST_TEXT) throw new TgRefusal(400, 'Bad Request: message is too long')
  if (given['parse_mode'] !== undefined) throw new TgRefusal(400, 'Bad Request: unsupported parse_mode')
  const id = numberOf(given, 'chat_id')
  const chat = id > 0 ? privateChat(world, id) : chatOf(world, given)
  if (chat.type !== 'private') {
    const { status } = self(world, chat)
    if (status === 'restricted') {
      throw new TgRefusal(400, 'Bad Request: not enough rights to send text messages to the chat')
    }
  }
  return world.write(chat, text, given['reply_parameters'] === undefined ? {} : answered(chat, given))
}

function answered(chat: TgChat, given: Parameters): object {
  const reply = objectOf(given, 'reply_parameters')
  const message = chat.messages.get(numberOf(reply, 'message_id'))
  if (message) return { reply_to_message: { ...message, reply_to_message: undefined } }
  if (reply['allow_sending_without_reply'] === true) return {}
  throw new TgRefusal(400, 'Bad Request: message to be replied not found')
}

function privateChat(world: World, id: number): TgChat {
  const user = world.users.get(id)
  if (!user) throw new TgRefusal(400, 'Bad Request: chat not found')
  if (world.blocked.has(id)) throw new TgRefusal(403, 'Forbidden: bot was blocked by the user')
  if (!world.started.has(id))
    throw new TgRefusal(403, "Forbidden: bot can't initiate conversation with a user")
  const known = world.chats.get(id)
  if (known) return known
  const chat: TgChat = {
    id,
    type: 'private',
    title: user.first_name,
    members: new Map(),
    messages: new Map(),
    lastMessage: 0,
    migratedTo: null,
  }
  world.chats.set(id, chat)
  return chat
}

function deleteMessage(world: World, given: Parameters): boolean {
  const chat = chatOf(world, given)
  const bot = self(world, chat)
  const id = numberOf(given, 'message_id')
  const message = chat.messages.get(id)
  if (!message) throw new TgRefusal(400, 'Bad Request: message to delete not found')
  const mayDelete = bot.rights.has('can_delete_messages')
  const own = message.from?.id === world.bot.id && world.second - message.date < 2 * DAY
  if (!mayDelete && !own) throw new TgRefusal(400, "Bad Request: message can't be deleted")
  chat.messages.delete(id)
  return true
}

/** The person whom the bot may restrict or ban. */
function target(world: World, chat: TgChat, given: Parameters): TgUser {
  const bot = self(world, chat)
  const id = numberOf(given, 'user_id')
  const user = world.users.get(id)
  if (!user) throw new TgRefusal(400, 'Bad Request: PARTICIPANT_ID_INVALID')
  const member = chat.members.get(id)
  if (member?.status === 'creator') throw new TgRefusal(400, "Bad Request: can't remove chat owner")
  if (!bot.rights.has('can_restrict_members')) {
    throw new TgRefusal(400, 'Bad Request: not enough rights to restrict/unrestrict chat member')
  }
  if (member?.status === 'administrator') {
    throw new TgRefusal(400, 'Bad Request: user is an administrator of the chat')
  }
  return user
}

/** Less than thirty seconds and more than 366 days are for ever. */
function until(world: World, given: Parameters): number {
  const date = numberOr(given, 'until_date', 0)
  const span = date - world.second
  return span < 30 || span > 366 * DAY ? 0 : date
}

function restrictChatMember(world: World, given: Parameters): boolean {
  const chat = chatOf(world, given)
  if (chat.type !== 'supergroup') {
    throw new TgRefusal(400, 'Bad Request: method is available only for supergroups')
  }
  const user = target(world, chat, given)
  const free = Object.values(objectOf(given, 'permissions')).every((allowed) => allowed === true)
  world.change(chat, user, free ? 'member' : 'restricted', free ? 0 : until(world, given))
  return true
}

function banChatMember(world: World, given: Parameters): boolean {
  const chat = chatOf(world, given)
  world.change(
    chat,
    target(world, chat, given),
    chat.type === 'group' ? 'left' : 'kicked',
    until(world, given),
  )
  return true
}

function unbanChatMember(world: World, given: Parameters): boolean {
  const chat = chatOf(world, given)
  if (chat.type !== 'supergroup') {
    throw new TgRefusal(400, 'Bad Request: method is available for supergroup and channel chats only')
  }
  const user = target(world, chat, given)
  const banned = chat.members.get(user.id)?.status === 'kicked'
  if (banned || given['only_if_banned'] !== true) world.change(chat, user, 'left', 0)
  return true
}

function requestAnswer(world: World, given: Parameters): boolean {
  const chat = chatOf(world, given)
  if (!self(world, chat).rights.has('can_invite_users')) {
    throw new TgRefusal(400, 'Bad Request: not enough rights')
  }
  numberOf(given, 'user_id')
  return true
}
