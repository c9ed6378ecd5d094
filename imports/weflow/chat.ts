/** One chat of WeFlow or EchoTrace. `localType` is not reliable there: the type's Chinese name is. */
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { secondsField, textField, type JsonObject } from '../../core/ports/import-json.ts'
import { KnownNames } from '../../core/ports/import-known.ts'
import { groupOfFile } from '../../core/ports/import-text.ts'
import { serviceEvents } from '../../core/ports/import-wechat-service.ts'
import { partsOfKind } from '../../core/ports/import-wechat-words.ts'

export class WeflowChat {
  readonly #file: ImportFile
  readonly #names = new KnownNames()
  #native: string | undefined
  #name: string | undefined

  constructor(file: ImportFile) {
    this.#file = file
  }

  /** A plain field of the head. */
  session(key: string, value: string): void {
    if (value === '') return
    if (key === 'wxid') this.#native = value
    else if (key === 'displayName') this.#name ??= value
    else if (key === 'nickname') this.#name = value
  }

  message(record: JsonObject, place: number): ImportedRecord {
    const at = secondsField(record, 'createTime')
    if (at === undefined) return broken(place, 'time-unreadable')
    const kind = textField(record, 'type')
    if (kind === undefined) return broken(place, 'type-missing')
    const base = { at, source: 'import' as const, group: this.#group() }
    const native = textField(record, 'platformMessageId') ?? textField(record, 'localId')
    const content = textField(record, 'content') ?? ''
    const found = partsOfKind(kind, kind.includes('引用') ? withoutQuote(content) : content)
    if (found === 'system') {
      const { events, reason } = serviceEvents(content, base, native, this.#names.find)
      return events.length > 0 ? readAs(place, events) : skipped(place, reason)
    }
    if (typeof found === 'string') return skipped(place, found)
    const person = this.#person(record)
    if (person === undefined) return broken(place, 'sender-missing')
    const replyTo = textField(record, 'replyToMessageId')
    const event: Incoming = {
      ...base,
      kind: 'message.sent',
      native,
      person,
      data: replyTo === undefined ? {} : { replyTo },
      content: { parts: found, ...(person.name === undefined ? {} : { name: person.name }) },
    }
    return readAs(place, [event])
  }

  #person(record: JsonObject): IncomingPerson | undefined {
    const native = textField(record, 'senderUsername')
    if (native === undefined) return undefined
    const person = { native, name: textField(record, 'senderDisplayName') ?? native }
    this.#names.learn(person)
    if (record['isSend'] === 1 || record['isSend'] === true) this.#names.learnSelf(person)
    return person
  }

  #group() {
    const name = this.#name ?? groupOfFile(this.#file).name
    return { native: this.#native ?? name ?? 'chat', name }
  }
}

/** Newer versions write the quoted words behind the answer: `好的[引用 小禾：几点？]`. */
function withoutQuote(content: string): string {
  const quote = content.indexOf('[引用 ')
  const isQuote = quote >= 0 && content.endsWith(']') && content.slice(quote, quote + 80).includes('：')
  return isQuote ? content.slice(0, quote) : content
}
