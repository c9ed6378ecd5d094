/** People of several rooms who write numbered messages at a steady pace, whatever happens around them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { xml } from '@xmpp/client'
import type { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'

const WRITERS = ['ann', 'ben', 'cleo', 'dan'] as const
const ADVERTISER = 'sid'
const CORRECT = 'urn:xmpp:message-correct:0'
/** Folkmoot says at most sixty things an hour in a group. */
const MOST_QUESTIONS = 45
const FAREWELL_LIMIT = 1_000

export interface Pace {
  /** Milliseconds between two messages of one person, on average. */
  readonly every: number
  /** Milliseconds between two questions in one room, at least. */
  readonly ask: number
}

export class Crowd {
  readonly #server: Prosody
  readonly #rooms: readonly string[]
  readonly #roll: () => number
  readonly #pace: Pace
  #present = new Map<string, XmppPerson>()
  readonly #asked = new Map<string, { times: number; last: number }>()
  #number = 0
  #over = false
  #writing: readonly Promise<void>[] = []

  constructor(server: Prosody, rooms: readonly string[], roll: () => number, pace: Pace) {
    this.#server = server
    this.#rooms = rooms
    this.#roll = roll
    this.#pace = pace
  }

  /** The highest number that was written. */
  get written(): number {
    return this.#number
  }

  /** Everybody signs in and enters every room. */
  async gather(): Promise<void> {
    const present = new Map<string, XmppPerson>()
    for (const name of [...WRITERS, ADVERTISER]) {
      const person = await XmppPerson.signIn(this.#server, name)
      for (const room of this.#rooms) await person.join(room)
      present.set(name, person)
    }
    this.#present = present
  }

  /** Everybody's client is closed; they go on to write in vain. */
  async hangUp(): Promise<void> {
    const gone = [...this.#present.values()]
    this.#present = new Map()
    await Promise.all(gone.map((person) => Promise.race([person.close(), sleep(FAREWELL_LIMIT)])))
  }

  start(): void {
    this.#writing = [
      ...WRITERS.map((name) => this.#write(name, this.#pace.every)),
      this.#advertise(this.#pace.every * 12),
    ]
  }

  async stop(): Promise<void> {
    this.#over = true
    await Promise.all(this.#writing)
  }

  async #write(name: string, every: number): Promise<void> {
    for (let said = 1; !this.#over; said += 1) {
      await sleep(every * (0.5 + this.#roll()))
      const room = this.#anyRoom()
      const question = this.#mayAsk(room)
      const id = await this.#say(name, room, question ? 'question' : 'word')
      if (question || said % 7 !== 0) continue
      await sleep(20)
      await this.#say(name, room, 'correction', id)
    }
  }

  async #advertise(every: number): Promise<void> {
    while (!this.#over) {
      await sleep(every * (0.5 + this.#roll()))
      await this.#say(ADVERTISER, this.#anyRoom(), 'cheap watches')
    }
  }

  /** Answers with the sender's id. What cannot be sent is not sent; the room's archive has the truth. */
  async #say(name: string, room: string, words: string, replaces?: string): Promise<string> {
    const number = (this.#number += 1)
    const id = `${name}-${number}`
    const stanza = xml('message', { type: 'groupchat', to: room, id }, xml('body', {}, `${words} ${number}`))
    if (replaces !== undefined) stanza.append(xml('replace', { xmlns: CORRECT, id: replaces }))
    const sending = this.#present.get(name)?.send(stanza) ?? Promise.resolve()
    await Promise.race([sending.catch(() => {}), sleep(FAREWELL_LIMIT)])
    return id
  }

  #anyRoom(): string {
    return this.#rooms[Math.floor(this.#roll() * this.#rooms.length)] ?? ''
  }

  #mayAsk(room: string): boolean {
    const asked = this.#asked.get(room) ?? { times: 0, last: -Infinity }
    const now = performance.now()
    if (asked.times >= MOST_QUESTIONS || now - asked.last < this.#pace.ask) return false
    this.#asked.set(room, { times: asked.times + 1, last: now })
    return true
  }
}
