/** One Discord channel: its messages and system messages as events. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { partsOf } from './parts.ts'
import { personOf } from './person.ts'

/** The exporter names the types that it knows and numbers the others: 20 and 23 answer a command. */
const MESSAGES = new Set(['Default', 'Reply', '0', '19', '20', '23'])
const RENAMED = /^Changed the channel name: (.*)$/s

interface Where {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
  readonly native: string | undefined
}

export class DiscordChannel {
  #id: string | undefined
  #name: string | undefined

  /** A plain field of the channel. */
  take(key: string, value: string): void {
    if (value === '') return
    if (key === 'id') this.#id = value
    else if (key === 'name') this.#name = value
  }

  record(record: JsonObject, place: number): ImportedRecord {
    const at = timeOf(record, 'timestamp')
    if (at === null) return broken(place, 'time-unreadable')
    const type = textField(record, 'type')
    if (type === undefined) return broken(place, 'type-missing')
    const person = personOf(record['author'])
    if (person === undefined) return broken(place, 'sender-missing')
    const group = { native: this.#id ?? this.#name ?? 'discord', name: this.#name }
    const where: Where = { at, source: 'import', group, native: textField(record, 'id') }
    if (MESSAGES.has(type)) return readAs(place, messageEvents(record, where, person))
    const event = systemEvent(type, record, where, person)
    return event ? readAs(place, [event]) : skipped(place, `service-${kebab(type)}`)
  }
}

function messageEvents(record: JsonObject, where: Where, person: IncomingPerson): Incoming[] {
  const reference = record['reference']
  const isReply = isObject(reference) && textField(reference, 'type') !== 'Forward'
  const replyTo = isReply ? textField(reference, 'messageId') : undefined
  const edited = timeOf(record, 'timestampEdited')
  const author = record['author']
  const message: Incoming = {
    ...where,
    kind: 'message.sent',
    person,
    data: {
      ...(replyTo === undefined ? {} : { replyTo }),
      ...(edited === null ? {} : { edited }),
      ...(isObject(author) && author['isBot'] === true ? { bot: true } : {}),
    },
    content: { parts: partsOf(record), ...(person.name === undefined ? {} : { name: person.name }) },
  }
  return where.native === undefined ? [message] : [message, ...reactionsOf(record, where, where.native)]
}

/** Those whose giver is named, one by one; the rest of each emoji as one event with a count. */
function reactionsOf(record: JsonObject, where: Where, of: string): Incoming[] {
  return listField(record, 'reactions')
    .filter(isObject)
    .flatMap((reaction) => {
      const { emoji: found } = reaction
      const emoji = isObject(found) ? (textField(found, 'name') ?? textField(found, 'id') ?? '?') : '?'
      const given = listField(reaction, 'users').flatMap((user): Incoming[] => {
        const person = personOf(user)
        if (person === undefined) return []
        const native = `${of}/${emoji}/${person.native}`
        return [{ ...where, kind: 'reaction.added', person, native, data: { of, emoji }, content: {} }]
      })
      const count = (numberField(reaction, 'count') ?? given.length) - given.length
      if (!(count > 0)) return given
      const data = { of, emoji, count }
      return [...given, { ...where, kind: 'reaction.added', native: `${of}/${emoji}`, data, content: {} }]
    })
}

/** null for pins, calls, threads, boosts and whatever else says nothing of members. */
function systemEvent(
  type: string,
  record: JsonObject,
  where: Where,
  person: IncomingPerson,
): Incoming | null {
  const [mentioned] = listField(record, 'mentions').map(personOf)
  const about = (
    kind: 'member.joined' | 'member.left' | 'member.removed',
    who: IncomingPerson,
  ): Incoming => ({
    ...where,
    kind,
    person: who,
    ...(kind === 'member.joined' && who !== person ? { inviter: person } : {}),
    data: {},
    content: who.name === undefined ? {} : { name: who.name },
  })
  switch (type) {
    case 'GuildMemberJoin':
    case '7':
      return about('member.joined', person)
    case 'RecipientAdd':
    case '1':
      return mentioned ? about('member.joined', mentioned) : null
    case 'RecipientRemove':
    case '2':
      if (!mentioned) return null
      return about(mentioned.native === person.native ? 'member.left' : 'member.removed', mentioned)
    case 'ChannelNameChange':
    case '4': {
      const [, name] = RENAMED.exec(textField(record, 'content') ?? '') ?? []
      return name === undefined
        ? null
        : { ...where, kind: 'group.renamed', person, data: {}, content: { name } }
    }
    default:
      return null
  }
}

const kebab = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()

function timeOf(record: JsonObject, field: string): number | null {
  const text = record[field]
  // A bare number would be taken for a year.
  const time = typeof text === 'string' && /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? null : time
}
