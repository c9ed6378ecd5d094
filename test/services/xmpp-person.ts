/** A person with a chat client, played by a test. */
import { client, xml } from '@xmpp/client'
import type { Element } from '@xmpp/xml'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Prosody } from './prosody.ts'

const MUC = 'http://jabber.org/protocol/muc'
const LIMIT = 10_000

export interface Heard {
  readonly from: string
  readonly text: string
  readonly stanza: Element
}

export class XmppPerson {
  readonly name: string
  readonly #xmpp: ReturnType<typeof client>
  readonly #seen: Element[] = []
  #count = 0

  private constructor(name: string, server: Prosody) {
    this.name = name
    const { service, domain } = server
    this.#xmpp = client({
      service,
      domain,
      resource: 'phone',
      timeout: LIMIT,
      // The quickest to compute, for tests with hundreds of people.
      credentials: (authenticate) =>
        authenticate({ username: name, password: name }, 'PLAIN', xml('user-agent')),
    })
    this.#xmpp.on('error', () => {})
    this.#xmpp.on('stanza', (stanza: Element) => void this.#seen.push(stanza))
  }

  static async signIn(server: Prosody, name: string): Promise<XmppPerson> {
    await server.register(name)
    const person = new XmppPerson(name, server)
    await person.#xmpp.start()
    // Whatever is said before this is answered makes the library miscount.
    while (!person.#xmpp.streamManagement.enabled) await sleep(5)
    await person.#xmpp.send(xml('presence'))
    return person
  }

  get address(): string {
    return `${this.name}@localhost`
  }

  /** Messages with words, oldest first. */
  get heard(): readonly Heard[] {
    return this.#seen
      .filter((stanza) => stanza.is('message') && stanza.getChildText('body') !== null)
      .map((stanza) => ({
        from: String(stanza.attrs['from'] ?? ''),
        text: stanza.getChildText('body') ?? '',
        stanza,
      }))
  }

  get seen(): readonly Element[] {
    return this.#seen
  }

  async join(room: string, nick = this.name): Promise<void> {
    const before = this.#seen.length
    const history = xml('history', { maxstanzas: '0' })
    await this.send(xml('presence', { to: `${room}/${nick}` }, xml('x', { xmlns: MUC }, history)))
    await this.until((stanza) => stanza.is('presence') && stanza.attrs['from'] === `${room}/${nick}`, before)
  }

  async leave(room: string, nick = this.name): Promise<void> {
    await this.send(xml('presence', { to: `${room}/${nick}`, type: 'unavailable' }))
  }

  async rename(room: string, nick: string): Promise<void> {
    await this.send(xml('presence', { to: `${room}/${nick}` }))
  }

  /** Resolves with the room's id of the message when the room shows it to its sender. */
  async say(
    room: string,
    text: string,
    ...extra: readonly Element[]
  ): Promise<{ id: string; native: string }> {
    const id = `${this.name}-${(this.#count += 1)}`
    const before = this.#seen.length
    await this.send(xml('message', { type: 'groupchat', to: room, id }, xml('body', {}, text), ...extra))
    const shown = await this.until((stanza) => stanza.attrs['id'] === id && stanza.is('message'), before)
    if (shown.attrs['type'] === 'error') throw new Error(`The room refused what ${this.name} said.`)
    const native: unknown = shown.getChild('stanza-id', 'urn:xmpp:sid:0')?.attrs['id']
    return { id, native: typeof native === 'string' ? native : '' }
  }

  /** Sets somebody's right in a room: `{ jid, affiliation }` or `{ nick, role }`. */
  async set(room: string, item: Readonly<Record<string, string>>): Promise<void> {
    const query = xml('query', { xmlns: 'http://jabber.org/protocol/muc#admin' }, xml('item', { ...item }))
    await this.#xmpp.iqCaller.request(xml('iq', { type: 'set', to: room }, query))
  }

  send(stanza: Element): Promise<void> {
    return this.#xmpp.send(stanza)
  }

  request(iq: Element): Promise<Element> {
    return this.#xmpp.iqCaller.request(iq)
  }

  /** The first stanza, seen already or soon, that fits; leaves out the first `after` ones. */
  async until(fits: (stanza: Element) => boolean, after = 0): Promise<Element> {
    const limit = performance.now() + LIMIT
    for (let place = after; ;) {
      for (; place < this.#seen.length; place += 1) {
        const stanza = this.#seen[place]
        if (stanza !== undefined && fits(stanza)) return stanza
      }
      if (performance.now() > limit) throw new Error(`${this.name} waited in vain for a stanza.`)
      await sleep(10)
    }
  }

  async hears(text: string): Promise<Heard> {
    await this.until((stanza) => stanza.is('message') && (stanza.getChildText('body') ?? '').includes(text))
    const found = this.heard.find((one) => one.text.includes(text))
    if (found === undefined) throw new Error('What was heard is gone.')
    return found
  }

  async close(): Promise<void> {
    this.#xmpp.reconnect.stop()
    await this.#xmpp.stop().catch(() => {})
  }
}
