/**
 * One installation that keeps groups on four platforms at once: the built-in room, a real XMPP server, Telegram
 * (on the Bot API server of the tests) and one kept by hand. Reached through its API, as operators do.
 */
import { z } from 'zod'
import { serve, type Running } from '../../app/serve.ts'
import { startPipeline } from '../../app/pipeline.ts'
import { Account } from '../../shell/api/accounts/schema.ts'
import { FeedEvent } from '../../shell/api/events/schema.ts'
import { Group } from '../../shell/api/groups/schema.ts'
import { Handle, Member } from '../../shell/api/members/schema.ts'
import { loadSettings } from '../../shell/config/load.ts'
import { TelegramServer } from '../platforms/telegram/server.ts'
import type { TgChat, TgUser } from '../platforms/telegram/shapes.ts'
import { newHome, type Home } from '../services/home.ts'
import { Prosody } from '../services/prosody.ts'
import { XmppPerson } from '../services/xmpp-person.ts'
import { signIn, until } from './serve-child.ts'

const LOUNGE = 'lounge'
export const CLUB = '书友一群'

export type StoredEvent = z.output<typeof FeedEvent>

export class ThreePlatforms {
  readonly telegram: TelegramServer
  readonly xmpp: Prosody
  readonly readers: TgChat
  readonly owner: TgUser
  readonly olga: XmppPerson
  readonly hall: string
  readonly home: Home
  readonly #running: Running
  readonly #community: number
  readonly #cookie: string
  #assist = ''

  private constructor(parts: {
    telegram: TelegramServer
    owner: TgUser
    xmpp: Prosody
    olga: XmppPerson
    home: Home
    running: Running
    community: number
    cookie: string
  }) {
    this.telegram = parts.telegram
    this.owner = parts.owner
    this.readers = parts.telegram.world.chat(-1_001_234_567_890)
    this.xmpp = parts.xmpp
    this.olga = parts.olga
    this.hall = parts.xmpp.room('hall')
    this.home = parts.home
    this.#running = parts.running
    this.#community = parts.community
    this.#cookie = parts.cookie
  }

