/** Who is in the room, kept by presence; tells what changed after everybody's first presence is in. */
import type { Incoming } from '../../core/chat/incoming.ts'
import {
  arrived,
  departed,
  departureOf,
  dissolved,
  newNick,
  renamed,
  roleChanged,
  type PresenceView,
} from './decode-presence.ts'
import { occupantOf, personId, statusCodes, type Occupant, type RoomFeatures } from './occupants.ts'
import { attribute, type Element } from './stanza.ts'

interface Missing {
  readonly occupant: Occupant
  /** Until then they may come back as if nothing had happened. */
  readonly until: number
}

/** After a restart of the server everybody comes back, each in their own time. */
const GRACE = 120_000
const MOST_GONE = 2_000

export class Presences {
  readonly #room: string
  readonly #here = new Map<string, Occupant>()
  readonly #gone = new Map<string, Occupant>()
  readonly #missing = new Map<string, Missing>()
  #features: RoomFeatures | null = null
  #before: readonly Occupant[] | null = null
  #entering = false
  /** People were seen before: what differs at the next entering happened meanwhile. */
  #known = false
  #nick: string

  constructor(room: string, nick: string) {
    this.#room = room
    this.#nick = nick
  }

  get nick(): string {
    return this.#nick
  }

  get self(): Occupant | undefined {
    return this.#here.get(this.#nick)
  }

  get size(): number {
    return this.#here.size
  }

  has(nick: string): boolean {
    return this.#here.has(nick)
  }

  all(): readonly Occupant[] {
    return [...this.#here.values()]
  }

  /** Also who was here not long ago: words may come in after their speaker has gone. */
  byNick(nick: string): Occupant | undefined {
    return this.#here.get(nick) ?? this.#gone.get(nick)
  }

  byId(id: string): Occupant | undefined {
    for (const people of [this.#here, this.#gone]) {
      for (const occupant of people.values()) if (occupant.id === id) return occupant
    }
    return undefined
  }

  /** By the id under which Folkmoot knows a person. `here` leaves out those who have gone. */
  byPerson(person: string, where: 'here' | 'known'): Occupant | undefined {
    const features = this.#features
    if (features === null) return undefined
    const people = where === 'here' ? [this.#here] : [this.#here, this.#gone]
    for (const some of people) {
      for (const one of some.values()) if (personId(this.#room, one, features) === person) return one
    }
    return undefined
  }

  setFeatures(features: RoomFeatures): void {
    this.#features = features
  }

  startEntering(): void {
    // An entering that was cut short has met only some: who was there before it still counts.
    if (!this.#entering) this.#before = this.#known ? this.all() : null
    this.#known = true
    this.#here.clear()
    this.#entering = true
  }

  /** Everybody is in who was there when we came. What changed behind our back, compared with before a gap. */
  settleEntering(view: PresenceView): readonly Incoming[] {
    this.#entering = false
    const before = this.#before
    if (before === null) return []
    const idOf = (one: Occupant) => personId(this.#room, one, view.features)
    const now = new Set(this.all().map(idOf))
    const then = new Set([...before.map(idOf), ...this.#missing.keys()])
    for (const one of before) {
      if (one.nick !== this.#nick && !now.has(idOf(one)) && !this.#missing.has(idOf(one))) {
        this.#missing.set(idOf(one), { occupant: one, until: view.at + GRACE })
      }
    }
    for (const id of now) this.#missing.delete(id)
    return this.all()
      .filter((one) => one.nick !== this.#nick && !then.has(idOf(one)))
      .map((one) => arrived(view, one, 'backfill'))
  }

  sweepMissing(view: PresenceView): readonly Incoming[] {
    const events: Incoming[] = []
    for (const [id, { occupant, until }] of this.#missing) {
      if (until > view.at) continue
      this.#missing.delete(id)
      events.push(departed(view, occupant, 'member.left', 'backfill'))
    }
    return events
  }

  take(stanza: Element, view: PresenceView): readonly Incoming[] {
    const occupant = occupantOf(stanza, view.features)
    if (occupant.nick === '') return []
    if (attribute(stanza, 'type') === 'unavailable') return this.#leave(stanza, view, occupant)
    if (statusCodes(stanza).has('110')) this.#nick = occupant.nick
    const before = this.#here.get(occupant.nick)
    this.#here.set(occupant.nick, occupant)
    if (this.#entering || occupant.nick === this.#nick) return []
    if (before === undefined) return this.#arrive(view, occupant)
    const change = roleChanged(view, before, occupant)
    return change === null ? [] : [change]
  }

  #arrive(view: PresenceView, occupant: Occupant): readonly Incoming[] {
    const id = personId(this.#room, occupant, view.features)
    const missing = this.#missing.get(id)
    if (missing === undefined) return [arrived(view, occupant, 'live')]
    this.#missing.delete(id)
    return missing.occupant.nick === occupant.nick ? [] : [renamed(view, occupant)]
  }

  #leave(stanza: Element, view: PresenceView, now: Occupant): readonly Incoming[] {
    const before = this.#here.get(now.nick)
    if (before === undefined) return []
    const departure = departureOf(stanza)
    const nick = newNick(stanza)
    this.#here.delete(now.nick)
    if (departure === 'renamed' && nick !== undefined) return this.#rename(view, before, nick)
    this.#bury(before)
    const own = before.nick === this.#nick
    if (departure === 'dissolved') return own ? [dissolved(view)] : []
    if (departure === 'stopped' && !own) {
      // As whoever is not there when we are back: they come back, or are told as gone later.
      const until = view.at + GRACE
      this.#missing.set(personId(this.#room, before, view.features), { occupant: before, until })
    }
    if (own || this.#entering || departure === 'stopped') return []
    return [departed(view, before, departure === 'removed' ? 'member.removed' : 'member.left', 'live')]
  }

  #rename(view: PresenceView, before: Occupant, nick: string): readonly Incoming[] {
    const after = { ...before, nick }
    this.#here.set(nick, after)
    if (before.nick !== this.#nick) return this.#entering ? [] : [renamed(view, after)]
    this.#nick = nick
    return []
  }

  #bury(occupant: Occupant): void {
    this.#gone.delete(occupant.nick)
    this.#gone.set(occupant.nick, occupant)
    if (this.#gone.size <= MOST_GONE) return
    for (const nick of this.#gone.keys()) {
      this.#gone.delete(nick)
      return
    }
  }
}
