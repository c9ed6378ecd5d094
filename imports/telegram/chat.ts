/** One Telegram chat: its messages and service lines as events. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { instantAt } from '../../core/chat/zone.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import {
  isObject,
  listField,
  numberField,
  secondsField,
  textField,
  type JsonObject,
} from '../../core/ports/import-json.ts'
import { partsOf } from './parts.ts'
import { serviceEvents } from './service.ts'

/** Conversations between two people are no groups: of a whole account Folkmoot does not read them. */
const PRIVATE = new Set(['personal_chat', 'bot_chat', 'saved_messages', 'private_chat'])
/** Service lines give names without ids; so many names are remembered with the ids that they were seen with. */
const MOST_NAMES = 100_000

export interface Place {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
  readonly native: string | undefined
}

export class TelegramChat {
  #name: string | undefined
  #id: string | undefined
  #type = ''
  readonly #idsByName = new Map<string, string>()
  readonly #isOnly: boolean

  readonly #zone: string

  /**
   * @param isOnly the export is of this chat alone: whoever chose it wants it read, whatever its type
   * @param zone IANA time zone of dates that have none
   */
  constructor(isOnly: boolean, zone: string) {
    this.#isOnly = isOnly
    this.#zone = zone
  }

  /** A plain field of the chat itself. */
  take(key: string, value: string): void {
    if (value === '') return
    if (key === 'name') this.#name = value
    else if (key === 'id') this.#id = value
    else if (key === 'type') this.#type = value
  }

  record(record: JsonObject, place: number): ImportedRecord {
    if (PRIVATE.has(this.#type) && !this.#isOnly) return skipped(place, 'private-chat')
    const at = timeOf(record, 'date', this.#zone)
    if (at === null) return broken(place, 'time-unreadable')
    const native = textField(record, 'id')
    const where: Place = { at, source: 'import', group: this.#group(), native }
    switch (record['type']) {
      case 'message':
        return readAs(place, this.#messageEvents(record, where))
      case 'service': {
        const actor = this.#person(record, 'actor')
        const events = serviceEvents(record, where, actor, (name) => this.#byName(name))
        const action = (textField(record, 'action') ?? 'unknown').replaceAll('_', '-')
        return events.length > 0 ? readAs(place, events) : skipped(place, `service-${action}`)
      }
      case 'unsupported':
        return skipped(place, 'unsupported')
      default:
        return broken(place, 'type-missing')
    }
  }

  #messageEvents(record: JsonObject, where: Place): Incoming[] {
    const person = this.#person(record, 'from')
    const replyTo = textField(record, 'reply_to_message_id')
    const edited = timeOf(record, 'edited', this.#zone)
    const forwardedFrom = textField(record, 'forwarded_from')
    const message: Incoming = {
      ...where,
      kind: 'message.sent',
      person,
      data: { ...(replyTo === undefined ? {} : { replyTo }), ...(edited === null ? {} : { edited }) },
      content: {
        parts: partsOf(record),
        ...(person?.name === undefined ? {} : { name: person.name }),
        ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
      },
    }
    return where.native === undefined ? [message] : [message, ...this.#reactions(record, where, where.native)]
  }

  /** Those whose giver is named, one by one; the rest of each emoji as one event with a count. */
  #reactions(record: JsonObject, where: Place, of: string): Incoming[] {
    return listField(record, 'reactions')
      .filter(isObject)
      .flatMap((reaction) => {
        const emoji =
          textField(reaction, 'emoji') ??
          textField(reaction, 'document_id') ??
          textField(reaction, 'type') ??
          '?'
        const given = listField(reaction, 'recent')
          .filter(isObject)
          .map((one): Incoming => {
            const person = this.#person(one, 'from')
            const native = `${of}/${emoji}/${person?.native ?? ''}`
            return {
              ...where,
              at: timeOf(one, 'date', this.#zone) ?? where.at,
              kind: 'reaction.added',
              person,
              native,
              data: { of, emoji },
              content: {},
            }
          })
        const count = (numberField(reaction, 'count') ?? given.length) - given.length
        if (count <= 0) return given
        const rest: Incoming = {
          ...where,
          kind: 'reaction.added',
          native: `${of}/${emoji}`,
          data: { of, emoji, count },
          content: {},
        }
        return [...given, rest]
      })
  }

  #person(record: JsonObject, field: 'from' | 'actor'): IncomingPerson | undefined {
    const name = textField(record, field)
    const id = textField(record, `${field}_id`)
    if (id === undefined) return name === undefined ? undefined : this.#byName(name)
    // Exports of 2020 and before give bare numbers.
    const native = /^\d+$/.test(id) ? `user${id}` : id
    if (name !== undefined && this.#idsByName.size < MOST_NAMES) this.#idsByName.set(name, native)
    return { native, name }
  }

  #byName(name: string): IncomingPerson {
    return { native: this.#idsByName.get(name) ?? `name:${name}`, name }
  }

  #group(): IncomingGroup {
    return { native: this.#id ?? this.#name ?? 'telegram', name: this.#name }
  }
}

/** `date_unixtime` where there is one; else `date`, which is the wall clock of who made the export. */
function timeOf(record: JsonObject, field: 'date' | 'edited', zone: string): number | null {
  const instant = secondsField(record, `${field}_unixtime`)
  if (instant !== undefined) return instant
  const time = Date.parse(`${textField(record, field) ?? ''}Z`)
  // Unedited messages of old exports say 1970.
  return Number.isNaN(time) || (field === 'edited' && time <= 0) ? null : instantAt(time, zone)
}
