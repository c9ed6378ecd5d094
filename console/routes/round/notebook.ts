/** What this device remembers of a round: the last one it read, what was ticked, and what the server does not know yet. */
import type { Round, Task } from './walk.ts'

/** One tick that the server has not taken in yet. */
export interface Tick {
  readonly action: string
  readonly done: boolean
  readonly reason: string | null
  /** For telling what became of it: the group, the person, and what was to be done. */
  readonly group: string | null
  readonly person: string | null
  readonly kind: string
  readonly at: number
  /** It has been sent once without an answer: the server may know it already. */
  readonly tried: boolean
}

/** A tick that came too late. */
export interface Late extends Pick<Tick, 'action' | 'group' | 'person' | 'kind'> {
  readonly was: 'done' | 'expired' | 'declined'
}

export interface Notebook {
  readonly round: Round | null
  /** When the round was read. */
  readonly read: number
  /** Groups in which something was due when this walk began or since: the ring's whole. */
  readonly seen: readonly string[]
  readonly ticked: readonly string[]
  readonly skipped: readonly string[]
  /** Pieces that were copied in the group in which one stands. */
  readonly copied: readonly string[]
  /** Deeds of that group that will not be done, with the reason. */
  readonly declined: Readonly<Record<string, string>>
  readonly queue: readonly Tick[]
  /** Groups that were ticked off, the last one at the end: the way back. */
  readonly trail: readonly {
    readonly key: string
    readonly name: string | null
    readonly actions: readonly string[]
  }[]
  readonly late: readonly Late[]
}

export const EMPTY_NOTEBOOK: Notebook = {
  round: null,
  read: 0,
  seen: [],
  ticked: [],
  skipped: [],
  copied: [],
  declined: {},
  queue: [],
  trail: [],
  late: [],
}

const MOST_TRAIL = 50
/** What was ticked is never due again, and the server may answer with what it knew a moment before. */
const MOST_TICKED = 2_000

/** Ticks this group off: everything of it in one go. */
export function tickOff(
  book: Notebook,
  stop: { readonly key: string; readonly name: string | null; readonly tasks: readonly Task[] },
  { now, reason }: { readonly now: number; readonly reason: string | null },
): Notebook {
  const ticks = stop.tasks.map((task): Tick => {
    const because = reason ?? book.declined[task.action] ?? null
    return {
      action: task.action,
      done: because === null,
      reason: because === null || because === '' ? null : because,
      group: stop.name,
      person: task.member?.name ?? null,
      kind: task.kind,
      at: now,
      tried: false,
    }
  })
  const actions = stop.tasks.map(({ action }) => action)
  return {
    ...book,
    ticked: [...book.ticked, ...actions],
    skipped: book.skipped.filter((key) => key !== stop.key),
    queue: [...book.queue, ...ticks],
    trail: [...book.trail, { key: stop.key, name: stop.name, actions }].slice(-MOST_TRAIL),
    copied: [],
    declined: {},
  }
}

/** Takes the last group back, if the server has not been told of all of it; null when there is no way back. */
export function stepBack(book: Notebook): Notebook | null {
  const last = book.trail.at(-1)
  if (!last) return null
  const queued = new Set(book.queue.map(({ action }) => action))
  if (!last.actions.every((action) => queued.has(action))) return null
  const back = new Set(last.actions)
  return {
    ...book,
    ticked: book.ticked.filter((action) => !back.has(action)),
    queue: book.queue.filter(({ action }) => !back.has(action)),
    trail: book.trail.slice(0, -1),
    copied: [],
    declined: {},
  }
}

export interface Answer {
  readonly over: readonly string[]
  readonly was: readonly { readonly action: string; readonly was: string }[]
}

/** The server took these in; what came too late is remembered, to be told. */
export function settled(book: Notebook, sent: readonly Tick[], answer: Answer): Notebook {
  const over = new Set(answer.over)
  const was = new Map(answer.was.map((each) => [each.action, each.was]))
  const late = sent.flatMap((tick): Late[] => {
    if (!over.has(tick.action)) return []
    const became = lateAs(was.get(tick.action))
    // Sent once before without an answer: what the server knows is what was said here.
    if (tick.tried && became === (tick.done ? 'done' : 'declined')) return []
    return [{ action: tick.action, group: tick.group, person: tick.person, kind: tick.kind, was: became }]
  })
  const gone = new Set(sent.map(({ action }) => action))
  return {
    ...book,
    queue: book.queue.filter(({ action }) => !gone.has(action)),
    late: [...book.late, ...late],
  }
}

function lateAs(status: string | undefined): Late['was'] {
  if (status === 'expired') return 'expired'
  return status === 'failed' ? 'declined' : 'done'
}

/** No answer came: these may have been taken in or not. */
export function unsure(book: Notebook, sent: readonly Tick[]): Notebook {
  const tried = new Set(sent.map(({ action }) => action))
  return {
    ...book,
    queue: book.queue.map((tick) => (tried.has(tick.action) ? { ...tick, tried: true } : tick)),
  }
}

/** A round that was read just now. What it still shows although it was ticked waits in the queue. */
export function readAnew(book: Notebook, round: Round, now: number): Notebook {
  const waiting = new Set(book.queue.map(({ action }) => action))
  const due = round.stops.filter(({ tasks }) => tasks.some(({ action }) => !waiting.has(action)))
  const keys = due.map(({ group }) => group ?? 'none')
  const ended = keys.length > 0 && book.round !== null && isOver(book)
  return {
    ...book,
    round,
    read: now,
    seen: ended ? keys : [...new Set([...book.seen, ...keys])],
    ticked: book.ticked.slice(-MOST_TICKED),
    trail: ended ? [] : book.trail,
  }
}

/** Everything that was there has been ticked. */
function isOver({ round, ticked }: Notebook): boolean {
  const all = new Set(ticked)
  return round !== null && round.stops.every(({ tasks }) => tasks.every(({ action }) => all.has(action)))
}
