/**
 * The stream of one community under one filter: a page of what was, then what comes. What comes is taken up once
 * a frame, however many messages the server sends; what is kept is bounded.
 */
import { peopleIn } from '../../parts/events/types.ts'
import type { Event, Person, PersonOf } from '../../parts/events/types.ts'
import { Rows } from './rows.ts'
import type { Row } from './rows.ts'
import { ShownEvents } from './shown.ts'

export interface FeedPage {
  readonly events: readonly Event[]
  readonly people: readonly Person[]
  readonly next: string | null
  readonly partial: boolean
  readonly searched: number | null
}

export interface FeedSource {
  /** Newest first, before a place. */
  readonly page: (before: string | null) => Promise<FeedPage>
  /** Tells what comes from now on; returns how to end it. */
  readonly watch: (hear: {
    readonly ready: () => void
    readonly events: (events: readonly Event[], people: readonly Person[]) => void
    /** Too much was missed: everything is to be read anew. */
    readonly reset: () => void
    readonly connected: (is: boolean) => void
  }) => () => void
  readonly wants: (event: Event) => boolean
}

export interface FeedState {
  readonly rows: readonly Row[]
  readonly state: 'loading' | 'ready' | 'failed'
  readonly error: unknown
  readonly connected: boolean
  readonly paused: boolean
  /** What came while it was paused, or while something older was read. */
  readonly unseen: number
  /** Place from which older ones are read; null when there are none. */
  readonly next: string | null
  /** The last look back ended before it found a page. */
  readonly partial: boolean
  readonly searched: number | null
  readonly loadingOlder: boolean
}

/** Kept while one follows, and while one reads further up. */
const MOST_FOLLOWED = 2_000
const MOST_KEPT = 4_000
/** Lines with which a look back is content, and pages after which it ends all the same. */
const ENOUGH = 30
const MOST_PAGES = 8

const START: FeedState = {
  rows: [],
  state: 'loading',
  error: null,
  connected: true,
  paused: false,
  unseen: 0,
  next: null,
  partial: false,
  searched: null,
  loadingOlder: false,
}

export class LiveFeed {
  readonly #source: FeedSource
  readonly #listeners = new Set<() => void>()
  readonly #people = new Map<string, Person>()
  #shown = new ShownEvents()
  #rows = new Rows()
  #state: FeedState = START
  #waiting: Event[] = []
  #overflowed = false
  #atEnd = true
  #frame: number | null = null
  #end: (() => void) | null = null
  #turn = 0

  constructor(source: FeedSource) {
    this.#source = source
  }

  readonly personOf: PersonOf = (member) => this.#people.get(member ?? '') ?? peopleIn([])(member)

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): FeedState => this.#state

  /** The event as it is shown now, with what came of it. */
  readonly event = (seq: string): Event | null => this.#shown.at(seq)?.event ?? null

  start(): () => void {
    let begun = false
    this.#end = this.#source.watch({
      ready: () => {
        if (!begun) void this.reload()
        begun = true
      },
      reset: () => {
        begun = true
        void this.reload()
      },
      events: (events, people) => this.#hear(events, people),
      connected: (connected) => this.#set({ connected }),
    })
    return () => {
      this.#turn += 1
      this.#end?.()
      this.#end = null
      if (this.#frame !== null) cancelAnimationFrame(this.#frame)
      this.#frame = null
    }
  }

  /** Reads the newest page in place of everything. */
  async reload(): Promise<void> {
    const turn = (this.#turn += 1)
    try {
      const page = await this.#source.page(null)
      if (turn !== this.#turn) return
      this.#shown = new ShownEvents()
      this.#rows = new Rows()
      this.#overflowed = false
      this.#put(page)
      const newest = Number(page.events[0]?.seq ?? 0)
      this.#waiting = this.#waiting.filter(({ seq }) => Number(seq) > newest)
      const last = await this.#further(page, turn, this.#shown.size)
      if (last === null) return
      this.#set({ state: 'ready', error: null, unseen: 0, ...reached(last) })
      this.#take()
    } catch (error) {
      if (turn === this.#turn) this.#set({ state: 'failed', error })
    }
  }

  async older(): Promise<void> {
    const { next, loadingOlder } = this.#state
    if (next === null || loadingOlder) return
    const turn = this.#turn
    this.#set({ loadingOlder: true })
    try {
      const before = this.#shown.size
      const page = await this.#source.page(next)
      if (turn !== this.#turn) return
      this.#put(page)
      const last = await this.#further(page, turn, this.#shown.size - before)
      if (last !== null) this.#draw({ loadingOlder: false, ...reached(last) })
    } catch {
      if (turn === this.#turn) this.#set({ loadingOlder: false, partial: true })
    }
  }

  #put({ people, events }: FeedPage): void {
    this.#meet(people)
    this.#shown.prepend(events.toReversed())
  }

  /** Many events have no line of their own: goes on from `page` until there are lines; null when it is overtaken. */
  async #further(page: FeedPage, turn: number, found: number): Promise<FeedPage | null> {
    const before = this.#shown.size - found
    let last = page
    for (let pages = 1; pages < MOST_PAGES; pages += 1) {
      if (last.next === null || this.#shown.size - before >= ENOUGH) break
      last = await this.#source.page(last.next)
      if (turn !== this.#turn) return null
      this.#put(last)
    }
    return last
  }

  /** Whether the newest is in view: then the list follows, and forgets what is far above. */
  readonly atEnd = (is: boolean): void => {
    if (this.#atEnd === is) return
    this.#atEnd = is
    if (!is || this.#state.paused) return
    if (this.#overflowed) void this.reload()
    else if (this.#state.unseen > 0) this.#set({ unseen: 0 })
  }

  readonly pause = (paused: boolean): void => {
    this.#set({ paused })
    if (paused) return
    if (this.#overflowed) void this.reload()
    else this.#take()
  }

  #hear(events: readonly Event[], people: readonly Person[]): void {
    this.#meet(people)
    for (const event of events) this.#waiting.push(event)
    if (this.#waiting.length > MOST_FOLLOWED && (this.#state.paused || this.#state.state !== 'ready')) {
      this.#waiting = this.#waiting.slice(-MOST_FOLLOWED)
      this.#overflowed = true
    }
    if (this.#state.paused) {
      this.#count()
      return
    }
    // A page that is not seen draws no frames: what waits there is taken up all the same.
    if (document.hidden) this.#take()
    else this.#frame ??= requestAnimationFrame(() => this.#take())
  }

  #count(): void {
    this.#set({ unseen: this.#waiting.filter((event) => this.#source.wants(event)).length })
  }

  #take(): void {
    this.#frame = null
    if (this.#state.state !== 'ready' || this.#state.paused || this.#waiting.length === 0) {
      if (this.#state.state === 'ready') this.#draw({})
      return
    }
    const added = this.#shown.append(this.#waiting.splice(0), this.#source.wants)
    if (this.#atEnd) this.#shown.trim(MOST_FOLLOWED)
    else if (this.#shown.size > MOST_KEPT) {
      this.#shown.trim(MOST_KEPT)
      this.#overflowed = true
    }
    this.#draw({ unseen: this.#atEnd ? 0 : this.#state.unseen + added })
  }

  #meet(people: readonly Person[]): void {
    for (const person of people) this.#people.set(person.id, person)
  }

  #draw(change: Partial<FeedState>): void {
    this.#set({ ...change, rows: this.#rows.of(this.#shown.list()) })
  }

  #set(change: Partial<FeedState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const reached = ({ next, partial, searched }: FeedPage) => ({ next, partial, searched })
