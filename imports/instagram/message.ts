/** One message of Instagram or Messenger as events. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import {
  isObject,
  listField,
  millisecondsField,
  secondsField,
  textField,
  type JsonObject,
} from '../../core/ports/import-json.ts'
import { systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'
import { repaired } from './mojibake.ts'
import { partsOf } from './parts.ts'

/** Sentences that the program writes in somebody's name. */
const SENTENCE =
  /^(?:Liked a message|Reacted .{1,40} to your message|.{1,80} (?:named the group|changed the (?:group|chat|theme)|set (?:the|your|their) |joined the|left the group|added .{1,200} to the group|removed .{1,80} from the group|started (?:a|an) |pinned a message|created (?:the group|a poll)).*)$/s

export function messageRecord(message: JsonObject, group: IncomingGroup, place: number): ImportedRecord {
  const at = millisecondsField(message, 'timestamp_ms') ?? millisecondsField(message, 'timestamp')
  if (at === undefined) return broken(place, 'time-unreadable')
  const sender = words(message, 'sender_name') ?? words(message, 'senderName')
  if (sender === undefined) return broken(place, 'sender-missing')
  const base: Base = { at, source: 'import', group }
  if (message['is_unsent'] === true || message['isUnsent'] === true)
    return skipped(place, 'recall-of-unknown-message')
  const text = words(message, 'content') ?? words(message, 'text') ?? ''
  const parts = partsOf(message, text)
  if (parts.length === 1 && parts[0]?.type === 'text' && SENTENCE.test(text))
    return sentence(text, base, place)
  const person = { native: sender, name: sender }
  const native = `${base.at}/${sender}`
  const sent: Incoming = {
    ...base,
    kind: 'message.sent',
    person,
    native,
    data: {},
    content: { parts: [...parts], name: sender },
  }
  return readAs(place, [sent, ...reactions(message, base, native)])
}

export interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

function words(record: JsonObject, field: string): string | undefined {
  const text = textField(record, field)
  return text === undefined ? undefined : repaired(text)
}

function sentence(text: string, base: Base, place: number): ImportedRecord {
  const named = /^(?<by>.{1,80}) named the group (?<name>.{1,200}?)\.?$/s.exec(text)?.groups
  if (named?.['by'] !== undefined && named['name'] !== undefined) {
    const person = { native: named['by'], name: named['by'] }
    return readAs(place, [
      { ...base, kind: 'group.renamed', person, data: {}, content: { name: named['name'] } },
    ])
  }
  const events = changes(text, base)
  return events.length > 0 ? readAs(place, events) : skipped(place, systemReason(text))
}

function changes(text: string, base: Base): readonly Incoming[] {
  const left = /^(.{1,80}) left the group\.?$/s.exec(text)?.[1]
  if (left !== undefined) return [about('member.left', left, base)]
  const removed = /^.{1,80}? removed (.{1,80}) from the group\.?$/s.exec(text)?.[1]
  if (removed !== undefined) return [about('member.removed', removed, base)]
  const [, by, added] = /^(.{1,80}?) added (.{1,200}) to the group\.?$/s.exec(text) ?? []
  if (by === undefined || added === undefined) return systemEvents(text, base, undefined)
  return added.split(/, | and /).map((name): Incoming => {
    const inviter = { native: by, name: by }
    return { ...base, kind: 'member.joined', person: personOf(name), inviter, data: {}, content: { name } }
  })
}

function personOf(name: string): IncomingPerson {
  return { native: name, name }
}

function about(kind: 'member.left' | 'member.removed', name: string, base: Base): Incoming {
  return { ...base, kind, person: personOf(name), data: {}, content: { name } }
}

function reactions(message: JsonObject, base: Base, of: string): Incoming[] {
  return listField(message, 'reactions')
    .filter(isObject)
    .flatMap((given): Incoming[] => {
      const emoji = words(given, 'reaction')
      const actor = words(given, 'actor')
      if (emoji === undefined || actor === undefined) return []
      const at = secondsField(given, 'timestamp') ?? base.at
      const native = `${of}/${emoji}/${actor}`
      return [
        {
          ...base,
          at,
          kind: 'reaction.added',
          person: personOf(actor),
          native,
          data: { of, emoji },
          content: {},
        },
      ]
    })
}
