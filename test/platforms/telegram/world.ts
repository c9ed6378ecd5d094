/** Chats, people and rights; what people do becomes updates for the bot, as far as it may see them. */
import {
  ADMIN_RIGHTS,
  chatObject,
  isIn,
  memberObject,
  type TgChat,
  type TgMember,
  type TgMessage,
  type TgStatus,
  type TgUser,
} from './shapes.ts'
import { UpdateQueue } from './queue.ts'

export interface Pushed {
  readonly confirmed: Promise<void>
}

const NOTHING: Pushed = { confirmed: Promise.resolve() }

export class World {
  readonly bot: TgUser
  readonly queue = new UpdateQueue()
  readonly chats = new Map<number, TgChat>()
  readonly users = new Map<number, TgUser>()
  /** People who pressed start, and those who blocked the bot. */
  readonly started = new Set<number>()
  readonly blocked = new Set<number>()
  /** Queries of buttons that the bot has answered. */
  readonly answered: string[] = []
  readsAll = false
  readonly now: () => number
  #lastPrivate = 0

  constructor(bot: TgUser, now: () => number) {
    this.bot = bot
    this.now = now
    this.users.set(bot.id, bot)
  }

  get second(): number {
    return Math.floor(this.now() / 1_000)
  }

  person(id: number, name: string): TgUser {
    const user = { id, is_bot: false, first_name: name, username: `u${id}` }
    this.users.set(id, user)
    return user
  }

  /** A group in which the bot is, by default as an administrator with all rights. */
  group(id: number, title: string, options: { readonly owner: TgUser; readonly bot?: TgStatus }): TgChat {
    const type = id < -1_000_000_000_000 ? 'supergroup' : 'group'
    const chat: TgChat = {
      id,
      type,
      title,
      members: new Map(),
      messages: new Map(),
      lastMessage: 0,
      migratedTo: null,
    }
    this.chats.set(id, chat)
    this.#put(chat, options.owner, 'creator')
    this.#put(chat, this.bot, options.bot ?? 'administrator')
    return chat
  }

  chat(id: number): TgChat {
    const chat = this.chats.get(id)
    if (!chat) throw new Error(`There is no chat ${id} in this test.`)
    return chat
  }

  say(chat: TgChat, from: TgUser, text: string, fields: object = {}): Pushed & { readonly id: number } {
    const message = this.#message(chat, { from, text, ...entitiesOf(text), ...fields })
    const pushed = this.#mayRead(chat, message) ? this.#push('message', message) : NOTHING
    return { ...pushed, id: message.message_id }
  }

  edit(chat: TgChat, id: number, text: string): Pushed {
    const before = chat.messages.get(id)
    if (!before) throw new Error(`There is no message ${id}.`)
    const message = { ...before, text, ...entitiesOf(text), edit_date: this.second }
    chat.messages.set(id, message)
    return this.#mayRead(chat, message) ? this.#push('edited_message', message) : NOTHING
  }

  /** In big groups Telegram leaves the message out that announces it. */
  join(
    chat: TgChat,
    user: TgUser,
    options: { readonly by?: TgUser; readonly announced?: boolean } = {},
  ): Pushed {
    const before = this.#snapshot(chat, user)
    this.#put(chat, user, 'member')
    const by = options.by ?? user
    const first = this.#memberUpdate(chat, user, by, before)
    if (options.announced === false) return first
    const second = this.#push('message', this.#message(chat, { from: by, new_chat_members: [user] }))
    return both(first, second)
  }

  leave(chat: TgChat, user: TgUser, by: TgUser = user): Pushed {
    const before = this.#snapshot(chat, user)
    this.#put(chat, user, by.id === user.id ? 'left' : 'kicked')
    const first = this.#memberUpdate(chat, user, by, before)
    return both(first, this.#push('message', this.#message(chat, { from: by, left_chat_member: user })))
  }

  /** Gives the bot or a person another place in the chat. */
  promote(chat: TgChat, user: TgUser, status: TgStatus, rights: readonly string[] = ADMIN_RIGHTS): Pushed {
    const before = this.#snapshot(chat, user)
    this.#put(chat, user, status, rights)
    const owner = [...chat.members.values()].find((member) => member.status === 'creator')?.user ?? user
    return this.#memberUpdate(chat, user, owner, before)
  }

  react(chat: TgChat, user: TgUser, id: number, before: readonly string[], after: readonly string[]): Pushed {
    if (!this.#isAdmin(chat)) return NOTHING
    const reactions = (emojis: readonly string[]) => emojis.map((emoji) => ({ type: 'emoji', emoji }))
    return this.#push('message_reaction', {
      chat: chatObject(chat),
      message_id: id,
      user,
      date: this.second,
      old_reaction: reactions(before),
      new_reaction: reactions(after),
    })
  }

  rename(chat: TgChat, by: TgUser, title: string): Pushed {
    chat.title = title
    return this.#push('message', this.#message(chat, { from: by, new_chat_title: title }))
  }

