/** One Matrix room: its events as events of a group. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, millisecondsField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { membershipEvent } from './membership.ts'
import { partsOf, pollPart } from './parts.ts'
import { MatrixPeople } from './people.ts'

export interface Where {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
  readonly native: string | undefined
}

export class MatrixRoom {
  readonly #people = new MatrixPeople()
  #name: string | undefined

  /** @param given the group's name where the user gave one */
  constructor(given: string | undefined) {
    this.#name = given
  }

  name(name: string): void {
    if (name !== '') this.#name ??= name
  }

  creator(name: string): void {
    this.#people.creatorName(name)
  }

  record(record: JsonObject, place: number): ImportedRecord {
    const at = millisecondsField(record, 'origin_server_ts')
    if (at === undefined) return broken(place, 'time-unreadable')
    const type = textField(record, 'type')
    if (type === undefined) return broken(place, 'type-missing')
    const sender = textField(record, 'sender')
    if (sender === undefined) return broken(place, 'sender-missing')
    const content = isObject(record['content']) ? record['content'] : {}
    const native = textField(record, 'room_id') ?? this.#name ?? 'matrix'
    const where: Where = {
      at,
      source: 'import',
      group: { native, name: this.#name },
      native: textField(record, 'event_id'),
    }
    const recall = this.#recalled(record, where)
    if (recall !== null) return readAs(place, [recall])
    if (type === 'm.room.encrypted') return skipped(place, 'encrypted')
    const events = this.#events(type, record, content, sender, where)
    if (events === null) return skipped(place, 'kind-unknown')
    return events.length > 0 ? readAs(place, events) : skipped(place, 'system-line')
  }

  /** An event whose content was taken away says who did it. */
  #recalled(record: JsonObject, where: Where): Incoming | null {
    const unsigned = isObject(record['unsigned']) ? record['unsigned'] : {}
    const because = unsigned['redacted_because']
    const isMessage = record['type'] === 'm.room.message' || record['type'] === 'm.room.encrypted'
    if (!isObject(because) || !isMessage || where.native === undefined) return null
    const by = textField(because, 'sender')
    return {
      ...where,
      at: millisecondsField(because, 'origin_server_ts') ?? where.at,
      kind: 'message.recalled',
      person: by === undefined ? undefined : this.#people.person(by),
      data: { of: where.native },
      content: {},
    }
  }

  /** null for what is of no known kind, empty for what says nothing of members. */
  #events(
    type: string,
    record: JsonObject,
    content: JsonObject,
    sender: string,
    where: Where,
  ): readonly Incoming[] | null {
    const person = this.#people.person(sender)
    switch (type) {
      case 'm.room.message':
        return this.#message(content, sender, where)
      case 'm.sticker': {
        const name = textField(content, 'body')
        return [
          this.#said(content, sender, where, [{ type: 'sticker', ...(name === undefined ? {} : { name }) }]),
        ]
      }
      case 'm.poll.start':
      case 'org.matrix.msc3381.poll.start': {
        const poll = pollPart(content)
        return poll === null ? null : [this.#said(content, sender, where, [poll])]
      }
      case 'm.reaction':
        return this.#reaction(content, sender, where)
      case 'm.room.redaction': {
        const of = textField(record, 'redacts') ?? textField(content, 'redacts')
        return of === undefined
          ? []
          : [{ ...where, kind: 'message.recalled', person, data: { of }, content: {} }]
      }
      case 'm.room.member':
        return membershipEvent(record, content, sender, where, this.#people)
      case 'm.room.create':
        this.#people.creator(textField(content, 'creator') ?? sender)
        return []
      case 'm.room.power_levels':
        return this.#people.power(content).map(({ id, role }, i) => ({
          ...where,
          native: where.native === undefined || i === 0 ? where.native : `${where.native}/${i}`,
          kind: 'member.role',
          person: this.#people.person(id),
          data: { role },
          content: {},
        }))
      case 'm.room.name': {
        const name = textField(content, 'name')
        return name === undefined
          ? []
          : [{ ...where, kind: 'group.renamed', person, data: {}, content: { name } }]
      }
      case 'm.room.topic': {
        const text = textField(content, 'topic')
        return text === undefined
          ? []
          : [{ ...where, kind: 'group.notice', person, data: {}, content: { text } }]
      }
      default:
        return /^m\.(?:room|space|call)\./.test(type) ? [] : null
    }
  }

  #message(content: JsonObject, sender: string, where: Where): readonly Incoming[] | null {
    const relation = isObject(content['m.relates_to']) ? content['m.relates_to'] : {}
    const isEdit = relation['rel_type'] === 'm.replace'
    const said = isEdit && isObject(content['m.new_content']) ? content['m.new_content'] : content
    const parts = partsOf(said, replyOf(content) !== undefined, (id) => this.#people.nameOf(id))
    if (parts === null) return null
    const message = this.#said(content, sender, where, parts)
    const of = textField(relation, 'event_id')
    if (!isEdit || of === undefined || message.kind !== 'message.sent') return [message]
    return [{ ...message, kind: 'message.edited', revision: 1, data: { ...message.data, of } }]
  }

  #said(content: JsonObject, sender: string, where: Where, parts: Part[]): Incoming {
    const person = this.#people.person(sender)
    const replyTo = replyOf(content)
    return {
      ...where,
      kind: 'message.sent',
      person,
      data: {
        ...(replyTo === undefined ? {} : { replyTo }),
        // What programs write, so that programs do not answer each other.
        ...(content['msgtype'] === 'm.notice' ? { bot: true } : {}),
        ...(content['msgtype'] === 'm.emote' ? { action: true } : {}),
      },
      content: { parts, ...(person.name === undefined ? {} : { name: person.name }) },
    }
  }

  #reaction(content: JsonObject, sender: string, where: Where): readonly Incoming[] {
    const relation = isObject(content['m.relates_to']) ? content['m.relates_to'] : {}
    const of = textField(relation, 'event_id')
    const emoji = textField(relation, 'key')
    if (of === undefined || emoji === undefined) return []
    const person = this.#people.person(sender)
    return [{ ...where, kind: 'reaction.added', person, data: { of, emoji }, content: {} }]
  }
}

/** In a thread a message that answers no other one answers the first. */
function replyOf(content: JsonObject): string | undefined {
  const relation = content['m.relates_to']
  if (!isObject(relation) || relation['rel_type'] === 'm.replace') return undefined
  const reply = isObject(relation['m.in_reply_to'])
    ? textField(relation['m.in_reply_to'], 'event_id')
    : undefined
  const inThread = relation['rel_type'] === 'm.thread'
  return inThread && (relation['is_falling_back'] === true || reply === undefined)
    ? textField(relation, 'event_id')
    : reply
}
