/**
 * The whole flow in memory, for one community and without a store: replays of histories, backtests,
 * playgrounds and tests. Time is the events' own: a history is taken as it happened.
 */
import type { CompiledCharter } from '../charter/compiled.ts'
import { Directory, resolve, type KnownGroup, type KnownHandle } from '../chat/directory.ts'
import { dedupeKey } from '../chat/dedupe.ts'
import type { Event } from '../chat/event.ts'
import { toId, type CommunityId, type GroupId, type Seq } from '../chat/ids.ts'
import type { Incoming } from '../chat/incoming.ts'
import { CompactBase } from './compact-base.ts'
import type { Decision } from './decision.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { Overlay, type ChangedRecord } from './overlay.ts'
import { RecentKeys } from './recent-keys.ts'
import type { Scope, StateView } from './state.ts'
import { subjectOf } from './subject.ts'
import { TimerQueue } from './timer-queue.ts'
import { isSpent } from './windows.ts'

export interface Step {
  readonly event: Event
  readonly decision: Decision
}

/** What was before the first event: a copy of a community that exists. */
export interface EngineStart {
  readonly time: number
  readonly groups: readonly KnownGroup[]
  readonly handles: readonly KnownHandle[]
  readonly records: readonly ChangedRecord[]
}

export interface EngineOptions {
  readonly community?: CommunityId
  readonly platform?: string
  /** Called with every step, timers and publications included, in order. */
  readonly onStep?: (step: Step) => void
  /** Records of members, and of members in groups, that are kept ready; the rest is kept small. */
  readonly mostRecords?: number
  readonly start?: EngineStart
}

/** What the engine itself makes happen, once it knows what time it is. */
type Order = (now: number) => void

const SWEEP_EVERY = 4096
/** Records of a scope that are kept as objects, at most, until the next sweep. */
const MOST_RECORDS = 5_000
/** What grows with the people of a history. */
const PEOPLE: readonly Scope[] = ['member', 'membership']

export class Engine {
  readonly #base = new CompactBase()
  readonly #state = new Overlay(this.#base)
  readonly #directory = new Directory()
  readonly #timers = new TimerQueue()
  readonly #recent = new RecentKeys()
  readonly #community: CommunityId
  readonly #platform: string
  readonly #onStep: (step: Step) => void
  readonly #mostRecords: number
  readonly #sweepEvery: number
  #charter: CompiledCharter | null = null
  #orders: Order[] = []
  #time = 0
  #seq = 0

  constructor(options: EngineOptions = {}) {
    this.#community = options.community ?? toId<CommunityId>(1)
    this.#platform = options.platform ?? 'replay'
    this.#onStep = options.onStep ?? (() => {})
    this.#mostRecords = options.mostRecords ?? MOST_RECORDS
    this.#sweepEvery = Math.min(SWEEP_EVERY, this.#mostRecords)
    if (options.start !== undefined) this.#begin(options.start)
  }

  /** Decision time so far; 0 before the first event. */
  get time(): number {
    return this.#time
  }

  get charter(): CompiledCharter | null {
    return this.#charter
  }

  /** What is known so far. */
  get state(): StateView {
    return this.#state
  }

