/** For tests of the outbox: a pipeline that holds actions in memory, and platforms that do as told. */
import type { ActionKind } from '../../core/chat/action.ts'
import { SANCTIONS } from '../../core/chat/action.ts'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { Committed, InternalEvent } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ClaimedAction, WaitingAction, WaitingPage } from '../../core/ports/store.ts'
import type { OutboxAccount } from './carry-out.ts'
import { laneOf } from './lanes.ts'
import { startOutbox } from './outbox.ts'
import type { Outbox } from './outbox.ts'

export const START = Date.UTC(2026, 10, 22)
const ACT: Capabilities['act'] = {
  say: 'auto',
  reply: 'auto',
  recall: 'auto',
  mute: 'auto',
  warn: 'auto',
  tell: 'auto',
}
const PER_LANE = 2

export interface Sent {
  readonly action: OutgoingAction
  readonly account: number | null
  readonly at: number
  readonly done: number
}

export class Stage {
  readonly rows = new Map<string, ClaimedAction>()
  readonly recorded: InternalEvent[] = []
  readonly sent: Sent[] = []
  readonly notified: string[] = []
  answers: SendResult[] = []
  /** How long the platform takes. */
  takes = 0
  /** Milliseconds of a claim: the pipeline is busy with something else. */
  claimTakes = 0
  failRecords = 0
  failClaims = 0
  /** Numbers of accounts that are closed. */
  closed = new Set<number | null>()
  capabilities: Capabilities = { receive: {}, act: ACT, limits: {}, idempotent: false, actsOnOwner: true }
  abilities: OutboxAccount['abilities']
  /** Plays the platform where `answers` are not enough. */
  platform: ((action: OutgoingAction, account: number | null) => Promise<SendResult>) | null = null
  /** Plays what brings words to operators. */
  notify = async ({ action }: ClaimedAction): Promise<SendResult> => {
    this.notified.push(action.name ?? '')
    return { status: 'sent' }
  }
  /** Number of the account that notices of this channel go through. */
  noticeAccounts = new Map<string, number>()
  outbox: Outbox | null = null
  #listener: (committed: readonly Committed[]) => void = () => {}

  put(seq: number, kind: ActionKind, fields: Partial<ActionRow> = {}, text: string | null = 'hello'): void {
    this.hold(seq, kind, fields, { text })
    this.tellCommitted(seq)
  }

  hold(
    seq: number,
    kind: ActionKind,
    fields: Partial<ActionRow> = {},
    targets: Partial<ClaimedAction> = {},
  ): void {
    const row: ActionRow = {
      community: 1,
      seq,
      n: 0,
      kind,
      rule: 'r',
      group: 7,
      member: 9,
      message: null,
      amount: null,
      name: null,
      due: Date.now(),
      expires: Date.now() + 600_000,
      status: 'queued',
      attempts: 0,
      code: null,
      native: null,
      ...fields,
    }
    this.rows.set(`${seq}`, {
      action: row,
      account: 5,
      platform: 'room',
      groupNative: `g${row.group}`,
      personNative: 'u9',
      messageNative: 'm1',
      text: 'hello',
      ...targets,
    })
  }

  tellCommitted(seq: number): void {
    this.#listener([{ community: 1, from: seq, to: seq, actions: 1 }])
  }

  start(): this {
    this.outbox = startOutbox({
      now: Date.now,
      pipeline: {
        peekActions: async (now, lanes, after) => this.#peek(now, lanes, after),
        claimActions: async (refs) => this.#claim(refs),
        overdueActions: async (now) => this.#all(({ status, due }) => status === 'handed' && due <= now),
        nextAction: async (after = 0) => {
          const coming = this.#all(({ status, due }) => ['queued', 'handed'].includes(status) && due > after)
          return coming.length === 0 ? null : Math.min(...coming.map(({ due }) => due))
        },
        record: async (events) => this.#record(events),
        onCommitted: (listener) => {
          this.#listener = listener
          return () => {}
        },
      },
      accountOf: ({ account }) => this.#accountOf(account),
      webhook: async () => ({ status: 'sent' }),
      notify: (claimed) => this.notify(claimed),
      noticeBy: ({ action }) => {
        const account = this.noticeAccounts.get(action.name ?? '') ?? null
        const open = this.#accountOf(account)
        return open && { ...open, key: `${action.community}/${account}` }
      },
    })
    return this
  }

