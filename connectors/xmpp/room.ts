/** One room: enters it, keeps who is there, and hands over what happens, without gap or doubling. */
import type { Incoming, IncomingGroup } from '../../core/chat/incoming.ts'
import { localOf, resourceOf } from './address.ts'
import { readBacklog, type Outcome } from './backlog.ts'
import { ConnectionLost } from './connection.ts'
import { decodeMessage, type RoomView } from './decode-message.ts'
import type { PresenceView } from './decode-presence.ts'
import { KnownMessages } from './known-messages.ts'
import { NO_FEATURES, personId, statusCodes, type Occupant, type RoomFeatures } from './occupants.ts'
import { Ordinals } from './ordinals.ts'
import { Presences } from './presences.ts'
import { featuresOf } from './room-features.ts'
import type { RoomTools } from './room-tools.ts'
import type { RoomSetting } from './settings.ts'
import { attribute, childText, errorCondition, NS, xml, type Element } from './stanza.ts'

type Held =
  | { readonly type: 'message'; readonly stanza: Element; readonly at: number }
  | { readonly type: 'events'; readonly events: readonly Incoming[] }

const MOST_HELD = 2_000
const ENTER_LIMIT = 30_000
/** Readings in a row that a standing connection may leave without an answer: then what is live must do. */
const MOST_UNANSWERED = 6

export class Room {
  readonly address: string
  readonly presences: Presences
  readonly #setting: RoomSetting
  readonly #tools: RoomTools
  readonly #known = new KnownMessages()
  readonly #ordinals = new Ordinals()
  #features: RoomFeatures = NO_FEATURES
  #state: 'out' | 'entering' | 'behind' | 'live' = 'out'
  #held: Held[] = []
  #overflown = false
  #reading = 0
  #isCut = false
  #unanswered = 0
  #subjectSeen = false
  #entered: PromiseWithResolvers<string | null> | null = null

  constructor(setting: RoomSetting, tools: RoomTools) {
    this.address = setting.address
    this.#setting = setting
    this.#tools = tools
    this.presences = new Presences(setting.address, setting.nick)
  }

  get features(): RoomFeatures {
    return this.#features
  }

  get nick(): string {
    return this.presences.nick
  }

  get self(): Occupant | undefined {
    return this.presences.self
  }

  get present(): boolean {
    return this.#state === 'live' || this.#state === 'behind'
  }

