/**
 * From tasks to events: what is out of bounds is refused, what is known is dropped, and the rest gets its
 * place in the community's one order, its time and Folkmoot's ids.
 */
import { dedupeKey, keysAround } from '../../core/chat/dedupe.ts'
import type { Event } from '../../core/chat/event.ts'
import { toId } from '../../core/chat/ids.ts'
import type { AccountId, MemberId, Seq } from '../../core/chat/ids.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { resolve } from '../../core/chat/resolve.ts'
import { isLink } from '../../core/decide/needs.ts'
import type { Outcome } from '../../core/ports/connector.ts'
import type { Accept, Accepted } from '../../core/ports/intake.ts'
import type { PublishResult } from '../../core/ports/pipeline.ts'
import type { ActionUpdate, CharterRow, TimerRow } from '../../core/ports/rows.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { CompiledCharter } from '../../core/charter/compiled.ts'
import type { Charters, InForce } from './charters.ts'
import type { Desk } from './desk.ts'
import { eventOfInternal, eventOfTimer, internalKey, timerKey, uniqueKey } from './internal.ts'
import { preparePublication } from './publication.ts'
import { asOnePerson, link, preloadLinked } from './linked.ts'
import { preloadDirectory } from './preload.ts'
import type { Task } from './task.ts'

/** An event that is new, with what its row needs beside it. */
export interface Fresh {
  readonly event: Event
  readonly dedupe: string
  /** Where it came from; null for what Folkmoot made itself. */
  readonly platform: string | null
  /** The charter that decides it. */
  readonly charter: CompiledCharter | null
  /** What intake had written; null where the ledger's form differs. */
  readonly accepted: Accepted | null
  readonly update: ActionUpdate | null
  readonly timer: TimerRow | null
  readonly publication: CharterRow | null
}

export interface Admission {
  readonly fresh: readonly Fresh[]
  /** What each task is told once the commit has succeeded. */
  readonly answers: readonly (() => void)[]
  readonly cursors: ReadonlyMap<number, string>
  /** Timers that had fired before: only to be forgotten. */
  readonly spent: readonly TimerRow[]
  /** In force after these events. */
  readonly charter: InForce | null
  readonly duplicates: number
  readonly refused: number
}

export interface AdmitTools {
  readonly store: LedgerStore
  readonly charters: Charters
  readonly accept: Accept
  readonly received: number
  /** Ask the database for every key, also for those that memory would answer for. */
  readonly probe: boolean
}

interface Deliverable {
  readonly accepted: Accepted
  readonly key: string
  /** Keys under which the same thing may have come before, where its time is not known exactly. */
  readonly around: readonly string[]
}
type Candidate = Deliverable | string

/** Minutes by which two deliveries of one thing may differ where the platform tells no time. */
const REACH = 10
const EXACT: readonly string[] = []
const DUPLICATE: Outcome = { status: 'duplicate' }

export async function admit(desk: Desk, tasks: readonly Task[], tools: AdmitTools): Promise<Admission> {
  const { store, received } = tools
  const checked = tasks.map((task) =>
    task.type === 'delivery' ? task.delivery.events.map((event) => tools.accept(event, received)) : [],
  )
  await preloadDirectory(store, desk, tasks, checked)
  await preloadLinked(store, desk, tasks)
  const candidates = tasks.map((task, place) => candidatesOf(desk, task, checked[place] ?? [], received))
  const stored = await storedKeys(desk, tasks, candidates, tools)
  return new Admitting(desk, tools, stored).run(tasks, candidates)
}

function candidatesOf(
  desk: Desk,
  task: Task,
  checked: readonly (Accepted | string)[],
  received: number,
): readonly Candidate[] {
  if (task.type !== 'delivery') return []
  const { platform, account } = task.delivery
  const ordinals = new Map<string, number>()
  return checked.map((accepted) => {
    if (typeof accepted === 'string') return accepted
    const { incoming } = accepted
    const group =
      incoming.group === undefined
        ? 0
        : desk.directory.group(
            platform,
            incoming.group.native,
            incoming.group.name,
            toId<AccountId>(account),
            received,
          )
    const first = dedupeKey(incoming, group)
    if (incoming.native !== undefined) {
      return { accepted, key: first, around: incoming.approximate ? keysAround(first, REACH) : EXACT }
    }
    const ordinal = ordinals.get(first) ?? 0
    ordinals.set(first, ordinal + 1)
    return { accepted, key: ordinal === 0 ? first : dedupeKey(incoming, group, ordinal), around: EXACT }
  })
}

/** Of the keys that memory cannot answer for, those in the ledger. */
async function storedKeys(
  desk: Desk,
  tasks: readonly Task[],
  candidates: readonly (readonly Candidate[])[],
  { store, probe }: AdmitTools,
): Promise<ReadonlySet<string>> {
  const asked: string[] = []
  const ask = (key: string): void => {
    if (probe || desk.keys.has(key) === 'ask') asked.push(key)
  }
  tasks.forEach((task, place) => {
    for (const candidate of candidates[place] ?? []) {
      if (typeof candidate === 'string') continue
      ask(candidate.key)
      for (const key of candidate.around) ask(key)
    }
    if (task.type === 'due') ask(timerKey(task.timer))
    if (task.type !== 'record') return
    for (const { dedupe } of task.events) if (dedupe !== undefined) ask(internalKey(dedupe))
  })
  return asked.length === 0 ? new Set() : store.seen(desk.community, asked)
}

