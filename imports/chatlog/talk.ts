/** What one answer of chatlog says of groups and people, in all three of its forms. */
import type { Incoming, IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import { readAs, skipped, type ImportedRecord } from '../../core/ports/import.ts'
import { KnownNames } from '../../core/ports/import-known.ts'
import { systemEvents, systemReason } from '../../core/ports/import-system-lines.ts'

export interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

export interface Sent {
  readonly base: Base
  readonly native?: string | undefined
  readonly person: IncomingPerson | undefined
  readonly parts: readonly Part[]
  readonly replyTo?: string | undefined
}

/** WeChat's own messages carry this in place of a sender. */
export const SYSTEM = '系统消息'

export class Talk {
  readonly #names = new KnownNames()
  #only: string | undefined

  person(native: string, name: string, isSelf: boolean): IncomingPerson | undefined {
    if (native === '') return undefined
    const person = { native, name: name === '' ? native : name }
    this.#names.learn(person)
    if (isSelf) this.#names.learnSelf(person)
    return person
  }

  /** A conversation of two is read where it is all that the file holds. */
  isForeign(talker: string, isChatRoom: boolean): boolean {
    this.#only ??= talker
    return !isChatRoom && talker !== this.#only
  }

  sent({ base, native, person, parts, replyTo }: Sent, place: number): ImportedRecord {
    const event: Incoming = {
      ...base,
      kind: 'message.sent',
      native,
      person,
      data: replyTo === undefined ? {} : { replyTo },
      content: { parts: [...parts], ...(person?.name === undefined ? {} : { name: person.name }) },
    }
    return readAs(place, [event])
  }

  /** chatlog writes ids behind the names of its sentences: `"小明(wxid_a)"邀请"小红(wxid_b)"加入了群聊`. */
  system(text: string, base: Base, native: string | undefined, place: number): ImportedRecord {
    const events = systemEvents(text, base, native, (name) => {
      const [, bare, id] = /^(.*)\(([\w@-]{4,64})\)$/su.exec(name) ?? []
      if (id === undefined) return this.#names.find(name)
      return { native: id, name: bare === undefined || bare === '' ? id : bare }
    })
    return events.length > 0 ? readAs(place, events) : skipped(place, systemReason(text))
  }
}
