/** QQ's text: sections of chats with a head each, in them messages with empty lines between. */
import { instantAt } from '../../core/chat/zone.ts'
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { broken, readAs, skipped, type ImportFile, type ImportedRecord } from '../../core/ports/import.ts'
import { KnownNames } from '../../core/ports/import-known.ts'
import { textWithPlaceholders } from '../../core/ports/import-placeholders.ts'
import { systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'
import { groupOfFile, TextBody, type TextReader } from '../../core/ports/import-text.ts'
import { headerOf, type Header } from './header.ts'

/** QQ itself writes under this number. */
const SYSTEM_NUMBER = '10000'
const SHARED = /群|讨论组|多人聊天/u

export class QqText implements TextReader {
  readonly #file: ImportFile
  readonly #names = new KnownNames()
  #group: IncomingGroup
  #sections = 0
  #isShared = true
  #open: { readonly header: Header; readonly place: number; readonly body: TextBody } | null = null
  #isAfterGap = true

  constructor(file: ImportFile) {
    this.#file = file
    this.#group = groupOfFile(file)
  }

  line(text: string, place: number): readonly ImportedRecord[] {
    const isAfterGap = this.#isAfterGap
    this.#isAfterGap = text.trim() === ''
    const header = this.#headerOf(text, isAfterGap)
    if (header) {
      const records = this.end()
      this.#open = { header, place, body: new TextBody() }
      return records
    }
    const ended = isAfterGap || this.#open === null ? this.#headLine(text) : null
    if (ended) return ended
    if (this.#open) this.#open.body.add(text)
    else if (!this.#isAfterGap) return [broken(place, 'line-not-understood')]
    return []
  }

  /** A header amid a message is quoted, unless it carries a number and time goes on from there. */
  #headerOf(text: string, isAfterGap: boolean): Header | null {
    const header = headerOf(text)
    if (header === null || isAfterGap || this.#open === null) return header
    return header.id !== null && header.wall >= this.#open.header.wall ? header : null
  }

  /** A line of a section's head, which ends what came before; null for all else. */
  #headLine(text: string): readonly ImportedRecord[] | null {
    const isRule = /^={20,}$/u.test(text)
    const [, field, value = ''] = /^消息(分组|对象)[:：](.{0,200})$/u.exec(text) ?? []
    if (!isRule && field === undefined && !text.startsWith('消息记录（此消息记录为文本格式')) return null
    const records = this.end()
    if (field === '分组') this.#isShared = SHARED.test(value)
    if (field === '对象') {
      this.#sections++
      const [, name, number] = /^(.*?) ?\((\d{5,12})\)$/u.exec(value.trim()) ?? []
      const said = name === undefined || name === '' ? value.trim() : name
      this.#group = number === undefined ? groupOfFile(this.#file, said) : { native: number, name: said }
    }
    return records
  }

  end(): readonly ImportedRecord[] {
    const open = this.#open
    this.#open = null
    if (open === null) return []
    const { header, place, body } = open
    const isPrivate = !this.#isShared && header.id === null
    if (isPrivate && this.#sections > 1) return [skipped(place, 'private-chat')]
    const at = instantAt(header.wall, this.#file.zone)
    const base = { at, source: 'import' as const, group: this.#group }
    const text = body.text()
    if (header.id === SYSTEM_NUMBER || header.name === '系统消息') {
      const events = systemEvents(text, base, undefined, (name) => this.#personNamed(name))
      return [events.length > 0 ? readAs(place, events) : skipped(place, systemReason(text))]
    }
    const person = this.#person(header)
    const event: Incoming = {
      ...base,
      kind: 'message.sent',
      person,
      data: header.isBot ? { bot: true } : {},
      content: { parts: partsOf(text), name: header.name },
    }
    return [readAs(place, [event])]
  }

  #person({ id, name, role }: Header): IncomingPerson {
    const person = { native: id ?? name, name, ...(role === null ? {} : { role }) }
    this.#names.learn(person)
    return person
  }

  /** QQ's sentences may carry numbers: `小明(12345)加入本群。` */
  #personNamed(name: string): IncomingPerson | undefined {
    const [, bare, number] = /^(.*?) ?\((\d{4,12})\)$/u.exec(name) ?? []
    if (number === undefined) return this.#names.find(name)
    return { native: number, name: bare === undefined || bare === '' ? number : bare }
  }
}

/** `@全体成员` calls everybody; QQ writes other mentions as plain words. */
function partsOf(text: string): Part[] {
  const [, rest] = /^@全体成员(?=\s|$)\s?([^]*)$/u.exec(text) ?? []
  if (rest === undefined) return textWithPlaceholders(text)
  return [{ type: 'mention', all: true }, ...textWithPlaceholders(rest)]
}
