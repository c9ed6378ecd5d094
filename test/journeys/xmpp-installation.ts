/**
 * A whole installation in this process on a real XMPP server: pipeline, outbox and one account. Its clock is the
 * real one, which a test may move ahead.
 */
import { loopbackOnly } from '../laws/recording-host.ts'
import { xmppConnector } from '../../connectors/xmpp/xmpp.ts'
import { toId } from '../../core/chat/ids.ts'
import type { AccountReport, OpenAccount } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { startOutbox, type Outbox } from '../../shell/outbox/outbox.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { newHome, type Home } from '../services/home.ts'
import { until } from './xmpp-host.ts'

export interface XmppServer {
  readonly service: string
  readonly domain: string
  readonly rooms: readonly string[]
}

interface Parts {
  readonly home: Home
  readonly community: number
  readonly clock: { ahead: number }
  readonly pipeline: Pipeline
  readonly reads: ReadStore
  readonly outbox: Outbox
  readonly account: OpenAccount
}

export class XmppInstallation {
  readonly #parts: Parts

  private constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The account is `moot`, with its name as password; resolves when it is in all rooms. */
  static async open(server: XmppServer): Promise<XmppInstallation> {
    const xmpp = xmppConnector()
    const home = await newHome()
    const clock = { ahead: 0 }
    const now = () => Date.now() + clock.ahead
    const platforms = { xmpp: xmpp.capabilities }
    const pipeline = createPipeline({ store: await home.ledger(now), accept, now, platforms })
    const community = await pipeline.createCommunity({ name: 'Journey' })
    const row = { community, platform: 'xmpp', name: 'xmpp', settings: '{}' }
    const account = await pipeline.createAccount(row)
    const inside = new Set<string>()
    const open = await xmpp.open(
      {
        community: toId(community),
        account: toId(account),
        deliver: (events, cursor) =>
          pipeline.deliver({ community, account, platform: 'xmpp', events, cursor }),
        cursor: () => pipeline.cursor(community, account),
        http: () => {},
        fetch: () => Promise.reject(new Error('A journey reaches nothing outside.')),
        resolve: loopbackOnly,
        secrets: () => Promise.resolve('moot'),
        log: () => {},
        now,
        report: ({ group }: AccountReport) => void inside.add(group ?? ''),
        publicUrl: null,
        signal: new AbortController().signal,
      },
      { ...server, username: 'moot' },
    )
    const outbox = startOutbox({
      pipeline,
      accountOf: () => ({ capabilities: xmpp.capabilities, send: open.send }),
      webhook: () => Promise.resolve({ status: 'failed', code: 'none-here', permanent: true }),
      now,
    })
    const reads = await home.reader()
    await until(() => server.rooms.every((room) => inside.has(room)))
    return new XmppInstallation({ home, community, clock, pipeline, reads, outbox, account: open })
  }

  /** @throws Error when the charter is refused. */
  async publish(source: string): Promise<void> {
    const { pipeline, community } = this.#parts
    const request = { community, source, files: {}, operator: 'steward', reason: 'first' }
    const { status } = await pipeline.publish(request)
    if (status !== 'published') throw new Error('The charter was refused.')
  }

  /** Puts every group that was seen so far into the charter's hands. */
  async assignAll(kind: string): Promise<number> {
    const { pipeline, reads, community } = this.#parts
    const groups = await reads.listGroups(community)
    await pipeline.record(
      groups.map(({ group }) => ({
        community,
        kind: 'operator.act',
        group,
        member: null,
        data: { operator: 'steward', act: 'assign-group', kind, values: {} },
        content: null,
      })),
    )
    return groups.length
  }

  /** Moves the clock ahead; timers that come due fire. */
  async pass(milliseconds: number): Promise<void> {
    const { clock, pipeline } = this.#parts
    clock.ahead += milliseconds
    await pipeline.tick(Date.now() + clock.ahead)
  }

  /** The whole ledger with contents and actions, oldest first. */
  events(): Promise<readonly StoredEvent[]> {
    return this.#parts.reads.events(this.#parts.community, { after: 0, limit: 1_000 })
  }

  async close(): Promise<void> {
    const { outbox, account, pipeline, reads, home } = this.#parts
    await outbox.stop(1_000)
    await account.close()
    await pipeline.close()
    await reads.close()
    await home.remove()
  }
}
