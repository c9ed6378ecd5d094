/** People and groups of a Signal account, by the numbers that its export gives them. */
import type { IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { isObject, listField, textField, type JsonObject } from '../../core/ports/import-json.ts'

export type Chat = { readonly kind: 'group'; readonly group: IncomingGroup } | { readonly kind: 'private' }

export class SignalAccount {
  readonly #people = new Map<string, IncomingPerson>()
  readonly #byAci = new Map<string, IncomingPerson>()
  readonly #groups = new Map<string, IncomingGroup>()
  readonly #admins = new Map<string, ReadonlySet<string>>()
  readonly #chats = new Map<string, string>()

  recipient(recipient: JsonObject): void {
    const id = textField(recipient, 'id')
    const { contact, group, self } = recipient
    if (id === undefined) return
    if (isObject(group)) this.#takeGroup(id, group)
    else if (isObject(contact)) this.#takePerson(id, contact)
    else if (isObject(self)) this.#people.set(id, { native: 'self', name: 'Me' })
  }

  chat(chat: JsonObject): void {
    const id = textField(chat, 'id')
    const recipient = textField(chat, 'recipientId')
    if (id !== undefined && recipient !== undefined) this.#chats.set(id, recipient)
  }

  /** null when the export never said what chat this is. */
  chatOf(id: string): Chat | null {
    const recipient = this.#chats.get(id)
    if (recipient === undefined) return null
    const group = this.#groups.get(recipient)
    return group === undefined ? { kind: 'private' } : { kind: 'group', group }
  }

  /** With their role in a group. */
  person(id: string, group: IncomingGroup): IncomingPerson {
    const person = this.#people.get(id) ?? { native: id }
    return this.#admins.get(group.native)?.has(person.native) === true ? { ...person, role: 'admin' } : person
  }

  byAci(aci: string): IncomingPerson {
    return this.#byAci.get(aci) ?? { native: aci }
  }

  #takePerson(id: string, contact: JsonObject): void {
    const aci = textField(contact, 'aci')
    const number = textField(contact, 'e164')
    const name = nameOf(contact) ?? (number === undefined ? undefined : `+${number.replace(/^\+/, '')}`)
    const person = { native: aci ?? number ?? id, ...(name === undefined ? {} : { name }) }
    this.#people.set(id, person)
    if (aci !== undefined) this.#byAci.set(aci, person)
  }

  #takeGroup(id: string, group: JsonObject): void {
    const snapshot = isObject(group['snapshot']) ? group['snapshot'] : {}
    const title = isObject(snapshot['title']) ? textField(snapshot['title'], 'title') : undefined
    const native = textField(group, 'masterKey') ?? id
    const members = listField(snapshot, 'members').filter(isObject)
    const size = members.length === 0 ? {} : { size: members.length }
    this.#groups.set(id, { native, ...(title === undefined ? {} : { name: title }), ...size })
    const admins = members.filter((member) => /ADMIN/.test(textField(member, 'role') ?? ''))
    this.#admins.set(native, new Set(admins.flatMap((member) => textField(member, 'userId') ?? [])))
  }
}

/** The names that the owner of the account gave come before those that people gave themselves. */
function nameOf(contact: JsonObject): string | undefined {
  const nickname = isObject(contact['nickname']) ? contact['nickname'] : {}
  const pairs = [
    [textField(nickname, 'given'), textField(nickname, 'family')],
    [textField(contact, 'systemGivenName'), textField(contact, 'systemFamilyName')],
    [textField(contact, 'profileGivenName'), textField(contact, 'profileFamilyName')],
    [textField(contact, 'username')],
  ]
  return pairs.map((pair) => pair.filter(Boolean).join(' ')).find((name) => name !== '')
}
