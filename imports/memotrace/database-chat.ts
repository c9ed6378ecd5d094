/** Rows as WeChat's database holds them: types as numbers, XML for what is not text. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { broken, readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { KnownNames, RecentMessages } from '../../core/ports/import-known.ts'
import { WECHAT, wechatContent, type WechatQuote } from '../../core/ports/import-wechat.ts'
import { serviceEvents } from '../../core/ports/import-wechat-service.ts'
import type { Cell } from './table.ts'

/** WeChat's own messages carry this in place of a sender. */
const SYSTEM = '系统消息'

export class DatabaseChat {
  readonly #group: IncomingGroup
  readonly #names = new KnownNames()
  readonly #recent = new RecentMessages()

  constructor(group: IncomingGroup) {
    this.#group = group
  }

  row(cell: Cell, place: number): ImportedRecord {
    const seconds = cell('CreateTime')
    if (!/^\d{9,11}$/.test(seconds)) return broken(place, 'time-unreadable')
    const type = cell('Type')
    if (!/^-?\d{1,10}$/.test(type)) return broken(place, 'type-missing')
    const native = cell('localId') || undefined
    const base = { at: Number(seconds) * 1_000, source: 'import' as const, group: this.#group }
    const content = cell('StrContent')
    if (Number(type) === WECHAT.system || Number(type) === WECHAT.service) {
      const { events, reason } = serviceEvents(content, base, native, this.#names.find)
      return events.length > 0 ? readAs(place, events) : skipped(place, reason)
    }
    const person = this.#person(cell)
    const { parts, quote, notice, skip } = wechatContent(Number(type), Number(cell('SubType')), content)
    const where = { ...base, native, person }
    if (notice !== undefined)
      return readAs(place, [{ ...where, kind: 'group.notice', data: {}, content: { text: notice } }])
    if (skip !== undefined) return skipped(place, skip)
    const replyTo = quote === undefined ? undefined : this.#answered(quote)
    if (native !== undefined && person) this.#recent.remember(person.native, Number(seconds), native)
    const event: Incoming = {
      ...where,
      kind: 'message.sent',
      data: replyTo === undefined ? {} : { replyTo },
      content: { parts: [...parts], ...(person?.name === undefined ? {} : { name: person.name }) },
    }
    return readAs(place, [event])
  }

  /** The row's own id where the message is in the file; else the server's, which no row has. */
  #answered({ native, sender, at }: WechatQuote): string | undefined {
    const known = sender === undefined || at === undefined ? undefined : this.#recent.find(sender, at)
    return known ?? native
  }

  /** Versions up to 0.2.6 do not say who wrote, but for the one whose file it is. */
  #person(cell: Cell): IncomingPerson | undefined {
    const isSelf = cell('IsSender') === '1'
    const native = cell('Sender')
    const name = cell('NickName') || cell('Remark') || undefined
    if (native === '' || native === SYSTEM) return isSelf ? { native: '我', name: '我' } : undefined
    const person = { native, name: name ?? native }
    if (isSelf) this.#names.learnSelf(person)
    this.#names.learn(person)
    return person
  }
}
