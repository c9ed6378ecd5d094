/** The messages of one file, with the reactions that stand beside them. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import {
  isObject,
  secondsField,
  textField,
  type JsonObject,
  type JsonValue,
} from '../../core/ports/import-json.ts'
import { contentOf } from './markdown.ts'
import { reactionOf, type Reaction, type ZulipRealm } from './realm.ts'

/** Zulip puts a thousand messages into a file; a forged one must not fill the memory. */
const MOST = 100_000

interface Where {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

export class ZulipMessages {
  readonly #realm: ZulipRealm
  /** Reactions have no time: they have that of their message. */
  readonly #seen = new Map<string, Where>()
  readonly #held: JsonValue[] = []

  constructor(realm: ZulipRealm) {
    this.#realm = realm
  }

  record(row: JsonObject, place: number): ImportedRecord {
    const at = secondsField(row, 'date_sent') ?? secondsField(row, 'pub_date')
    if (at === undefined) return broken(place, 'time-unreadable')
    const sender = textField(row, 'sender')
    if (sender === undefined) return broken(place, 'sender-missing')
    const group = this.#realm.group(textField(row, 'recipient') ?? '')
    if (group === null) return skipped(place, 'private-chat')
    if (group === undefined) return broken(place, 'group-missing')
    const where: Where = { at, source: 'import', group }
    const native = textField(row, 'id')
    const message = this.#sent(row, sender, where, native)
    if (native === undefined) return readAs(place, [message])
    if (this.#seen.size < MOST) this.#seen.set(native, where)
    const reactions = this.#realm.reactionsTo(native).map((one) => this.#given(one, where, native))
    return readAs(place, [message, ...reactions])
  }

  /** A reaction, which may stand before its message. */
  hold(row: JsonValue): void {
    if (this.#held.length < MOST) this.#held.push(row)
  }

  /** What was held, when the file has been read. @param after the place of the last record */
  reactions(after: number): readonly ImportedRecord[] {
    return this.#held.map((row, i) => this.#reactionRecord(row, after + i + 1))
  }

  #reactionRecord(row: JsonValue, place: number): ImportedRecord {
    if (!isObject(row)) return broken(place, 'not-an-object')
    const reaction = reactionOf(row)
    if (reaction === null) return broken(place, 'sender-missing')
    const of = textField(row, 'message') ?? ''
    const where = this.#seen.get(of)
    return where === undefined
      ? skipped(place, 'reaction-to-unknown-message')
      : readAs(place, [this.#given(reaction, where, of)])
  }

  #sent(row: JsonObject, sender: string, where: Where, native: string | undefined): Incoming {
    const { parts, replyTo, isAction } = contentOf(textField(row, 'content') ?? '')
    const edited = secondsField(row, 'last_edit_time')
    const topic = textField(row, 'subject')
    const person = this.#realm.person(sender)
    return {
      ...where,
      kind: 'message.sent',
      person,
      native,
      data: {
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(edited === undefined ? {} : { edited }),
        ...(this.#realm.isBot(sender) ? { bot: true } : {}),
        ...(isAction ? { action: true } : {}),
      },
      content: {
        parts,
        ...(person.name === undefined ? {} : { name: person.name }),
        ...(topic === undefined ? {} : { topic }),
      },
    }
  }

  #given({ user, emoji }: Reaction, where: Where, of: string): Incoming {
    const person = this.#realm.person(user)
    const native = `${of}/${emoji}/${user}`
    return { ...where, kind: 'reaction.added', person, native, data: { of, emoji }, content: {} }
  }
}
