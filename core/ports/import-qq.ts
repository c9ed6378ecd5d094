/** One chat of QQ Chat Exporter; its versions name the same fields in two ways. */
import { instantAt } from '../chat/zone.ts'
import type { PlatformRole } from '../chat/event.ts'
import type { Incoming, IncomingGroup, IncomingPerson } from '../chat/incoming.ts'
import { broken, readAs, skipped, type ImportFile, type ImportedRecord } from './import.ts'
import { isObject, textField, type JsonObject } from './import-json.ts'
import { KnownNames } from './import-known.ts'
import { systemEvents, systemReason } from './import-system-lines.ts'
import { groupOfFile } from './import-text.ts'
import { readWall } from './import-wall.ts'
import { partsOf, replyOf } from './import-qq-parts.ts'

/** Below are seconds, above milliseconds. */
const MOST_SECONDS = 100_000_000_000
/** No calendar goes further, in milliseconds. */
const LAST_INSTANT = 8.64e15
const NO_OBJECT: JsonObject = {}

export class QqExporterChat {
  readonly #file: ImportFile
  readonly #names = new KnownNames()
  #name: string | undefined
  #native: string | undefined
  #self: string | undefined

  constructor(file: ImportFile) {
    this.#file = file
  }

  /** A plain field of the chat's head. */
  info(key: string, value: string): void {
    if (value === '') return
    if (key === 'name') this.#name = value
    else if (key === 'groupCode' || key === 'peerUin') this.#native = value
    else if (key === 'peerUid') this.#native ??= value
    else if (key === 'selfUin') this.#self = value
  }

  message(record: JsonObject, place: number): ImportedRecord {
    const at = this.#timeOf(record['timestamp'] ?? record['time'])
    if (at === null) return broken(place, 'time-unreadable')
    const content = objectOf(record['content'])
    const native = textField(record, 'messageId') ?? textField(record, 'id')
    const where = { at, source: 'import' as const, group: this.#group(), native }
    if (record['isSystemMessage'] === true || record['system'] === true) {
      const text = textField(content, 'text') ?? ''
      const events = systemEvents(text, where, native, this.#names.find)
      return events.length > 0 ? readAs(place, events) : skipped(place, systemReason(text))
    }
    const person = this.#person(record)
    if (person === undefined) return broken(place, 'sender-missing')
    const replyTo = replyOf(content)
    const message: Incoming = {
      ...where,
      kind: 'message.sent',
      person,
      data: replyTo === undefined ? {} : { replyTo },
      content: { parts: partsOf(content), ...(person.name === undefined ? {} : { name: person.name }) },
    }
    const isRecalled = record['isRecalled'] === true || record['recalled'] === true
    if (!isRecalled || native === undefined) return readAs(place, [message])
    return readAs(place, [message, { ...where, kind: 'message.recalled', data: { of: native }, content: {} }])
  }

  #timeOf(value: unknown): number | null {
    if (typeof value === 'number')
      return value > 0 && value <= LAST_INSTANT
        ? Math.round(value < MOST_SECONDS ? value * 1_000 : value)
        : null
    if (typeof value !== 'string') return null
    if (/^\d{9,14}$/.test(value)) return this.#timeOf(Number(value))
    const wall = readWall(value)
    if (wall !== null) return instantAt(wall, this.#file.zone)
    const at = Date.parse(value)
    return Number.isNaN(at) ? null : at
  }

  #person(record: JsonObject): IncomingPerson | undefined {
    const sender = objectOf(record['sender'])
    const raw = objectOf(record['rawMessage'])
    const native = [sender['uin'], sender['uid'], raw['senderUin'], raw['senderUid']]
      .map((id) => (typeof id === 'number' ? String(id) : id))
      .find((id) => typeof id === 'string' && id !== '' && id !== '0')
    if (typeof native !== 'string') return undefined
    const name =
      textField(raw, 'sendMemberName') ??
      textField(sender, 'groupCard') ??
      textField(sender, 'name') ??
      textField(raw, 'sendNickName') ??
      native
    const role = roleOf(sender['role'])
    const person = { native, name, ...(role === null ? {} : { role }) }
    this.#names.learn(person)
    if (native === this.#self) this.#names.learnSelf(person)
    return person
  }

  #group(): IncomingGroup {
    const { native, name } = groupOfFile(this.#file, this.#name)
    return { native: this.#native ?? native, name }
  }
}

function objectOf(value: JsonObject[string] | undefined): JsonObject {
  return isObject(value) ? value : NO_OBJECT
}

function roleOf(value: unknown): PlatformRole | null {
  return value === 'owner' || value === 'admin' || value === 'member' ? value : null
}