  /** By which Folkmoot knows someone in this room. */
  personId(occupant: Occupant): string {
    return personId(this.address, occupant, this.#features)
  }

  get group(): IncomingGroup {
    return { native: this.address, name: this.#features.name ?? localOf(this.address) }
  }

  /** @returns null when it is in, else the condition of the refusal; throws when the connection broke. */
  async enter(): Promise<string | null> {
    this.#state = 'entering'
    this.#unanswered = 0
    this.#held = []
    const unknown = await this.#learn()
    if (unknown !== null) return this.#stayOut(unknown)
    this.presences.startEntering()
    this.#subjectSeen = false
    const refusal = await this.#ask()
    if (refusal !== null) return this.#stayOut(refusal)
    this.#state = 'behind'
    this.#give(this.presences.settleEntering(this.#presenceView()))
    await this.readBacklog()
    return null
  }

  /** Reading the archive was cut short: until it is done again, what happens here waits. */
  get isCut(): boolean {
    return this.present && this.#isCut
  }

  /**
   * Reads what the archive has beyond our position, then goes live. When it is cut short it must be called
   * again: a position beyond a gap would lose what is in it.
   */
  async readBacklog(): Promise<void> {
    if (!this.present) return
    const reading = (this.#reading += 1)
    const { session } = this.#tools
    this.#state = 'behind'
    this.#isCut = false
    const seen = new Set<string>()
    let outcome: Outcome
    do {
      this.#overflown = false
      outcome = await readBacklog(this.#view(), this.#tools, {
        seen,
        wanted: () => reading === this.#reading,
      })
    } while (this.#overflown && outcome === 'whole' && reading === this.#reading)
    if (reading !== this.#reading || this.#state !== 'behind') return
    if (outcome === 'cut' && this.#mayReadAgain()) return
    if (outcome === 'whole') this.#tools.pending.caughtUp(this.address, session)
    this.#unanswered = 0
    this.#state = 'live'
    for (const held of this.#held.splice(0)) this.#release(held, seen)
  }

  #mayReadAgain(): boolean {
    if (this.#tools.online) this.#unanswered += 1
    this.#isCut = this.#unanswered < MOST_UNANSWERED
    return this.#isCut
  }

  /** The connection is gone or is about to go. */
  leave(): void {
    this.#state = 'out'
    this.#reading += 1
    this.#entered?.reject(new ConnectionLost('The room was left while it was entered.'))
  }

  onMessage(stanza: Element): void {
    if (attribute(stanza, 'type') === 'error') return
    if (this.#isOldSubject(stanza)) return
    if (isReconfigured(stanza)) void this.#learn().catch(() => {})
    const at = this.#tools.now()
    if (this.#state === 'live') this.#take(stanza, at)
    else this.#hold({ type: 'message', stanza, at })
  }

  onPresence(stanza: Element): void {
    if (attribute(stanza, 'type') === 'error') {
      this.#entered?.resolve(errorCondition(stanza))
      return
    }
    this.#give(this.presences.take(stanza, this.#presenceView()))
    const nick = resourceOf(attribute(stanza, 'from') ?? '')
    if (!statusCodes(stanza).has('110') && nick !== this.nick) return
    if (attribute(stanza, 'type') !== 'unavailable') {
      this.#entered?.resolve(null)
      this.#tools.onRights(this)
    } else if (!this.presences.has(this.nick)) {
      this.leave()
      this.#tools.onThrownOut(this, stanza)
    }
  }

  /** Those who were there before a gap and did not come back in time. */
  sweep(): void {
    if (this.present) this.#give(this.presences.sweepMissing(this.#presenceView()))
  }

  /** Whether this account is still in the room, as the room sees it (XEP-0410); throws when nobody answers. */
  async isInside(): Promise<boolean> {
    const to = `${this.address}/${this.nick}`
    const answer = await this.#tools.request(xml('iq', { type: 'get', to }, xml('ping', { xmlns: NS.ping })))
    return attribute(answer, 'type') !== 'error' || errorCondition(answer) !== 'not-acceptable'
  }

  /** What the room is; the condition of its refusal when it does not say. */
  async #learn(): Promise<string | null> {
    const info = await this.#tools.request(
      xml('iq', { type: 'get', to: this.address }, xml('query', { xmlns: NS.discoInfo })),
    )
    if (attribute(info, 'type') === 'error') return errorCondition(info)
    this.#features = featuresOf(info)
    this.presences.setFeatures(this.#features)
    if (this.present) this.#tools.onRights(this)
    return null
  }

  async #ask(): Promise<string | null> {
    const entered = Promise.withResolvers<string | null>()
    const timer = setTimeout(() => entered.resolve('remote-server-timeout'), ENTER_LIMIT)
    entered.promise.catch(() => {})
    this.#entered = entered
    try {
      const history = xml('history', { maxstanzas: '0' })
      const to = `${this.address}/${this.#setting.nick}`
      await this.#tools.send(xml('presence', { to }, xml('x', { xmlns: NS.muc }, history)))
      return await entered.promise
    } finally {
      clearTimeout(timer)
      this.#entered = null
    }
  }

  #stayOut(refusal: string): string {
    this.#state = 'out'
    return refusal
  }

  /** Entering a room, one is told its subject: that is no news. */
  #isOldSubject(stanza: Element): boolean {
    if (childText(stanza, 'subject') === undefined || stanza.getChild('body') !== undefined) return false
    if (this.#subjectSeen) return false
    this.#subjectSeen = true
    return true
  }

  #give(events: readonly Incoming[]): void {
    if (events.length === 0) return
    if (this.#state === 'live') void this.#tools.delivery.add(this.address, events, null)
    else this.#hold({ type: 'events', events })
  }

  #hold(held: Held): void {
    this.#held.push(held)
    if (this.#held.length <= MOST_HELD || !this.#features.archive) return
    this.#held = this.#held.filter(({ type }) => type === 'events')
    this.#overflown = true
  }

  #release(held: Held, seen: ReadonlySet<string>): void {
    if (held.type === 'message') this.#take(held.stanza, held.at, seen)
    else void this.#tools.delivery.add(this.address, held.events, null)
  }

  #take(stanza: Element, at: number, seen?: ReadonlySet<string>): void {
    const { delivery, pending } = this.#tools
    const { events, id, own } = decodeMessage(stanza, this.#view(), { at, source: 'live', archiveId: null })
    if (own !== null) pending.shown(this.address, own, id)
    if (id !== null && seen?.has(id) === true) return
    const position = id === null || !this.#features.archive ? null : { id, at }
    void delivery.add(this.address, events, position)
  }

  #presenceView(): PresenceView {
    const at = this.#tools.now()
    return {
      address: this.address,
      features: this.#features,
      group: { ...this.group, size: this.presences.size },
      at,
      ordinal: (kind, person) => this.#ordinals.next(`${kind} ${person}`, at),
    }
  }

  #view(): RoomView {
    const { presences } = this
    return {
      address: this.address,
      features: this.#features,
      group: this.group,
      known: this.#known,
      byNick: (nick) => presences.byNick(nick),
      byId: (id) => presences.byId(id),
      self: { nick: this.nick, address: this.#tools.selfAddress, id: this.self?.id ?? null },
    }
  }
}

/** Archive, anonymity or other features have changed. */
function isReconfigured(stanza: Element): boolean {
  const codes = statusCodes(stanza)
  return ['104', '170', '171', '172', '173', '174'].some((code) => codes.has(code))
}
