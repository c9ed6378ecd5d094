/**
 * A whole installation in this process, on the real store: pipeline, outbox and the built-in room, with a
 * clock that the test moves.
 */
import { Room } from '../../connectors/room/room.ts'
import { RoomGroup } from '../../connectors/room/group.ts'
import { toId } from '../../core/chat/ids.ts'
import type { OpenAccount } from '../../core/ports/connector.ts'
import type { Pipeline, PublishResult } from '../../core/ports/pipeline.ts'
import type { CaseRow } from '../../core/ports/rows.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { startOutbox, type Outbox } from '../../shell/outbox/outbox.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { homeOf, newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

export const START = Date.UTC(2026, 10, 23, 4, 0)

export class Installation {
  readonly #home: Home
  readonly room: Room
  readonly community: number
  readonly #kept: boolean
  readonly #clock: { now: number }
  readonly #pipeline: Pipeline
  readonly #reads: ReadStore
  readonly #outbox: Outbox
  readonly #account: OpenAccount

  private constructor(parts: {
    home: Home
    kept: boolean
    room: Room
    community: number
    clock: { now: number }
    pipeline: Pipeline
    reads: ReadStore
    outbox: Outbox
    account: OpenAccount
  }) {
    this.#home = parts.home
    this.#kept = parts.kept
    this.room = parts.room
    this.community = parts.community
    this.#clock = parts.clock
    this.#pipeline = parts.pipeline
    this.#reads = parts.reads
    this.#outbox = parts.outbox
    this.#account = parts.account
  }

  /** In a temporary folder, or in one that is there to stay. */
  static async open(kept: string | null = null): Promise<Installation> {
    const home = kept === null ? await newHome() : homeOf({ engine: 'sqlite', folder: kept })
    const clock = { now: START }
    const now = () => clock.now
    const store = await home.ledger(now)
    const platforms = { room: { idempotent: true, actsOnOwner: true } }
    const pipeline = createPipeline({ store, accept, now, platforms })
    const community = await pipeline.createCommunity({ name: 'Journey' })
    const account = await pipeline.createAccount({
      community,
      platform: 'room',
      name: 'room',
      settings: '{}',
    })
    const room = new Room({ name: 'journey', now })
    const open = await room.connector.open(
      {
        community: toId(community),
        account: toId(account),
        deliver: (events, cursor) =>
          pipeline.deliver({ community, account, platform: 'room', events, cursor }),
        cursor: () => pipeline.cursor(community, account),
        http: () => {},
        fetch: () => Promise.reject(new Error('A journey reaches nothing outside.')),
        resolve: () => Promise.reject(new Error('A journey reaches nothing outside.')),
        secrets: () => Promise.resolve(null),
        log: () => {},
        now,
        report: () => {},
        publicUrl: null,
        signal: new AbortController().signal,
      },
      {},
    )
    const outbox = startOutbox({
      pipeline,
      accountOf: () => ({ capabilities: room.connector.capabilities, send: open.send }),
      webhook: () => Promise.resolve({ status: 'failed', code: 'none-here', permanent: true }),
      now,
    })
    const reads = await home.reader()
    return new Installation({
      home,
      kept: kept !== null,
      room,
      community,
      clock,
      pipeline,
      reads,
      outbox,
      account: open,
    })
  }

  publish(source: string, reason: string): Promise<PublishResult> {
    return this.#pipeline.publish({
      community: this.community,
      source,
      files: {},
      operator: 'steward',
      reason,
    })
  }

  /** Puts a group of the room into the charter's hands; someone must have been seen in it. */
  async assign(native: string, kind: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    const groups = await this.#reads.listGroups(this.community)
    const group = groups.find((row) => row.native === native)
    if (!group) throw new Error(`No event came from the group ${native} yet: let someone join first.`)
    await this.#pipeline.record([
      {
        community: this.community,
        kind: 'operator.act',
        group: group.group,
        member: null,
        data: { operator: 'steward', act: 'assign-group', kind, values },
        content: null,
      },
    ])
  }

  /** Lets time pass: timers that come due fire, and what they cause is sent. */
  async pass(milliseconds: number): Promise<void> {
    await this.settle()
    this.#clock.now += milliseconds
    await this.#pipeline.tick(this.#clock.now)
    await this.settle()
  }

  /** Until nothing waits to be sent. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4_000; round += 1) {
      this.#outbox.wake()
      await new Promise((resolve) => {
        setTimeout(resolve, 5)
      })
      // One question: between two, an action might go from what the second saw to what the first had seen.
      const actions = await this.#reads.actions(this.community, null, { limit: 10_000 })
      if (!actions.some(({ status }) => status === 'queued' || status === 'sending')) return
    }
    throw new Error('Actions still wait after many looks.')
  }

  /** Takes everything that can be erased of a person, as an operator's command does. */
  async erase(platformId: string): Promise<void> {
    const members = await this.#reads.members(this.community, { limit: 1000 })
    const handle = members.find(({ native }) => native === platformId)
    if (!handle) throw new Error(`Nobody is called ${platformId} here.`)
    await this.#pipeline.record([
      {
        community: this.community,
        kind: 'erased',
        group: null,
        member: handle.member,
        data: { operator: 'steward' },
        content: null,
      },
    ])
  }

  /** A person's verdict that an act was wrong, as the console gives it. */
  async undo({ seq, n, group, member }: StoredEvent['actions'][number]): Promise<void> {
    await this.#pipeline.record([
      {
        community: this.community,
        kind: 'verdict.given',
        group,
        member,
        data: { seq, n, verdict: 'undo', operator: 'steward' },
        content: null,
        dedupe: `verdict:${seq}:${n}:undo`,
      },
    ])
    await this.settle()
  }

  /** What Folkmoot said in a group, oldest first; private words carry whom they are for. */
  said(group: string): readonly { readonly text: string; readonly to: string | null }[] {
    const messages = this.room.groups.get(group)?.messages ?? []
    return messages
      .filter((message) => message.from === null)
      .map((message) => ({ text: RoomGroup.words(message), to: message.to }))
  }

  isRecalled(group: string, native: string): boolean {
    return this.room.groups.get(group)?.message(native)?.recalled ?? false
  }

  cases(status: CaseRow['status'] | null = 'open'): Promise<readonly CaseRow[]> {
    return this.#reads.cases(this.community, status, { limit: 100 })
  }

  /** The whole ledger with contents and actions, oldest first. */
  events(): Promise<readonly StoredEvent[]> {
    return this.#reads.events(this.community, { after: 0, limit: 1000 })
  }

  async close(): Promise<void> {
    await this.#outbox.stop(1000)
    await this.#account.close()
    await this.#pipeline.close()
    await this.#reads.close()
    if (!this.#kept) await this.#home.remove()
  }
}