/** Gives events their places, one after the other. */
class Admitting {
  readonly #desk: Desk
  readonly #tools: AdmitTools
  readonly #stored: ReadonlySet<string>
  readonly #batch = new Set<string>()
  readonly #fresh: Fresh[] = []
  readonly #cursors = new Map<number, string>()
  readonly #spent: TimerRow[] = []
  #charter: InForce | null
  #head: number
  #time: number
  #duplicates = 0
  #refused = 0

  constructor(desk: Desk, tools: AdmitTools, stored: ReadonlySet<string>) {
    this.#desk = desk
    this.#tools = tools
    this.#stored = stored
    this.#charter = desk.charter
    this.#head = desk.lease.head
    this.#time = desk.cache.get('community', 0, 0)?.time ?? 0
  }

  run(tasks: readonly Task[], candidates: readonly (readonly Candidate[])[]): Admission {
    const answers = tasks.map((task, place) => this.#task(task, candidates[place] ?? []))
    return {
      fresh: this.#fresh,
      answers,
      cursors: this.#cursors,
      spent: this.#spent,
      charter: this.#charter,
      duplicates: this.#duplicates,
      refused: this.#refused,
    }
  }

  #task(task: Task, candidates: readonly Candidate[]): () => void {
    if (task.type === 'publish') {
      const result = this.#publish(task.request)
      return () => task.settle(result)
    }
    const outcomes =
      task.type === 'delivery'
        ? candidates.map((candidate) => this.#deliver(task.delivery, candidate))
        : task.type === 'record'
          ? task.events.map((event) => this.#record(event))
          : [this.#due(task.timer)]
    if (task.type === 'delivery' && task.delivery.cursor !== undefined) {
      this.#cursors.set(task.delivery.account, task.delivery.cursor)
    }
    return () => task.settle(outcomes)
  }

  #deliver(delivery: { readonly platform: string; readonly account: number }, candidate: Candidate): Outcome {
    if (typeof candidate === 'string') {
      this.#refused += 1
      return { status: 'refused', reason: candidate }
    }
    const { accepted, key, around } = candidate
    if (this.#isKnown(key) || around.some((other) => this.#isKnown(other))) return this.#duplicate()
    const arrival = {
      community: this.#desk.community,
      account: toId<AccountId>(delivery.account),
      platform: delivery.platform,
      seq: this.#next(),
      received: this.#tools.received,
      communityTime: this.#time,
    }
    const event = resolve(accepted.incoming, arrival, this.#desk.directory)
    this.#remember(event, accepted.incoming, delivery.platform)
    return this.#append({ event, dedupe: key, accepted, platform: delivery.platform })
  }

  #remember({ member, group }: Event, incoming: Incoming, platform: string): void {
    const { names, groups } = this.#desk
    if (member !== null && incoming.person?.name !== undefined) names.set(member, incoming.person.name)
    const name = incoming.group?.name
    if (group !== null && name !== undefined && groups.get(group)?.name !== name) {
      groups.set(group, { platform, name })
    }
  }

  /** At once, not with the commit: what else is in this batch must not be taken for the same person. */
  #forget(member: MemberId): void {
    this.#desk.directory.forget(member)
    this.#desk.names.delete(member)
  }

  #record(internal: Extract<Task, { type: 'record' }>['events'][number]): Outcome {
    const seq = this.#next()
    const key =
      internal.dedupe === undefined ? uniqueKey(this.#tools.received, seq) : internalKey(internal.dedupe)
    if (this.#isKnown(key)) return this.#duplicate()
    const event = eventOfInternal(asOnePerson(internal, this.#desk.merged), this.#place(seq))
    if (event.kind === 'erased' && event.member !== null) this.#forget(event.member)
    if (isLink(event)) link(this.#desk, event)
    return this.#append({ event, dedupe: key, update: internal.update ?? null })
  }

  #due(timer: TimerRow): Outcome {
    const key = timerKey(timer)
    if (this.#isKnown(key)) {
      this.#spent.push(timer)
      return this.#duplicate()
    }
    return this.#append({ event: eventOfTimer(timer, this.#place(this.#next())), dedupe: key, timer })
  }

  #publish(request: Extract<Task, { type: 'publish' }>['request']): PublishResult {
    const place = this.#place(this.#next())
    const prepared = preparePublication(this.#tools.charters, this.#charter, request, place)
    if ('status' in prepared) {
      this.#refused += 1
      return prepared
    }
    this.#charter = prepared
    const { event, row } = prepared
    this.#append({ event, dedupe: uniqueKey(place.received, place.seq), publication: row })
    return { status: 'published', version: row.version, seq: place.seq }
  }

  #append(
    one: Pick<Fresh, 'event' | 'dedupe'> & Partial<Omit<Fresh, 'event' | 'dedupe' | 'charter'>>,
  ): Outcome {
    const { event, dedupe, platform = null, accepted = null } = one
    const { update = null, timer = null, publication = null } = one
    const charter = this.#charter?.charter ?? null
    this.#batch.add(dedupe)
    this.#fresh.push({ event, dedupe, platform, charter, accepted, update, timer, publication })
    this.#head = event.seq
    this.#time = event.now
    return { status: 'appended', seq: event.seq }
  }

  #next(): Seq {
    return toId<Seq>(this.#head + 1)
  }

  #place(seq: Seq) {
    return { community: this.#desk.community, seq, received: this.#tools.received, time: this.#time }
  }

  #isKnown(key: string): boolean {
    return this.#batch.has(key) || this.#stored.has(key) || this.#desk.keys.has(key) === true
  }

  #duplicate(): Outcome {
    this.#duplicates += 1
    return DUPLICATE
  }
}