  request(chat: TgChat, user: TgUser): Pushed {
    if (!this.#isAdmin(chat)) return NOTHING
    return this.#push('chat_join_request', {
      chat: chatObject(chat),
      from: user,
      user_chat_id: user.id,
      date: this.second,
    })
  }

  press(chat: TgChat, user: TgUser, query: string): Pushed {
    return this.#push('callback_query', { id: query, from: user, chat_instance: String(chat.id), data: 'x' })
  }

  /** A person opens a private chat with the bot. */
  start(user: TgUser): Pushed {
    this.started.add(user.id)
    this.blocked.delete(user.id)
    this.#lastPrivate += 1
    return this.#push('message', {
      message_id: this.#lastPrivate,
      chat: { id: user.id, type: 'private', first_name: user.first_name },
      date: this.second,
      from: user,
      text: '/start',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
  }

  /** The group becomes a supergroup: both chats say so. */
  migrate(old: TgChat, id: number): { readonly chat: TgChat; readonly pushed: Pushed } {
    const chat: TgChat = {
      id,
      type: 'supergroup',
      title: old.title,
      members: old.members,
      messages: new Map(),
      lastMessage: 0,
      migratedTo: null,
    }
    this.chats.set(id, chat)
    const from = [...old.members.values()].find((member) => member.status === 'creator')?.user
    const first = this.#push('message', this.#message(old, { from, migrate_to_chat_id: id }))
    old.migratedTo = id
    const second = this.#push('message', this.#message(chat, { from, migrate_from_chat_id: old.id }))
    return { chat, pushed: both(first, second) }
  }

  /** What the bot writes; nobody is told of it in an update. */
  write(chat: TgChat, text: string, fields: object): TgMessage {
    return this.#message(chat, { from: this.bot, text, ...entitiesOf(text), ...fields })
  }

  /** The bot changes somebody's place. */
  change(chat: TgChat, user: TgUser, status: TgStatus, until: number): void {
    const before = this.#snapshot(chat, user)
    this.#put(chat, user, status, [], until)
    this.#memberUpdate(chat, user, this.bot, before)
  }

  #put(
    chat: TgChat,
    user: TgUser,
    status: TgStatus,
    rights: readonly string[] = ADMIN_RIGHTS,
    until = 0,
  ): void {
    chat.members.set(user.id, {
      status,
      user,
      rights: new Set(status === 'administrator' ? rights : []),
      until,
    })
  }

  #snapshot(chat: TgChat, user: TgUser): TgMember {
    const member = chat.members.get(user.id)
    return member ? { ...member } : { status: 'left', user, rights: new Set(), until: 0 }
  }

  #memberUpdate(chat: TgChat, user: TgUser, by: TgUser, before: TgMember): Pushed {
    const own = user.id === this.bot.id
    if (!own && !this.#isAdmin(chat)) return NOTHING
    return this.#push(own ? 'my_chat_member' : 'chat_member', {
      chat: chatObject(chat),
      from: by,
      date: this.second,
      old_chat_member: memberObject(before),
      new_chat_member: memberObject(this.#snapshot(chat, user)),
    })
  }

  #message(chat: TgChat, fields: object): TgMessage {
    chat.lastMessage += 1
    const message = { message_id: chat.lastMessage, chat: chatObject(chat), date: this.second, ...fields }
    chat.messages.set(chat.lastMessage, message)
    return message
  }

  #isAdmin(chat: TgChat): boolean {
    const status = chat.members.get(this.bot.id)?.status
    return status === 'administrator' || status === 'creator'
  }

  /** Privacy mode: commands, mentions of the bot and answers to it only, unless it is an administrator. */
  #mayRead(chat: TgChat, message: TgMessage): boolean {
    const self = chat.members.get(this.bot.id)
    if (!self || !isIn(self)) return false
    if (this.readsAll || this.#isAdmin(chat)) return true
    const { text = '', reply_to_message: answered } = message
    const toBot =
      typeof answered === 'object' && answered !== null && 'from' in answered && answered.from === this.bot
    return text.startsWith('/') || text.includes(`@${this.bot.username}`) || toBot
  }

  #push(kind: string, body: object): Pushed {
    return this.queue.push(kind, body) ?? NOTHING
  }
}

function both(first: Pushed, second: Pushed): Pushed {
  return { confirmed: Promise.all([first.confirmed, second.confirmed]).then(() => {}) }
}

/** What Telegram finds in plain words. */
function entitiesOf(text: string): { entities?: readonly object[] } {
  const patterns = [
    ['url', /https?:\/\/[^\s，。]+/g],
    ['mention', /(?<=^|\s)@\w{2,}/g],
    ['bot_command', /(?<=^|\s)\/\w+/g],
  ] as const
  const entities = patterns.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map((found) => ({ type, offset: found.index, length: found[0].length })),
  )
  return entities.length === 0 ? {} : { entities }
}