  /** All accounts connected, the charter published, every group assigned to its kind `hall`. */
  static async open(charter: string): Promise<ThreePlatforms> {
    const telegram = new TelegramServer()
    await telegram.listen()
    const owner = telegram.world.person(10, 'Otto')
    telegram.world.group(-1_001_234_567_890, 'Readers', { owner })
    const xmpp = await Prosody.start()
    await xmpp.register('moot')
    const olga = await XmppPerson.signIn(xmpp, 'olga')
    await olga.join(xmpp.room('hall'))
    await olga.set(xmpp.room('hall'), { jid: 'moot@localhost', affiliation: 'admin' })
    const home = await newHome()
    const community = await foundWithRoom(home)
    const running = await run(home)
    const { cookie } = await signIn({ address: running.address, link: await running.newLink() })
    const here = new ThreePlatforms({ telegram, owner, xmpp, olga, home, running, community, cookie })
    await here.call('POST', '/charters', { source: charter, reason: 'first' })
    await here.#connect()
    await here.#assign()
    return here
  }

  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#running.address}/api/v1/communities/${this.#community}${path}`, {
      method,
      headers: { cookie: this.#cookie, 'content-type': 'application/json', 'accept-language': 'en' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  /** Somebody pastes what was said in the group that is kept by hand. */
  async paste(text: string): Promise<void> {
    await this.call('POST', `/accounts/${this.#assist}/paste`, { group: CLUB, text })
  }

  /** Somebody writes in the built-in room. */
  async post(person: string, text: string): Promise<void> {
    await this.call('POST', '/room/messages', { group: LOUNGE, person, text })
  }

  async events(): Promise<readonly StoredEvent[]> {
    const answer = await this.call('GET', '/events?limit=200')
    return z.object({ events: z.array(FeedEvent) }).parse(answer).events
  }

  /** The message with these words, as soon as all that it led to has been carried out, handed over or refused. */
  async settled(words: string): Promise<StoredEvent> {
    return until(async () => {
      const found = (await this.events()).find(({ text }) => text?.includes(words))
      const waits = found?.actions.some(({ status }) => status === 'queued' || status === 'sending')
      return found === undefined || waits ? null : found
    })
  }

  async groups(): Promise<readonly z.output<typeof Group>[]> {
    return z.object({ groups: z.array(Group) }).parse(await this.call('GET', '/groups')).groups
  }

  async memberOn(platform: string, name: string): Promise<string> {
    const answer = await this.call('GET', `/members?name=${encodeURIComponent(name)}`)
    const { members } = z.object({ members: z.array(Handle) }).parse(answer)
    const found = members.find((handle) => handle.platform === platform)
    if (!found) throw new Error(`${name} is not known on ${platform}.`)
    return found.member
  }

  async member(id: string): Promise<z.output<typeof Member>> {
    return Member.parse(await this.call('GET', `/members/${id}`))
  }

  /** What the trace says of acts that were not possible as decided. */
  async instead({ seq }: Pick<StoredEvent, 'seq'>, language: string): Promise<readonly string[]> {
    const answer = await this.call('GET', `/events/${seq}/trace?lang=${language}`)
    const { instead } = z.object({ instead: z.array(z.object({ sentence: z.string() })) }).parse(answer)
    return instead.map(({ sentence }) => sentence)
  }

  /** What Folkmoot said in the group on Telegram. */
  said(): readonly string[] {
    const { bot } = this.telegram.world
    const messages = [...this.readers.messages.values()]
    return messages.filter(({ from }) => from?.id === bot.id).map(({ text }) => text ?? '')
  }

  async close(): Promise<void> {
    await this.#running.stop()
    await this.olga.close()
    await Promise.all([this.telegram.close(), this.xmpp.close()])
    await this.home.remove()
  }

  async #connect(): Promise<void> {
    const connect = async (body: object): Promise<string> =>
      Account.parse(await this.call('POST', '/accounts', body)).id
    await connect({
      platform: 'telegram',
      name: 'Telegram',
      settings: { apiRoot: this.telegram.root },
      secrets: { token: this.telegram.token },
    })
    const { service, domain } = this.xmpp
    await connect({
      platform: 'xmpp',
      name: 'XMPP',
      settings: { service, domain, username: 'moot', rooms: [this.hall] },
      secrets: { password: 'moot' },
    })
    this.#assist = await connect({ platform: 'assist', name: '微信', settings: { app: 'wechat' } })
    await this.olga.until((stanza) => stanza.attrs['from'] === `${this.hall}/moot`)
  }

  /** A group is known once something happens in it. */
  async #assign(): Promise<void> {
    await this.olga.say(this.hall, 'Hello')
    this.telegram.world.say(this.readers, this.owner, 'Hello')
    await this.paste('小林:\n大家好\n')
    const groups = await until(async () => {
      const known = await this.groups()
      return new Set(known.map(({ platform }) => platform)).size === 4 ? known : null
    })
    for (const { id } of groups) await this.call('PUT', `/groups/${id}/kind`, { kind: 'hall' })
  }
}

/** A community whose built-in room has a group with one person in it. */
async function foundWithRoom(home: Home): Promise<number> {
  const pipeline = await startPipeline(home.storage, {})
  const community = await pipeline.createCommunity({ name: 'Readers' })
  const row = { community, platform: 'room', name: 'Room', settings: '{}' }
  const account = await pipeline.createAccount(row)
  const at = Date.now()
  await pipeline.deliver({
    community,
    account,
    platform: 'room',
    events: [
      {
        kind: 'member.joined',
        at,
        source: 'live',
        group: { native: LOUNGE, name: 'Lounge' },
        person: { native: 'rosa', name: 'Rosa' },
        native: 'rosa-joined',
        data: {},
        content: { name: 'Rosa' },
      },
    ],
  })
  await pipeline.close()
  return community
}

async function run(home: Home): Promise<Running> {
  const options = ['--data', home.folder, '--port', '0', '--no-demo', '--allow-hosts', '127.0.0.1']
  const loaded = loadSettings(options, home.environment)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded))
  return serve({
    settings: loaded.settings,
    log: () => {},
    version: '0.0.0',
    onFatal: (error) => {
      throw error
    },
  })
}
