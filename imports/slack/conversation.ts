/** One Slack conversation: its messages as events. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import type { Conversation, SlackDirectory } from './directory.ts'
import { partsOf } from './parts.ts'

/** Subtypes that are something said; all others are what the program notes down. */
const SAID = new Set([
  'bot_message',
  'me_message',
  'file_share',
  'file_comment',
  'thread_broadcast',
  'reply_broadcast',
  'slackbot_response',
])

export interface Where {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
  readonly native: string
}

export class SlackConversation {
  readonly isPrivate: boolean
  readonly #directory: SlackDirectory
  readonly #group: IncomingGroup

  constructor(directory: SlackDirectory, { group, kind }: Conversation) {
    this.#directory = directory
    this.#group = group
    this.isPrivate = kind === 'direct'
  }

  record(record: JsonObject, place: number): ImportedRecord {
    if (record['type'] !== 'message')
      return textField(record, 'type') === undefined
        ? broken(place, 'type-missing')
        : skipped(place, 'kind-unknown')
    const ts = textField(record, 'ts')
    const at = instantOf(ts)
    if (ts === undefined || at === null) return broken(place, 'time-unreadable')
    const where: Where = { at, source: 'import', group: this.#group, native: ts }
    const subtype = textField(record, 'subtype')
    if (subtype === undefined || SAID.has(subtype)) return this.#message(record, subtype, where, place)
    const event = this.#noted(record, subtype, where)
    return event ? readAs(place, [event]) : skipped(place, `service-${subtype.replaceAll('_', '-')}`)
  }

  #message(record: JsonObject, subtype: string | undefined, where: Where, place: number): ImportedRecord {
    const author = this.#author(record)
    if (author === undefined) return broken(place, 'sender-missing')
    const { person, bot } = author
    const thread = textField(record, 'thread_ts')
    const edited = isObject(record['edited']) ? instantOf(textField(record['edited'], 'ts')) : null
    const message: Incoming = {
      ...where,
      kind: 'message.sent',
      person,
      data: {
        ...(thread === undefined || thread === where.native ? {} : { replyTo: thread }),
        ...(edited === null ? {} : { edited }),
        ...(bot ? { bot: true } : {}),
        ...(subtype === 'me_message' ? { action: true } : {}),
      },
      content: {
        parts: partsOf(record, (id) => this.#directory.person(id).name),
        ...(person.name === undefined ? {} : { name: person.name }),
      },
    }
    return readAs(place, [message, ...this.#reactions(record, where)])
  }

  /** Programs have an id of their own, and a name in the message at best. */
  #author(record: JsonObject): { person: IncomingPerson; bot: boolean } | undefined {
    const user = textField(record, 'user')
    const botId = textField(record, 'bot_id')
    const profile = isObject(record['bot_profile']) ? record['bot_profile'] : {}
    const botName = textField(record, 'username') ?? textField(profile, 'name')
    if (user !== undefined) {
      const person = this.#directory.person(user)
      const name = person.name ?? nameInside(record) ?? botName
      return { person: { ...person, name }, bot: botId !== undefined || this.#directory.isBot(user) }
    }
    const native = botId ?? botName
    return native === undefined ? undefined : { person: { native, name: botName }, bot: true }
  }

  /** Those whose giver is named, one by one; the rest of each emoji as one event with a count. */
  #reactions(record: JsonObject, where: Where): Incoming[] {
    const of = where.native
    return listField(record, 'reactions')
      .filter(isObject)
      .flatMap((reaction) => {
        const emoji = textField(reaction, 'name') ?? '?'
        const given = listField(reaction, 'users')
          .filter((user) => typeof user === 'string')
          .map((user): Incoming => {
            const native = `${of}/${emoji}/${user}`
            const person = this.#directory.person(user)
            return { ...where, kind: 'reaction.added', person, native, data: { of, emoji }, content: {} }
          })
        const count = (numberField(reaction, 'count') ?? given.length) - given.length
        if (!(count > 0)) return given
        const data = { of, emoji, count }
        return [...given, { ...where, kind: 'reaction.added', native: `${of}/${emoji}`, data, content: {} }]
      })
  }

  /** null for everything that says nothing of members or the channel. */
  #noted(record: JsonObject, subtype: string, where: Where): Incoming | null {
    const user = textField(record, 'user')
    const person = user === undefined ? undefined : this.#directory.person(user)
    const inviter = textField(record, 'inviter')
    const named = person?.name === undefined ? {} : { name: person.name }
    switch (subtype) {
      case 'channel_join':
      case 'group_join':
        if (person === undefined) return null
        return {
          ...where,
          kind: 'member.joined',
          person,
          ...(inviter === undefined ? {} : { inviter: this.#directory.person(inviter) }),
          data: {},
          content: named,
        }
      case 'channel_leave':
      case 'group_leave':
        return person === undefined
          ? null
          : { ...where, kind: 'member.left', person, data: {}, content: named }
      case 'channel_name':
      case 'group_name': {
        const name = textField(record, 'name')
        return name === undefined
          ? null
          : { ...where, kind: 'group.renamed', person, data: {}, content: { name } }
      }
      case 'channel_topic':
      case 'group_topic':
      case 'channel_purpose':
      case 'group_purpose': {
        const text = textField(record, 'topic') ?? textField(record, 'purpose')
        return text === undefined
          ? null
          : { ...where, kind: 'group.notice', person, data: {}, content: { text } }
      }
      default:
        return null
    }
  }
}

/** People of other workspaces are not in `users.json`; their messages carry a name. */
function nameInside(record: JsonObject): string | undefined {
  const profile = isObject(record['user_profile']) ? record['user_profile'] : {}
  return textField(profile, 'display_name') ?? textField(profile, 'real_name') ?? textField(profile, 'name')
}

/** Seconds with six digits behind the point, which also name the message. */
function instantOf(ts: string | undefined): number | null {
  return ts !== undefined && /^\d{9,11}(?:\.\d{1,9})?$/.test(ts) ? Math.floor(Number(ts) * 1_000) : null
}
