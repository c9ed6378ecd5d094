/** The events that are shown, with what later events have changed about them. Pure: every change is a new list. */
import { recalledBy } from '../../parts/events/act-state.ts'
import type { Event } from '../../parts/events/types.ts'

export interface Shown {
  readonly event: Event
  readonly edited: boolean
  readonly recalled: boolean
  readonly reactions: readonly { readonly emoji: string; readonly count: number }[]
}

const asShown = (event: Event): Shown => ({ event, edited: false, recalled: false, reactions: [] })

/** A list of events in their order, in which later ones can change earlier ones. */
export class ShownEvents {
  readonly #bySeq = new Map<string, Shown>()
  readonly #byNative = new Map<string, string>()
  #order: string[] = []

  get size(): number {
    return this.#order.length
  }

  get oldest(): string | null {
    return this.#order[0] ?? null
  }

  list(): readonly Shown[] {
    return this.#order.flatMap((seq) => this.#bySeq.get(seq) ?? [])
  }

  at(seq: string): Shown | undefined {
    return this.#bySeq.get(seq)
  }

  /** Adds events that come after all others. `wanted` says which have a line of their own. */
  append(events: readonly Event[], wanted: (event: Event) => boolean): number {
    let added = 0
    for (const event of events) {
      if (this.#bySeq.has(event.seq) || this.absorb(event) || !wanted(event) || !isShown(event)) continue
      this.#put(event)
      this.#order.push(event.seq)
      this.#recall(event)
      added += 1
    }
    return added
  }

  /** Adds a page of older events, oldest first. */
  prepend(events: readonly Event[]): void {
    const fresh = events.filter((event) => !this.#bySeq.has(event.seq))
    const changes: Event[] = []
    const order: string[] = []
    for (const event of fresh) {
      if (changesOthers(event) || !isShown(event)) changes.push(event)
      else {
        this.#put(event)
        order.push(event.seq)
      }
    }
    this.#order = [...order, ...this.#order]
    for (const event of changes) this.absorb(event)
    for (const event of fresh) this.#recall(event)
  }

  /** Forgets the oldest, so that at most `most` are left. */
  trim(most: number): void {
    if (this.#order.length <= most) return
    for (const seq of this.#order.splice(0, this.#order.length - most)) {
      const native = nativeOf(this.#bySeq.get(seq)?.event)
      if (native !== null) this.#byNative.delete(native)
      this.#bySeq.delete(seq)
    }
  }

  /** Takes up what only changes what is shown already; false when the event needs a line of its own. */
  absorb(event: Event): boolean {
    if (event.settles !== null) {
      this.#settle(event.settles)
      return event.actions.length === 0
    }
    if (event.kind === 'verdict.given') return this.#judge(event)
    const of = event.data['of']
    if (typeof of !== 'string') return false
    const seq = this.#byNative.get(`${event.group}/${of}`)
    const before = seq === undefined ? undefined : this.#bySeq.get(seq)
    if (seq === undefined || before === undefined) return event.kind.startsWith('reaction.')
    const quiet = event.actions.length === 0 && event.fired.length === 0
    const after = changed(before, event)
    if (after === null) return false
    this.#bySeq.set(seq, after)
    return quiet
  }

  #put(event: Event): void {
    this.#bySeq.set(event.seq, asShown(event))
    const native = nativeOf(event)
    if (native !== null) this.#byNative.set(native, event.seq)
  }

  #settle({ action, instead }: NonNullable<Event['settles']>): void {
    const before = this.#bySeq.get(action.seq)
    if (before === undefined) return
    const { event } = before
    const actions = event.actions.map((each) => (each.n === action.n ? action : each))
    const others = event.instead.filter(({ n }) => n !== action.n)
    const instances = instead === null ? [] : [{ n: action.n, rule: action.rule, sentence: instead }]
    this.#change(action.seq, { ...before, event: { ...event, actions, instead: [...others, ...instances] } })
  }

  /** A verdict belongs to what it judges; the line that tells of it stands only where that is not shown. */
  #judge({ data, at, by }: Event): boolean {
    const [seq, n] = [String(data['seq']), Number(data['n'])]
    const before = this.#bySeq.get(seq)
    if (before === undefined) return false
    const verdict = {
      n,
      on: data['on'] === 'case' ? ('case' as const) : ('action' as const),
      verdict: data['verdict'] === 'undo' ? ('undo' as const) : ('uphold' as const),
      operator: typeof data['operator'] === 'string' ? data['operator'] : '',
      by,
      at,
    }
    const verdicts = [...before.event.verdicts, verdict]
    this.#change(seq, { ...before, event: { ...before.event, verdicts } })
    return false
  }

  #change(seq: string, after: Shown): void {
    this.#bySeq.set(seq, after)
    for (const { message } of after.event.actions) {
      const target = message === null ? undefined : this.#bySeq.get(message)
      if (message !== null && target !== undefined)
        this.#bySeq.set(message, { ...target, recalled: isGone(message, after.event) })
    }
  }

  #recall({ actions, verdicts }: Event): void {
    for (const action of actions) {
      const gone = recalledBy(action, verdicts)
      const target = gone === null ? undefined : this.#bySeq.get(gone)
      if (gone !== null && target !== undefined) this.#bySeq.set(gone, { ...target, recalled: true })
    }
  }
}

const isGone = (message: string, { actions, verdicts }: Event): boolean =>
  actions.some((action) => recalledBy(action, verdicts) === message)

const nativeOf = (event: Event | undefined): string | null =>
  event?.kind === 'message.sent' && event.native !== null ? `${event.group}/${event.native}` : null

const changesOthers = (event: Event): boolean =>
  event.settles !== null ||
  ((event.kind === 'message.edited' ||
    event.kind === 'message.recalled' ||
    event.kind.startsWith('reaction.')) &&
    event.actions.length === 0 &&
    event.fired.length === 0)

/** Words for one operator are no part of the community’s day, nor is a timer that led to nothing. */
function isShown(event: Event): boolean {
  if (event.kind === 'operator.notice' || event.kind.startsWith('ask.')) return false
  if (event.kind.startsWith('action.')) return event.actions.length > 0
  if (event.kind === 'clock.due') return event.actions.length > 0 || event.cases.length > 0
  return true
}

function changed(before: Shown, event: Event): Shown | null {
  switch (event.kind) {
    case 'message.edited':
      return { ...before, edited: true, event: { ...before.event, text: event.text, cut: event.cut } }
    case 'message.recalled':
      return { ...before, recalled: true }
    case 'reaction.added':
      return { ...before, reactions: counted(before.reactions, String(event.data['emoji']), 1) }
    case 'reaction.removed':
      return { ...before, reactions: counted(before.reactions, String(event.data['emoji']), -1) }
    default:
      return null
  }
}

function counted(reactions: Shown['reactions'], emoji: string, by: 1 | -1): Shown['reactions'] {
  const known = reactions.some((each) => each.emoji === emoji)
  const next = known
    ? reactions.map((each) => (each.emoji === emoji ? { emoji, count: each.count + by } : each))
    : [...reactions, { emoji, count: by }]
  return next.filter(({ count }) => count > 0)
}