  status(seq: number): string {
    const { status, code } = this.rows.get(`${seq}`)?.action ?? {}
    return code ? `${status} ${code}` : `${status}`
  }

  statuses(): readonly string[] {
    return [...this.rows.values()].map(({ action }) => action.status)
  }

  #accountOf(account: number | null): OutboxAccount | null {
    if (account === null || this.closed.has(account)) return null
    const { capabilities, abilities } = this
    const send = (action: OutgoingAction) => this.#send(action, account)
    return { capabilities, send, ...(abilities ? { abilities } : {}) }
  }

  #all(fits: (action: ActionRow) => boolean): ActionRow[] {
    return [...this.rows.values()].map(({ action }) => action).filter(fits)
  }

  #peek(now: number, lanes: number, after = ''): WaitingPage {
    const byLane = Map.groupBy(
      [...this.rows.values()].filter(({ action }) => action.status === 'queued' && action.due <= now),
      ({ action }) => `${SANCTIONS.has(action.kind) ? 0 : 1} ${laneOf(action)}`,
    )
    const keys = [...byLane.keys()].filter((key) => key > after).toSorted()
    const page = keys.slice(0, lanes)
    const actions = page.flatMap((key) => firstOf(byLane.get(key) ?? []))
    return { actions, next: page.length < lanes ? null : (page.at(-1) ?? null) }
  }

  async #claim(refs: readonly { readonly seq: number }[]): Promise<ClaimedAction[]> {
    if (this.claimTakes > 0) await new Promise((resolve) => setTimeout(resolve, this.claimTakes))
    if (this.failClaims-- > 0) throw new Error('the disk is full')
    return refs
      .flatMap(({ seq }) => this.rows.get(`${seq}`) ?? [])
      .filter(({ action }) => action.status === 'queued')
      .map((claimed) => this.set(claimed, { status: 'sending', attempts: claimed.action.attempts + 1 }))
  }

  set(claimed: ClaimedAction, fields: Partial<ActionRow>): ClaimedAction {
    const changed = { ...claimed, action: { ...claimed.action, ...fields } }
    this.rows.set(`${claimed.action.seq}`, changed)
    return changed
  }

  async #record(events: readonly InternalEvent[]) {
    if (this.failRecords-- > 0) throw new Error('the disk is full')
    for (const event of events) {
      if (this.recorded.some(({ dedupe }) => dedupe === event.dedupe)) continue
      this.recorded.push(event)
      const { update } = event
      const claimed = this.rows.get(`${update?.seq}`)
      if (update && claimed) {
        const { status, code = claimed.action.code, due = claimed.action.due } = update
        this.set(claimed, { status, code, due })
      }
    }
    return { outcomes: events.map((_, seq) => ({ status: 'appended' as const, seq })) }
  }

  async #send(action: OutgoingAction, account: number | null): Promise<SendResult> {
    const at = Date.now()
    const place = this.sent.push({ action, account, at, done: Infinity }) - 1
    if (this.takes > 0) await new Promise((resolve) => setTimeout(resolve, this.takes))
    this.sent[place] = { action, account, at, done: Date.now() }
    if (this.platform) return this.platform(action, account)
    return this.answers.shift() ?? { status: 'sent', native: `n${this.sent.length}` }
  }
}

function firstOf(lane: readonly WaitingAction[]): readonly WaitingAction[] {
  return lane.toSorted((one, other) => one.action.seq - other.action.seq).slice(0, PER_LANE)
}
