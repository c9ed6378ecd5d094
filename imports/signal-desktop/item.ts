/** One item of a Signal chat: a message, or what changed in the group. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import type { SignalAccount } from './account.ts'
import { partsOf } from './parts.ts'
import { updateEvents } from './update.ts'

const MESSAGES = ['standardMessage', 'stickerMessage', 'contactMessage', 'poll', 'viewOnceMessage'] as const

export interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

export function itemRecord(item: JsonObject, place: number, account: SignalAccount): ImportedRecord {
  const at = numberField(item, 'dateSent')
  if (at === undefined || at <= 0) return broken(place, 'time-unreadable')
  const chat = account.chatOf(textField(item, 'chatId') ?? '')
  if (chat === null) return broken(place, 'group-missing')
  if (chat.kind === 'private') return skipped(place, 'private-chat')
  const base: Base = { at: Math.round(at), source: 'import', group: chat.group }
  if (isObject(item['remoteDeletedMessage'])) return skipped(place, 'recall-of-unknown-message')
  if (isObject(item['updateMessage'])) {
    const events = updateEvents(item['updateMessage'], base, account)
    return events.length === 0 ? skipped(place, 'system-line') : readAs(place, events)
  }
  for (const kind of MESSAGES) {
    const message = item[kind]
    if (isObject(message))
      return messageRecord(item, message, partsOf(kind, message, account), { base, place, account })
  }
  return skipped(place, 'unsupported')
}

interface Where {
  readonly base: Base
  readonly place: number
  readonly account: SignalAccount
}

function messageRecord(
  item: JsonObject,
  message: JsonObject,
  parts: readonly Part[],
  where: Where,
): ImportedRecord {
  const { base, place, account } = where
  const author = textField(item, 'authorId')
  if (author === undefined) return broken(place, 'sender-missing')
  const person = account.person(author, base.group)
  // Signal itself names a message by its author and the moment.
  const native = `${base.at}/${person.native}`
  const replyTo = answered(message, where)
  const sent: Incoming = {
    ...base,
    kind: 'message.sent',
    person,
    native,
    data: replyTo === undefined ? {} : { replyTo },
    content: { parts: [...parts], ...(person.name === undefined ? {} : { name: person.name }) },
  }
  return readAs(place, [sent, ...reactions(message, native, where)])
}

function answered(message: JsonObject, { base, account }: Where): string | undefined {
  const { quote } = message
  if (!isObject(quote)) return undefined
  const at = numberField(quote, 'targetSentTimestamp')
  const author = textField(quote, 'authorId')
  if (at === undefined || author === undefined) return undefined
  return `${at}/${account.person(author, base.group).native}`
}

function reactions(message: JsonObject, of: string, { base, account }: Where): Incoming[] {
  return listField(message, 'reactions')
    .filter(isObject)
    .flatMap((given): Incoming[] => {
      const emoji = textField(given, 'emoji')
      const author = textField(given, 'authorId')
      if (emoji === undefined || author === undefined) return []
      const person = account.person(author, base.group)
      const at = Math.round(numberField(given, 'sentTimestamp') ?? base.at)
      const native = `${of}/${emoji}/${person.native}`
      return [{ ...base, at, kind: 'reaction.added', person, native, data: { of, emoji }, content: {} }]
    })
}
