/**
 * The built-in chat room: a real chat platform inside Folkmoot, used by demo, playground and tests. People
 * act through its methods, which resolve when Folkmoot has committed what they did; Folkmoot acts through
 * the connector. It lives in memory: what was said is kept by the ledger.
 */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Part } from '../../core/chat/message.ts'
import type { ConnectorKind, Host, OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import { ROOM_CAPABILITIES } from './capabilities.ts'
import { RoomGroup, type RoomMessage, type RoomPerson } from './group.ts'
import { sendToRoom } from './send.ts'

export interface Newcomer {
  readonly id: string
  readonly name: string
  readonly role?: PlatformRole
  /** Id of who brought the person in. */
  readonly inviter?: string
}

export type RoomChange =
  | { readonly kind: 'message'; readonly group: string; readonly message: RoomMessage }
  | { readonly kind: 'people'; readonly group: string }

/** Sends that the room recognises when they come again. */
const REMEMBERED_SENDS = 10_000

/** Something that the room does not allow; `code` is stable. */
export class RoomRefusal extends Error {
  override readonly name = 'RoomRefusal'
  readonly code: 'muted' | 'blocked' | 'not-a-member' | 'no-such-group' | 'no-such-message' | 'closed'
  constructor(code: RoomRefusal['code'], message: string) {
    super(message)
    this.code = code
  }
}

export class Room {
  readonly name: string
  readonly #now: () => number
  readonly #groups = new Map<string, RoomGroup>()
  readonly #listeners = new Set<(change: RoomChange) => void>()
  readonly #done = new Map<string, SendResult>()
  #host: Host | null = null
  #counter = 0

  constructor(options: { readonly name: string; readonly now: () => number }) {
    this.name = options.name
    this.#now = options.now
  }

  get groups(): ReadonlyMap<string, RoomGroup> {
    return this.#groups
  }

  readonly connector: ConnectorKind = {
    platform: 'room',
    capabilities: ROOM_CAPABILITIES,
    open: (host) => {
      this.#host = host
      return Promise.resolve({ send: (action) => this.#send(action), close: () => this.#close() })
    },
  }

  createGroup(native: string, name: string): void {
    if (!this.#groups.has(native)) this.#groups.set(native, new RoomGroup(native, name))
  }

  /** @returns a function that ends the watching. */
  watch(listener: (change: RoomChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @throws RoomRefusal when the person is blocked. */
  async join(group: string, newcomer: Newcomer): Promise<void> {
    const here = this.#group(group)
    if (here.isBlocked(newcomer.id)) {
      throw new RoomRefusal('blocked', `${newcomer.id} was blocked in ${group} and cannot join again.`)
    }
    const inviter = newcomer.inviter === undefined ? undefined : here.person(newcomer.inviter)
    const person: RoomPerson = { id: newcomer.id, name: newcomer.name, role: newcomer.role ?? 'member' }
    const rejoined = here.person(newcomer.id) !== undefined
    here.admit(person)
    if (rejoined) return
    await this.#deliver({
      ...this.#from(here, person),
      ...(inviter ? { inviter: { native: inviter.id, name: inviter.name } } : {}),
      kind: 'member.joined',
      native: this.#nextNative('join'),
      data: { role: person.role },
      content: { name: person.name },
    })
    this.#tell({ kind: 'people', group })
  }

  async leave(group: string, id: string): Promise<void> {
    const here = this.#group(group)
    const person = this.#member(here, id)
    here.dismiss(id)
    await this.#deliver({
      ...this.#from(here, person),
      kind: 'member.left',
      native: this.#nextNative('leave'),
      data: {},
      content: { name: person.name },
    })
    this.#tell({ kind: 'people', group })
  }

  async setRole(group: string, id: string, role: PlatformRole): Promise<void> {
    const here = this.#group(group)
    const person = { ...this.#member(here, id), role }
    here.admit(person)
    await this.#deliver({
      ...this.#from(here, person),
      kind: 'member.role',
      native: this.#nextNative('role'),
      data: { role },
      content: {},
    })
    this.#tell({ kind: 'people', group })
  }

  /** @throws RoomRefusal when the person is not there or muted. */
  async post(
    group: string,
    id: string,
    message: string | readonly Part[],
    options: { readonly replyTo?: string } = {},
  ): Promise<{ native: string }> {
    const here = this.#group(group)
    const person = this.#speaker(here, id)
    const parts: Part[] = typeof message === 'string' ? [{ type: 'text', text: message }] : [...message]
    const native = this.#nextNative('m')
    const posted: RoomMessage = {
      native,
      from: id,
      to: null,
      at: this.#now(),
      parts,
      replyTo: options.replyTo ?? null,
      revision: 0,
      recalled: false,
    }
    here.keep(posted)
    this.#tell({ kind: 'message', group, message: posted })
    await this.#deliver({
      ...this.#from(here, person),
      kind: 'message.sent',
      native,
      data: options.replyTo === undefined ? {} : { replyTo: options.replyTo },
      content: { parts, name: person.name },
    })
    return { native }
  }

  async edit(group: string, id: string, native: string, text: string): Promise<void> {
    const here = this.#group(group)
    const person = this.#speaker(here, id)
    const before = this.#messageOf(here, native, id)
    const parts: Part[] = [{ type: 'text', text }]
    const edited: RoomMessage = { ...before, parts, revision: before.revision + 1 }
    here.keep(edited)
    this.#tell({ kind: 'message', group, message: edited })
    await this.#deliver({
      ...this.#from(here, person),
      kind: 'message.edited',
      native,
      revision: edited.revision,
      data: { of: native },
      content: { parts, name: person.name },
    })
  }

  async recall(group: string, id: string, native: string): Promise<void> {
    const here = this.#group(group)
    const person = this.#member(here, id)
    const recalled: RoomMessage = { ...this.#messageOf(here, native, id), recalled: true }
    here.keep(recalled)
    this.#tell({ kind: 'message', group, message: recalled })
    await this.#deliver({
      ...this.#from(here, person),
      kind: 'message.recalled',
      native,
      data: { of: native },
      content: {},
    })
  }

  async react(group: string, id: string, native: string, emoji: string): Promise<void> {
    const here = this.#group(group)
    const person = this.#member(here, id)
    await this.#deliver({
      ...this.#from(here, person),
      kind: 'reaction.added',
      native: `${native}/${id}/${emoji}`,
      data: { of: native, emoji },
      content: {},
    })
  }

  async #send(action: OutgoingAction): Promise<SendResult> {
    const before = this.#done.get(action.idempotencyKey)
    if (before) return before
    const group = action.group === null ? undefined : this.#groups.get(action.group)
    if (!group) return { status: 'failed', code: 'no-such-group', permanent: true }
    const target = action.person === null ? undefined : group.person(action.person)
    const result = sendToRoom(
      group,
      action,
      this.#now(),
      () => this.#nextNative('f'),
      (change) => this.#tell(change),
    )
    this.#remember(action.idempotencyKey, result)
    if (target && group.person(target.id) === undefined) await this.#reportRemoval(group, target)
    return result
  }

  #remember(key: string, result: SendResult): void {
    this.#done.set(key, result)
    if (this.#done.size <= REMEMBERED_SENDS) return
    for (const oldest of this.#done.keys()) {
      this.#done.delete(oldest)
      return
    }
  }

  async #reportRemoval(group: RoomGroup, person: RoomPerson): Promise<void> {
    try {
      await this.#deliver({
        ...this.#from(group, person),
        kind: 'member.removed',
        native: this.#nextNative('removed'),
        data: {},
        content: { name: person.name },
      })
    } catch {
      this.#host?.log('warn', 'a removal was carried out but could not be reported to the ledger')
    }
  }

  #close(): Promise<void> {
    this.#host = null
    return Promise.resolve()
  }

  async #deliver(event: Incoming): Promise<void> {
    if (this.#host === null) throw new RoomRefusal('closed', `The room ${this.name} is closed.`)
    await this.#host.deliver([event])
  }

  #from(group: RoomGroup, person: RoomPerson) {
    return {
      at: this.#now(),
      source: 'live' as const,
      group: { native: group.native, name: group.name, size: group.people.length },
      person: { native: person.id, name: person.name, role: person.role },
    }
  }

  #group(native: string): RoomGroup {
    const group = this.#groups.get(native)
    if (!group) throw new RoomRefusal('no-such-group', `The room ${this.name} has no group ${native}.`)
    return group
  }

  #member(group: RoomGroup, id: string): RoomPerson {
    const person = group.person(id)
    if (!person)
      throw new RoomRefusal('not-a-member', `${id} is not a member of ${group.native}: join first.`)
    return person
  }

  #speaker(group: RoomGroup, id: string): RoomPerson {
    const person = this.#member(group, id)
    if (group.isMuted(id, this.#now())) {
      throw new RoomRefusal('muted', `${person.name} is muted in ${group.name} and cannot write now.`)
    }
    return person
  }

  #messageOf(group: RoomGroup, native: string, id: string): RoomMessage {
    const message = group.message(native)
    if (!message || message.from !== id) {
      throw new RoomRefusal('no-such-message', `${id} has no message ${native} in ${group.native}.`)
    }
    return message
  }

  #nextNative(prefix: string): string {
    this.#counter += 1
    return `${prefix}${this.#now().toString(36)}-${this.#counter.toString(36)}`
  }

  #tell(change: RoomChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}
