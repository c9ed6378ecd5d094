/** A whole installation in this process that keeps groups of Telegram, on the platform of the tests. */
import { telegramConnector } from '../../connectors/telegram/telegram.ts'
import { TELEGRAM_CAPABILITIES } from '../../connectors/telegram/capabilities.ts'
import { toId } from '../../core/chat/ids.ts'
import type { AccountReport, Host, OpenAccount } from '../../core/ports/connector.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ActionRow, CaseRow } from '../../core/ports/rows.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import { accept } from '../../shell/intake/accept.ts'
import { startOutbox, type Outbox } from '../../shell/outbox/outbox.ts'
import { createPipeline } from '../../shell/run/pipeline.ts'
import { TelegramStage } from '../platforms/telegram/stage.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'

export class TelegramInstallation {
  readonly stage: TelegramStage
  readonly reports: AccountReport[] = []
  readonly #home: Home
  readonly #pipeline: Pipeline
  readonly #reads: ReadStore
  readonly #outbox: Outbox
  readonly #community: number
  readonly #account: number
  #open: OpenAccount | null = null
  #line = new AbortController()

  private constructor(parts: {
    stage: TelegramStage
    home: Home
    pipeline: Pipeline
    reads: ReadStore
    community: number
    account: number
  }) {
    this.stage = parts.stage
    this.#home = parts.home
    this.#pipeline = parts.pipeline
    this.#reads = parts.reads
    this.#community = parts.community
    this.#account = parts.account
    this.#outbox = startOutbox({
      pipeline: parts.pipeline,
      accountOf: () => this.#open && { capabilities: TELEGRAM_CAPABILITIES, ...this.#open },
      webhook: () => Promise.resolve({ status: 'failed', code: 'none-here', permanent: true }),
      now: () => this.stage.clock.now,
    })
  }

  /** With the charter published and the group assigned to its kind `hall`. */
  static async open(charter: string): Promise<TelegramInstallation> {
    const stage = new TelegramStage()
    await stage.server.listen()
    stage.server.limited = true
    const home = await newHome()
    const now = () => stage.clock.now
    const platforms = { telegram: TELEGRAM_CAPABILITIES }
    const pipeline = createPipeline({ store: await home.ledger(now), accept, now, platforms })
    const community = await pipeline.createCommunity({ name: 'Journey' })
    const account = await pipeline.createAccount({
      community,
      platform: 'telegram',
      name: 'keeper',
      settings: '{}',
    })
    const published = await pipeline.publish({
      community,
      source: charter,
      files: {},
      operator: 'steward',
      reason: 'first',
    })
    if (published.status !== 'published') throw new Error(JSON.stringify(published))
    const reads = await home.reader()
    const here = new TelegramInstallation({ stage, home, pipeline, reads, community, account })
    await here.connect()
    await stage.world.say(stage.group, stage.olga, 'Good morning').confirmed
    await here.#assign()
    return here
  }

  async connect(): Promise<void> {
    this.#line = new AbortController()
    const line = this.#line.signal
    const [community, account] = [this.#community, this.#account]
    const over: Partial<Host> = {
      community: toId(community),
      account: toId(account),
      deliver: (events, cursor) => {
        if (line.aborted) return Promise.reject(new Error('This process is dead.'))
        return this.#pipeline.deliver({ community, account, platform: 'telegram', events, cursor })
      },
      cursor: () => this.#pipeline.cursor(community, account),
      report: (report) => void this.reports.push(report),
      fetch: (url, init) =>
        fetch(url, { ...init, signal: AbortSignal.any([line, ...(init?.signal ? [init.signal] : [])]) }),
    }
    this.#open = (await this.stage.open(telegramConnector(this.stage.pause), {}, over)).account
    this.#outbox.wake()
  }

  /** As if the process had been killed: nothing is ended in order. */
  async die(): Promise<void> {
    const dead = this.#open
    this.#open = null
    this.#line.abort()
    this.stage.server.cutAll()
    await dead?.close()
  }

  /** Lets time pass: timers that come due fire, and what they cause is sent. */
  async pass(milliseconds: number): Promise<void> {
    await this.settle()
    this.stage.clock.now += milliseconds
    await this.#pipeline.tick(this.stage.clock.now)
    await this.settle()
  }

  /**
   * Until Telegram has no more updates and nothing waits to be sent; a second passes with each look. What is
   * just going from one state into the other may be in neither, so that it has to be calm three times.
   */
  async settle(): Promise<void> {
    let calm = 0
    for (let round = 0; round < 900; round += 1) {
      this.#outbox.wake()
      await new Promise((resolve) => setTimeout(resolve, 10))
      const waiting = [...(await this.actions('queued')), ...(await this.actions('sending'))]
      calm = this.stage.world.queue.length === 0 && waiting.length === 0 ? calm + 1 : 0
      if (calm === 3) return
      if (calm === 0) this.stage.clock.now += 1_000
    }
    throw new Error('Something still waits after a quarter of an hour.')
  }

  actions(status: ActionRow['status']): ReturnType<ReadStore['actions']> {
    return this.#reads.actions(this.#community, status, { limit: 500 })
  }

  cases(): Promise<readonly CaseRow[]> {
    return this.#reads.cases(this.#community, 'open', { limit: 100 })
  }

  events(): Promise<readonly StoredEvent[]> {
    return this.#reads.events(this.#community, { after: 0, limit: 2_000 })
  }

  /** What Folkmoot said in a chat, oldest first. */
  said(chat: number = this.stage.group.id): readonly string[] {
    const messages = this.stage.world.chats.get(chat)?.messages ?? new Map()
    return [...messages.values()]
      .filter(({ from }) => from === this.stage.world.bot)
      .map(({ text }) => text ?? '')
  }

  async close(): Promise<void> {
    await this.#outbox.stop(1_000)
    await this.stage.close()
    await this.#pipeline.close()
    await this.#reads.close()
    await this.#home.remove()
  }

  async #assign(): Promise<void> {
    const [group] = await this.#reads.listGroups(this.#community)
    if (!group) throw new Error('No group was seen.')
    await this.#pipeline.record([
      {
        community: this.#community,
        kind: 'operator.act',
        group: group.group,
        member: null,
        data: { operator: 'steward', act: 'assign-group', kind: 'hall', values: {} },
        content: null,
      },
    ])
  }
}
