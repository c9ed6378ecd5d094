/** One account at work: its connection, its rooms, and the way of everything between them and Folkmoot. */
import { randomUUID } from 'node:crypto'
import { OpenRefused, type Host, type OpenAccount } from '../../core/ports/connector.ts'
import { isComplete, isForgotten, pageRequest, readArchived, type Archived, type Page } from './archive.ts'
import type { PageStart } from './archive.ts'
import { bareOf, resourceOf } from './address.ts'
import { Connection } from './connection.ts'
import { departureOf } from './decode-presence.ts'
import { decodePrivate } from './decode-private.ts'
import { Delivery } from './delivery.ts'
import { failureOf } from './failures.ts'
import { roleRequest } from './moderate.ts'
import { Mutes } from './mutes.ts'
import { PendingSends } from './pending.ts'
import { readMemory } from './position.ts'
import { Reports } from './reports.ts'
import { abilitiesOf, refusedReport, rightsReport } from './rights.ts'
import { Room } from './room.ts'
import type { RoomTools } from './room-tools.ts'
import { sendAction } from './send.ts'
import type { XmppSettings } from './settings.ts'
import type { StreamFault } from './stream-fault.ts'
import { attribute, xml, type Element } from './stanza.ts'

const ROUND = 5_000
const ENTER_AGAIN = 60_000
/** In rounds. */
const LOOK_AGAIN = 60

const NO_PASSWORD = {
  'zh-CN': '这个 XMPP 账号还没有密码：请在账号设置里填写“密码”。',
  en: 'This XMPP account has no password: enter it in its settings as "password".',
}

export class Account implements OpenAccount {
  readonly #host: Host
  readonly #settings: XmppSettings
  readonly #connection: Connection
  readonly #rooms = new Map<string, Room>()
  readonly #enterAt = new Map<Room, number>()
  readonly #pages = new Map<string, { readonly room: string; readonly items: Archived[] }>()
  readonly #pending = new PendingSends()
  readonly #delivery: Delivery
  readonly #mutes: Mutes
  readonly #reports: Reports
  readonly #address: string
  #round: NodeJS.Timeout | undefined
  #rounds = 0
  #closing: Promise<void> | null = null

