/** One chat of a ChatLab file: who is in it, and its messages as events. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { isObject, listField, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'

/** Members whose roles are remembered; only owners and admins are, so that this is enough for any group. */
const MOST_ROLES = 10_000
const SYSTEM = 80
const RECALL = 81

export class ChatlabChat {
  #name: string
  #native: string
  #isPrivate = false
  readonly #roles = new Map<string, PlatformRole>()

  /** Until the head of the file names the group, it goes by the file's name. */
  constructor(file: string) {
    this.#name = file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
    this.#native = this.#name
  }

  meta(key: string, value: string | undefined): void {
    if (value === undefined) return
    if (key === 'name') {
      if (this.#native === this.#name) this.#native = value
      this.#name = value
    } else if (key === 'groupId') this.#native = value
    else if (key === 'type') this.#isPrivate = value === 'private'
    else if (key === 'ownerId') this.#roles.set(value, 'owner')
  }

  member(record: JsonObject): void {
    const native = textField(record, 'platformId')
    if (native === undefined || this.#roles.size >= MOST_ROLES) return
    const roles = new Set(
      listField(record, 'roles')
        .filter(isObject)
        .map((role) => role['id']),
    )
    if (roles.has('owner')) this.#roles.set(native, 'owner')
    else if (roles.has('admin') && !this.#roles.has(native)) this.#roles.set(native, 'admin')
  }

  message(record: JsonObject, place: number): ImportedRecord {
    if (this.#isPrivate) return skipped(place, 'private-chat')
    const seconds = numberField(record, 'timestamp')
    if (seconds === undefined) return broken(place, 'time-unreadable')
    const type = numberField(record, 'type')
    if (type === undefined) return broken(place, 'type-missing')
    const at = Math.round(seconds * 1_000)
    if (type === SYSTEM) return this.#system(record, at, place)
    if (type === RECALL) return skipped(place, 'recall-of-unknown-message')
    const person = this.#person(record)
    if (person === undefined) return broken(place, 'sender-missing')
    return readAs(place, [this.#sent(record, at, type, person)])
  }

  #sent(record: JsonObject, at: number, type: number, person: IncomingPerson): Incoming {
    const replyTo = textField(record, 'replyToMessageId')
    return {
      kind: 'message.sent',
      at,
      source: 'import',
      group: this.#group(),
      person,
      native: textField(record, 'platformMessageId'),
      data: replyTo === undefined ? {} : { replyTo },
      content: {
        parts: partsOf(type, textField(record, 'content') ?? ''),
        ...(person.name === undefined ? {} : { name: person.name }),
      },
    }
  }

  #system(record: JsonObject, at: number, place: number): ImportedRecord {
    const base = { at, source: 'import' as const, group: this.#group() }
    const text = textField(record, 'content') ?? ''
    const events = systemEvents(text, base, textField(record, 'platformMessageId'))
    return events.length > 0 ? readAs(place, events) : skipped(place, systemReason(text))
  }

  #person(record: JsonObject): IncomingPerson | undefined {
    const native = textField(record, 'sender')
    if (native === undefined) return undefined
    const name = textField(record, 'groupNickname') ?? textField(record, 'accountName')
    return { native, name, role: this.#roles.get(native) }
  }

  #group() {
    return { native: this.#native, name: this.#name }
  }
}

/** The text of what is not text is a placeholder such as `[图片]`: it is not a word of the member. */
function partsOf(type: number, content: string): Part[] {
  switch (type) {
    case 1:
      return [{ type: 'image' }]
    case 2:
      return [{ type: 'voice' }]
    case 3:
      return [{ type: 'video' }]
    case 4:
      return [{ type: 'file', name: content }]
    case 5:
      return [{ type: 'sticker' }]
    case 7:
      return [
        /^https?:\/\/\S+$/.test(content)
          ? { type: 'link', url: content }
          : { type: 'article', title: content },
      ]
    case 8:
      return [{ type: 'location', name: content }]
    case 20:
      return [{ type: 'red-packet', title: content }]
    case 24:
      return [{ type: 'mini-program', title: content }]
    case 26:
      return [{ type: 'forwarded', title: content }]
    case 27:
      return [{ type: 'contact', name: content }]
    default:
      return content === '' ? [] : [{ type: 'text', text: content }]
  }
}
