/** A pipeline on a store of its own with a clock that tests turn: deciding and committing, without connectors. */
import type { Storage } from '../../app/storage.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { LedgerStore, ReadStore } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { createPipeline, type PipelineOptions } from '../../shell/run/pipeline.ts'
import { auditLedger } from '../faults/ledger-audit.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

export const START = Date.UTC(2026, 10, 22, 12)
const PLATFORM = 'room'
type Platforms = NonNullable<PipelineOptions['platforms']>

export class SmallPipeline {
  clock: number
  community = 0
  account = 0
  pipeline: Pipeline
  /** Calls of `store.seen`, each with how many keys it asked for. */
  readonly asked: number[] = []
  readonly read: ReadStore
  readonly #store: LedgerStore
  readonly #home: Home
  readonly #platforms: Platforms

  private constructor(home: Home, ledger: LedgerStore, read: ReadStore, platforms: Platforms, start: number) {
    this.#home = home
    this.#platforms = platforms
    this.clock = start
    this.read = read
    this.#store = {
      ...ledger,
      seen: (community, keys) => {
        this.asked.push(keys.length)
        return ledger.seen(community, keys)
      },
    }
    this.pipeline = this.#create()
  }

  static async open(
    platforms: Platforms = { [PLATFORM]: { idempotent: true, actsOnOwner: true } },
    start = START,
  ): Promise<SmallPipeline> {
    const home = await newHome()
    const ledger = await home.ledger(() => start)
    const here = new SmallPipeline(home, ledger, await home.reader(), platforms, start)
    here.community = await here.pipeline.createCommunity({ name: 'Club' })
    here.account = await here.pipeline.createAccount({
      community: here.community,
      platform: PLATFORM,
      name: 'bot',
      settings: '{}',
    })
    return here
  }

  #create(): Pipeline {
    return createPipeline({
      store: this.#store,
      accept,
      now: () => this.clock,
      platforms: this.#platforms,
    })
  }

  /** For whoever reads the ledger in a thread of their own. */
  get storage(): Storage {
    return this.#home.storage
  }

  /** Everything that memory held is forgotten. */
  restart(): void {
    this.pipeline = this.#create()
  }

  async publish(source: string): Promise<void> {
    const request = { community: this.community, source, files: {}, operator: 'anna', reason: 'test' }
    const result = await this.pipeline.publish(request)
    if (result.status === 'refused') throw new Error(JSON.stringify(result.faults))
  }

  deliver(...events: readonly Incoming[]) {
    const { community, account } = this
    return this.pipeline.deliver({ community, account, platform: PLATFORM, events })
  }

  record(event: Omit<Parameters<Pipeline['record']>[0][number], 'community'>) {
    return this.pipeline.record([{ ...event, community: this.community }])
  }

  async groupId(native: string): Promise<number> {
    const [row] = await this.#store.findGroups(this.community, PLATFORM, [native])
    if (row === undefined) throw new Error(`No group ${native}.`)
    return row.group
  }

  async memberId(native: string): Promise<number> {
    const [row] = await this.#store.findHandles(this.community, PLATFORM, [native])
    if (row === undefined) throw new Error(`Nobody is ${native}.`)
    return row.member
  }

  async assign(native: string, kind = 'club', values: Readonly<Record<string, string>> = {}): Promise<void> {
    const data = { operator: 'anna', act: 'assign-group', kind, values }
    const group = await this.groupId(native)
    await this.record({ kind: 'operator.act', group, member: null, data, content: null })
  }

  /** Lets the clock turn to `until`; timers come due one after another, each at its own time. */
  async advance(until: number): Promise<void> {
    for (;;) {
      const { next } = await this.pipeline.tick(this.clock)
      if (next === null || next > until) break
      this.clock = Math.max(this.clock, next)
    }
    this.clock = until
  }

  /** Oldest first. */
  async actions() {
    return (await this.read.actions(this.community, null, { limit: 10_000 })).toReversed()
  }

  async cases() {
    return (await this.read.cases(this.community, null, { limit: 10_000 })).toReversed()
  }

  /** '' for an action without words. */
  async texts(): Promise<readonly string[]> {
    return (await this.actions()).map(({ text }) => text ?? '')
  }

  /** What is wrong with the ledger, in words; then everything is closed and removed. */
  async close(): Promise<readonly string[]> {
    const { faults } = await auditLedger(this.read, this.community)
    await this.read.close()
    await this.pipeline.close()
    await this.#home.remove()
    return faults
  }
}

let natives = 0

export function says(text: string, fields: Partial<Incoming> = {}): Incoming {
  return {
    kind: 'message.sent',
    at: START,
    source: 'live',
    group: { native: 'g' },
    person: { native: 'ben', name: 'Ben' },
    native: `m${++natives}`,
    data: {},
    content: { parts: [{ type: 'text', text }] },
    ...fields,
  } as Incoming
}

export function joins(native: string, fields: Partial<Incoming> = {}): Incoming {
  return {
    kind: 'member.joined',
    at: START,
    source: 'live',
    group: { native: 'g' },
    person: { native, name: native },
    native: `j${++natives}`,
    data: {},
    content: {},
    ...fields,
  } as Incoming
}

export const HEAD = `folkmoot: 1
name: Club
language: en
timezone: UTC
groups:
  club: { for: Talking }
`