  /**
   * Everything after this is decided by `charter`. Before the first event it takes effect with that event's
   * time. `changes` tells which rules were renamed (old id → new) and removed.
   */
  publish(
    charter: CompiledCharter,
    changes: {
      readonly renamed?: Readonly<Record<string, string>>
      readonly removed?: readonly string[]
    } = {},
  ): void {
    this.#order((now) => {
      this.#charter = charter
      this.#take({
        ...this.#envelope(now, null),
        kind: 'charter.published',
        data: {
          version: Math.max(1, charter.version),
          operator: '',
          watch: charter.watch,
          renamed: { ...changes.renamed },
          removed: [...(changes.removed ?? [])],
        },
        content: null,
      })
    })
  }

  /** Puts the group with this native id into the charter's hands; `kind` null takes it out again. */
  assign(native: string, kind: string | null, values: Readonly<Record<string, string>> = {}): void {
    this.#order((now) => {
      const group = this.#directory.group(this.#platform, native, undefined, null, now)
      this.#take({
        ...this.#envelope(now, group),
        kind: 'operator.act',
        data: { operator: '', act: 'assign-group', kind, values: { ...values } },
        content: null,
      })
    })
  }

  /** The person behind `other` is the one behind `native`, from now on and for all that was. */
  link(native: string, other: string): void {
    this.#order((now) => {
      const kept = this.#directory.member(this.#platform, native, undefined, now)
      const taken = this.#directory.member(this.#platform, other, undefined, now)
      this.#take({
        ...this.#envelope(now, null),
        member: kept,
        kind: 'operator.act',
        data: { operator: '', act: 'link', other: taken },
        content: null,
      })
      this.#directory.link(taken, kept)
    })
  }

  /** Takes one event in; timers that are due by then come first. */
  feed(incoming: Incoming): Step | 'duplicate' {
    const now = Math.max(this.#time, incoming.at)
    this.#carryOutOrders(now)
    const group =
      incoming.group === undefined
        ? 0
        : this.#directory.group(this.#platform, incoming.group.native, incoming.group.name, null, now)
    // What has no id of its own is told apart by its place among equals: in one history it is always new.
    if (incoming.native !== undefined && !this.#recent.add(dedupeKey(incoming, group))) return 'duplicate'
    this.advance(incoming.at)
    return this.#take(
      resolve(
        incoming,
        {
          community: this.#community,
          account: null,
          platform: this.#platform,
          seq: this.#nextSeq(),
          received: incoming.at,
          communityTime: this.#time,
        },
        this.#directory,
      ),
    )
  }

  /** Lets time pass until `now`: what is due comes as `clock.due` events, each at its own time. */
  advance(now: number): readonly Step[] {
    const steps: Step[] = []
    for (let timer = this.#timers.takeDue(now); timer !== null; timer = this.#timers.takeDue(now)) {
      const { key, due, group, payload } = timer
      const envelope = this.#envelope(due, group)
      steps.push(this.#take({ ...envelope, kind: 'clock.due', data: { key, due, payload }, content: null }))
    }
    return steps
  }

  #begin({ time, groups, handles, records }: EngineStart): void {
    this.#time = time
    this.#directory.preload(groups, handles)
    for (const record of records) this.#base.keep(record, time)
  }

  #order(order: Order): void {
    if (this.#time === 0) this.#orders.push(order)
    else order(this.#time)
  }

  #carryOutOrders(now: number): void {
    if (this.#orders.length === 0) return
    const orders = this.#orders
    this.#orders = []
    for (const order of orders) order(now)
  }

  #take(event: Event): Step {
    const decision = decide(this.#charter, this.#state, subjectOf(this.#charter, event))
    evolve(this.#state, event, decision)
    this.#time = Math.max(this.#time, event.now)
    for (const key of decision.cancelled) this.#timers.cancel(key)
    for (const timer of decision.timers) this.#timers.set(timer)
    if (this.#seq % this.#sweepEvery === 0) this.#sweep()
    // Names and changes are nobody's business here; they would pile up.
    this.#directory.takeChanges()
    const step = { event, decision }
    this.#onStep(step)
    return step
  }

  #sweep(): void {
    this.#state.forget('text', (text) => isSpent(text, this.#time))
    for (const scope of PEOPLE) {
      if (this.#state.size(scope) < this.#mostRecords) continue
      for (const record of this.#state.release(scope)) this.#base.keep(record, this.#time)
    }
  }

  #envelope(at: number, group: GroupId | null) {
    return {
      community: this.#community,
      seq: this.#nextSeq(),
      at,
      received: at,
      now: Math.max(at, this.#time),
      source: 'live' as const,
      account: null,
      group,
      member: null,
      native: null,
      revision: 0,
    }
  }

  #nextSeq(): Seq {
    return toId<Seq>(++this.#seq)
  }
}