  private constructor(
    host: Host,
    settings: XmppSettings,
    secret: { readonly password: string },
    kept: { readonly cursor: string | null },
    silence: number,
  ) {
    this.#host = host
    this.#settings = settings
    this.#address = `${settings.username}@${settings.domain}`.toLowerCase()
    this.#reports = new Reports(host)
    this.#delivery = new Delivery(host, readMemory(kept.cursor), (rooms) => this.#readAgain(rooms))
    this.#mutes = new Mutes(this.#delivery, host.now)
    this.#connection = new Connection(
      settings,
      { password: secret.password, resolve: (name, port) => host.resolve(name, port) },
      {
        onSession: () => void this.#enterAll(),
        onResumed: () => this.#resumed(),
        onLost: (fault) => this.#lost(fault),
        onStanza: (stanza) => this.#route(stanza),
      },
      silence,
    )
    for (const room of settings.rooms) this.#rooms.set(room.address, new Room(room, this.#tools()))
  }

  /** @throws OpenRefused that says what to do, when the server refuses the settings. A server that is away is waited for. */
  static async open(host: Host, settings: XmppSettings, silence: number): Promise<Account> {
    const password = await host.secrets('password')
    if (password === null || password === '') throw new OpenRefused('password-missing', NO_PASSWORD, true)
    const cursor = await host.cursor()
    const account = new Account(host, settings, { password }, { cursor }, silence)
    account.#reports.tell({ state: 'connecting', code: 'signing-in', texts: null })
    const fault = await account.#connection.start()
    if (fault?.lasting === true) {
      await account.close()
      throw new OpenRefused(fault.code, fault.texts, true)
    }
    account.#round = setInterval(() => account.#goRound(), ROUND)
    host.signal.addEventListener('abort', () => void account.close(), { once: true })
    return account
  }

  readonly send: OpenAccount['send'] = (action) => {
    if (this.#closing !== null)
      return Promise.resolve({ status: 'failed', code: 'account-closed', permanent: false })
    return sendAction(action, {
      rooms: this.#rooms,
      domain: this.#settings.domain,
      session: () => this.#connection.session,
      online: () => this.#connection.online,
      send: (stanza) => this.#connection.send(stanza),
      request: (iq) => this.#connection.request(iq),
      pending: this.#pending,
      mutes: this.#mutes,
    })
  }

  readonly abilities = (group: string) => {
    const room = this.#rooms.get(group)
    return room === undefined || !room.present ? {} : abilitiesOf(room.self, room.features)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    clearInterval(this.#round)
    this.#delivery.close()
    this.#pending.close()
    const present = [...this.#rooms.values()].filter((room) => room.present)
    const farewell = present.map((room) =>
      xml('presence', { type: 'unavailable', to: `${room.address}/${room.nick}` }),
    )
    for (const room of this.#rooms.values()) room.leave()
    await this.#connection.close(farewell)
  }

  #tools(): RoomTools {
    const connection = this.#connection
    return {
      selfAddress: this.#address,
      get session() {
        return connection.session
      },
      get online() {
        return connection.online
      },
      now: this.#host.now,
      send: (stanza) => connection.send(stanza),
      request: (iq) => connection.request(iq),
      page: (room, start) => this.#page(room, start),
      delivery: this.#delivery,
      pending: this.#pending,
      history: this.#settings.history,
      warn: (room, message) => this.#host.log('warn', message, { room }),
      onRights: (room) => this.#tellRights(room),
      onThrownOut: (room, stanza) => this.#thrownOut(room, stanza),
    }
  }

  async #page(room: string, start: PageStart): Promise<Page | null> {
    const id = randomUUID()
    const items: Archived[] = []
    this.#pages.set(id, { room, items })
    try {
      const answer = await this.#connection.request(pageRequest(room, id, start))
      if (isForgotten(answer)) return null
      if (attribute(answer, 'type') === 'error') throw new Error('The room does not show its archive.')
      return { items, complete: isComplete(answer) }
    } finally {
      this.#pages.delete(id)
    }
  }

  async #enterAll(): Promise<void> {
    this.#reports.tell({ state: 'connected', code: 'signed-in', texts: null })
    await this.#connection.send(xml('presence')).catch(() => {})
    for (const room of this.#rooms.values()) void this.#enter(room)
  }

  async #enter(room: Room): Promise<void> {
    this.#enterAt.delete(room)
    room.leave()
    const { session } = this.#connection
    try {
      const refusal = await room.enter()
      if (refusal === null) return
      this.#refused(room, refusal)
    } catch {
      // The connection broke: the next session enters again.
      if (this.#connection.online && session === this.#connection.session)
        this.#enterAt.set(room, this.#host.now() + ROUND)
    }
  }

  #refused(room: Room, condition: string): void {
    this.#reports.tell({ state: 'limited', group: room.address, ...refusedReport(room.address, condition) })
    this.#enterAt.set(room, this.#host.now() + ENTER_AGAIN)
  }

  #thrownOut(room: Room, stanza: Element): void {
    const departure = departureOf(stanza)
    if (departure === 'removed' || departure === 'dissolved') {
      this.#refused(room, departure === 'removed' ? 'kicked' : 'item-not-found')
    } else this.#enterAt.set(room, this.#host.now() + ROUND)
  }

  #resumed(): void {
    this.#reports.tell({ state: 'connected', code: 'signed-in', texts: null })
    for (const room of this.#rooms.values()) {
      if (room.present) void room.readBacklog()
      else void this.#enter(room)
    }
  }

  #lost({ code, texts }: StreamFault): void {
    this.#reports.tell({ state: 'disconnected', code, texts })
  }

  #readAgain(rooms: readonly string[]): void {
    for (const address of rooms) void this.#rooms.get(address)?.readBacklog()
  }

  #tellRights(room: Room): void {
    const { self } = room
    if (self === undefined) return
    const missing = rightsReport(room.address, self, room.features)
    this.#reports.tell(
      missing === null
        ? { state: 'connected', code: 'in-room', texts: null, group: room.address }
        : { state: 'limited', group: room.address, ...missing },
    )
  }

  #route(stanza: Element): void {
    const from = attribute(stanza, 'from') ?? ''
    const room = this.#rooms.get(bareOf(from))
    if (stanza.is('presence')) {
      if (room === undefined) return
      const nick = resourceOf(from)
      const wasHere = room.presences.has(nick)
      room.onPresence(stanza)
      this.#keepMuted(room, nick, wasHere)
      return
    }
    const archived = readArchived(stanza)
    if (archived !== null) {
      const page = this.#pages.get(archived.query)
      if (page?.room === bareOf(from)) page.items.push(archived.item)
    } else if (attribute(stanza, 'type') === 'error') {
      this.#pending.refused(attribute(stanza, 'id') ?? '', from, failureOf(stanza))
    } else if (attribute(stanza, 'type') === 'groupchat') {
      room?.onMessage(stanza)
    } else {
      this.#private(stanza, room)
    }
  }

  #private(stanza: Element, room: Room | undefined): void {
    const event = decodePrivate(stanza, room, this.#host.now())
    if (event !== null) void this.#delivery.add('', [event], null)
  }

  /** Who left and came back would be free again; whom a moderator lets speak is free. */
  #keepMuted(room: Room, nick: string, wasHere: boolean): void {
    const occupant = room.presences.has(nick) ? room.presences.byNick(nick) : undefined
    if (occupant?.role !== 'participant') return
    const person = room.personId(occupant)
    if (!this.#mutes.isMuted(room.address, person)) return
    if (wasHere) void this.#mutes.forget(room.address, person)
    else void this.#connection.request(roleRequest(room.address, nick, 'visitor')).catch(() => {})
  }

  #goRound(): void {
    const now = this.#host.now()
    this.#rounds += 1
    for (const room of this.#rooms.values()) {
      if (room.present && this.#rounds % LOOK_AGAIN === 0) void this.#lookInside(room)
      if (room.isCut && this.#connection.online) void room.readBacklog()
      room.sweep()
      if ((this.#enterAt.get(room) ?? Infinity) <= now && this.#connection.online) void this.#enter(room)
      if (room.present) for (const person of this.#mutes.over(room.address)) void this.#unmute(room, person)
    }
  }

  /** A room can lose people without a word, when its server restarts. */
  async #lookInside(room: Room): Promise<void> {
    try {
      if (!(await room.isInside())) await this.#enter(room)
    } catch {
      // No answer: the connection is watched elsewhere.
    }
  }

  async #unmute(room: Room, person: string): Promise<void> {
    const here = room.presences.byPerson(person, 'here')
    try {
      if (here?.role === 'visitor') {
        await this.#connection.request(roleRequest(room.address, here.nick, 'participant'))
      }
      await this.#mutes.forget(room.address, person)
    } catch {
      // The connection broke: the next round tries again.
    }
  }
}
