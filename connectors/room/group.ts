/** One group of the built-in room: who is in it, what was said lately, who is muted or blocked. */
import type { PlatformRole } from '../../core/chat/event.ts'
import { textOf, type Part } from '../../core/chat/message.ts'

export interface RoomPerson {
  readonly id: string
  readonly name: string
  readonly role: PlatformRole
}

export interface RoomMessage {
  readonly native: string
  /** Id of the person, or null when Folkmoot said it. */
  readonly from: string | null
  /** Set when only this person sees it. */
  readonly to: string | null
  readonly at: number
  readonly parts: readonly Part[]
  readonly replyTo: string | null
  readonly revision: number
  readonly recalled: boolean
}

/** Messages that a group remembers; older ones are in the ledger. */
const REMEMBERED = 500

export class RoomGroup {
  readonly native: string
  #name: string
  readonly #people = new Map<string, RoomPerson>()
  readonly #messages = new Map<string, RoomMessage>()
  readonly #muted = new Map<string, number>()
  readonly #blocked = new Set<string>()

  constructor(native: string, name: string) {
    this.native = native
    this.#name = name
  }

  get name(): string {
    return this.#name
  }

  get people(): readonly RoomPerson[] {
    return [...this.#people.values()]
  }

  get messages(): readonly RoomMessage[] {
    return [...this.#messages.values()]
  }

  rename(name: string): void {
    this.#name = name
  }

  person(id: string): RoomPerson | undefined {
    return this.#people.get(id)
  }

  isBlocked(id: string): boolean {
    return this.#blocked.has(id)
  }

  isMuted(id: string, now: number): boolean {
    return (this.#muted.get(id) ?? 0) > now
  }

  admit(person: RoomPerson): void {
    this.#people.set(person.id, person)
  }

  /** @returns whether the person was there. */
  dismiss(id: string): boolean {
    return this.#people.delete(id)
  }

  block(id: string): void {
    this.#blocked.add(id)
  }

  /** Mutes until an instant; an instant in the past ends the muting. */
  mute(id: string, until: number): void {
    this.#muted.set(id, until)
  }

  message(native: string): RoomMessage | undefined {
    return this.#messages.get(native)
  }

  keep(message: RoomMessage): void {
    this.#messages.set(message.native, message)
    if (this.#messages.size <= REMEMBERED) return
    for (const oldest of this.#messages.keys()) {
      this.#messages.delete(oldest)
      return
    }
  }

  /** The words of a message, for those who only want to read. */
  static words(message: RoomMessage): string {
    return textOf(message.parts)
  }
}
