/** Runs a history through the same decisions as live events and counts what would have happened. */
import type { CompiledCharter, GroupKind } from '../../core/charter/compiled.ts'
import type { Event } from '../../core/chat/event.ts'
import type { Incoming, IncomingPerson } from '../../core/chat/incoming.ts'
import { textOf } from '../../core/chat/message.ts'
import { Engine, type Step } from '../../core/decide/engine.ts'
import { memberRole } from '../../core/decide/scene.ts'
import { Tally, type TallyResult } from './tally.ts'

export interface ReplayOptions {
  /** Kind for groups that no pattern of the charter fits. */
  readonly kind: string | null
  /** Names or platform ids. */
  readonly owner: string | null
  readonly managers: readonly string[]
  /** Called now and then with the number of events decided. */
  readonly onProgress?: (events: number) => void
}

export interface ReplayResult extends TallyResult {
  readonly duplicates: number
  readonly groups: number
  readonly members: number
  readonly from: string | null
  readonly to: string | null
  /** How many groups each kind got. */
  readonly kinds: Readonly<Record<string, number>>
}

const PROGRESS_EVERY = 2048

/** `events` in order of time. */
export async function replay(
  events: AsyncIterable<Incoming>,
  charter: CompiledCharter,
  options: ReplayOptions,
): Promise<ReplayResult> {
  const run = new Run(charter, options)
  for await (const event of events) run.take(event)
  return run.result()
}

class Run {
  readonly #charter: CompiledCharter
  readonly #options: ReplayOptions
  readonly #tally = new Tally()
  readonly #engine: Engine
  /** Names of groups by their ids on the platform. */
  readonly #groups = new Map<string, string>()
  readonly #members = new Set<string>()
  readonly #kinds: Record<string, number> = {}
  #current: Incoming | null = null
  #duplicates = 0
  #taken = 0
  #from: number | null = null
  #to: number | null = null

  constructor(charter: CompiledCharter, options: ReplayOptions) {
    this.#charter = charter
    this.#options = options
    this.#engine = new Engine({ onStep: (step) => this.#count(step) })
    this.#engine.publish(charter)
  }

  take(incoming: Incoming): void {
    const event = withRoles(incoming, this.#options)
    this.#meetGroup(event)
    if (event.person) this.#members.add(event.person.native)
    this.#from ??= event.at
    this.#to = event.at
    this.#current = event
    if (this.#engine.feed(event) === 'duplicate') this.#duplicates += 1
    this.#taken += 1
    if (this.#taken % PROGRESS_EVERY === 0) this.#options.onProgress?.(this.#taken)
  }

  result(): ReplayResult {
    return {
      ...this.#tally.result(),
      duplicates: this.#duplicates,
      groups: this.#groups.size,
      members: this.#members.size,
      from: this.#from === null ? null : new Date(this.#from).toISOString(),
      to: this.#to === null ? null : new Date(this.#to).toISOString(),
      kinds: this.#kinds,
    }
  }

  #meetGroup({ group }: Incoming): void {
    if (group === undefined || this.#groups.has(group.native)) return
    const name = group.name ?? group.native
    this.#groups.set(group.native, name)
    const kind = kindFor(this.#charter, name, this.#options.kind)
    if (kind === null) return
    this.#kinds[kind.id] = (this.#kinds[kind.id] ?? 0) + 1
    this.#engine.assign(group.native, kind.id, Object.fromEntries(kind.values.map((value) => [value, ''])))
  }

  #count({ event, decision }: Step): void {
    if (event.kind === 'charter.published' || event.kind === 'operator.act') return
    const { state } = this.#engine
    const own = event.kind !== 'clock.due'
    this.#tally.add({
      event,
      decision,
      role: event.member === null ? '' : roleIn(state, event),
      kind: event.group === null ? '' : (state.read('group', event.group, 0).kind ?? ''),
      group: own ? (this.#groups.get(this.#current?.group?.native ?? '') ?? '') : '',
      name: own ? (this.#current?.person?.name ?? this.#current?.person?.native ?? '') : '',
      text: wordsOf(event),
    })
  }
}

function wordsOf(event: Event): string {
  if (event.kind !== 'message.sent' && event.kind !== 'message.edited') return ''
  return event.content === null ? '' : textOf(event.content.parts)
}

function roleIn(state: Engine['state'], event: Event): string {
  const member = state.read('member', event.member ?? 0, 0)
  return memberRole(state.read('membership', event.group ?? 0, event.member ?? 0).role, member.roles)
}

/** The first kind one of whose patterns fits the name, else the fallback, else the first that is not private. */
function kindFor(charter: CompiledCharter, name: string, fallback: string | null): GroupKind | null {
  const kinds = [...charter.kinds.values()]
  const fitting = kinds.find((kind) => kind.match.some((pattern) => fits(pattern, name)))
  if (fitting) return fitting
  if (fallback !== null) return charter.kinds.get(fallback) ?? null
  return kinds.find((kind) => !kind.private) ?? null
}

/** Whether `name` fits a pattern in which `*` stands for anything; linear in both lengths. */
export function fits(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  const tail = rest.pop()
  if (tail === undefined) return name === head
  if (!name.startsWith(head) || name.length < head.length + tail.length || !name.endsWith(tail)) return false
  let from = head.length
  const end = name.length - tail.length
  for (const piece of rest) {
    const place = name.indexOf(piece, from)
    if (place < 0 || place + piece.length > end) return false
    from = place + piece.length
  }
  return true
}

function withRoles(event: Incoming, { owner, managers }: ReplayOptions): Incoming {
  if (event.person === undefined || (owner === null && managers.length === 0)) return event
  if (owner !== null && isCalled(event.person, owner)) {
    return { ...event, person: { ...event.person, role: 'owner' } }
  }
  if (!managers.some((manager) => isCalled(event.person, manager))) return event
  return { ...event, person: { ...event.person, role: 'admin' } }
}

function isCalled(person: IncomingPerson | undefined, name: string): boolean {
  return person?.name === name || person?.native === name
}
