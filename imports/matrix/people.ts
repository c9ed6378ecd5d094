/** Who is in a room, as far as its events have told: names and power. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { IncomingPerson } from '../../core/chat/incoming.ts'
import { isObject, numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'

const MOST_NAMES = 100_000
/** What Element calls an admin and a moderator. */
const ADMIN = 100
const MODERATOR = 50

export class MatrixPeople {
  readonly #names = new Map<string, string>()
  #roles = new Map<string, PlatformRole>()
  /** Id of who made the room, where an event says so; else only the name in the head of the file. */
  #creator: string | undefined
  #creatorName: string | undefined

  creatorName(name: string): void {
    this.#creatorName = name
  }

  creator(id: string): void {
    this.#creator = id
  }

  named(id: string, name: string): void {
    if (this.#names.has(id) || this.#names.size < MOST_NAMES) this.#names.set(id, name)
  }

  /** `@ann:example.org` is Ann until an event names her otherwise. */
  nameOf(id: string): string {
    return this.#names.get(id) ?? id.replace(/^@/, '').replace(/:.*$/s, '')
  }

  person(id: string): IncomingPerson {
    const role = this.#roles.get(id)
    return { native: id, name: this.nameOf(id), ...(role === undefined ? {} : { role }) }
  }

  /** Takes the levels that hold from now on and tells whose role they change. */
  power(content: JsonObject): readonly { readonly id: string; readonly role: PlatformRole }[] {
    const users = isObject(content['users']) ? content['users'] : {}
    const roles = new Map<string, PlatformRole>()
    for (const id of Object.keys(users)) {
      const role = this.#roleOf(id, numberField(users, id) ?? 0)
      if (role !== undefined) roles.set(id, role)
    }
    const before = this.#roles
    this.#roles = roles
    const risen = [...roles].filter(([id, role]) => before.get(id) !== role)
    const fallen = [...before.keys()].filter((id) => !roles.has(id))
    return [
      ...risen.map(([id, role]) => ({ id, role })),
      ...fallen.map((id) => ({ id, role: 'member' as const })),
    ]
  }

  /** Matrix knows no owner; who made the room and still has all power is one. */
  #roleOf(id: string, level: number): PlatformRole | undefined {
    const isCreator =
      this.#creator === undefined ? this.nameOf(id) === this.#creatorName : id === this.#creator
    if (level >= ADMIN) return isCreator ? 'owner' : 'admin'
    return level >= MODERATOR ? 'admin' : undefined
  }
}

/** The name that a membership event gives. */
export function displayName(content: JsonObject): string | undefined {
  return textField(content, 'displayname')
}
