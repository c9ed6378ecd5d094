/**
 * Hands events to Folkmoot in order, one delivery at a time, each with the cursor that belongs to it. What
 * could not be committed is handed over again; when too much waits, what an archive holds is dropped and read
 * from there later.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { Host } from '../../core/ports/connector.ts'
import { writeMemory, type Memory, type Mute, type Position } from './position.ts'

interface Entry {
  readonly events: readonly Incoming[]
  readonly room: string
  readonly position: Position | null
  readonly done: () => void
}

const MOST_WAITING = 5_000
const MOST_AT_ONCE = 500
const FIRST_PAUSE = 500
const LAST_PAUSE = 15_000

export class Delivery {
  readonly #host: Pick<Host, 'deliver' | 'log'>
  readonly #waiting: Entry[] = []
  /** Up to where each room was read: handed over or waiting here. */
  readonly #read = new Map<string, Position>()
  readonly #behind = new Set<string>()
  readonly #onDrained: (rooms: readonly string[]) => void
  readonly #closed = new AbortController()
  #memory: Memory
  #running = false

  constructor(
    host: Pick<Host, 'deliver' | 'log'>,
    memory: Memory,
    onDrained: (rooms: readonly string[]) => void,
  ) {
    this.#host = host
    this.#memory = memory
    this.#onDrained = onDrained
    for (const [room, position] of Object.entries(memory.rooms)) this.#read.set(room, position)
  }

  get mutes(): readonly Mute[] {
    return this.#memory.mutes
  }

  position(room: string): Position | undefined {
    return this.#read.get(room)
  }

  /**
   * Resolves when the events are committed, never when the account closes first. `position` is the place of
   * the last of them in the room's archive, null when they are in none.
   */
  add(room: string, events: readonly Incoming[], position: Position | null): Promise<void> {
    if (this.#closed.signal.aborted) return new Promise(() => {})
    if (position !== null && this.#isBehind(room)) return Promise.resolve()
    if (position !== null) this.#read.set(room, position)
    if (events.length === 0 && position !== null && this.#canPass(room)) {
      this.#memory = { ...this.#memory, rooms: { ...this.#memory.rooms, [room]: position } }
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      this.#waiting.push({ events, room, position, done: resolve })
      void this.#run()
    })
  }

  /** Keeps who is muted, with the next delivery or one of its own. */
  keepMutes(mutes: readonly Mute[]): Promise<void> {
    this.#memory = { ...this.#memory, mutes: [...mutes] }
    return this.add('', [], null)
  }

  /** The archive is about to be read again from where this account stands. */
  catchUp(room: string): void {
    this.#behind.delete(room)
  }

  close(): void {
    this.#closed.abort()
    this.#waiting.length = 0
  }

  /** A place behind which nothing happened needs no commit of its own: it goes with the next one. */
  #canPass(room: string): boolean {
    return this.#memory.rooms[room] !== undefined && this.#waiting.every((entry) => entry.room !== room)
  }

  #isBehind(room: string): boolean {
    if (this.#waiting.length >= MOST_WAITING) this.#behind.add(room)
    return this.#behind.has(room)
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    try {
      while (this.#waiting.length > 0 && !this.#closed.signal.aborted) await this.#deliver()
      if (this.#behind.size > 0 && !this.#closed.signal.aborted) this.#onDrained([...this.#behind])
    } catch {
      // Only the end of a pause throws: the account is closing.
    } finally {
      this.#running = false
    }
  }

  async #deliver(): Promise<void> {
    const batch = this.#waiting.slice(0, MOST_AT_ONCE)
    const events = batch.flatMap((entry) => entry.events)
    const places: Record<string, Position> = {}
    for (const { room, position } of batch) if (position !== null) places[room] = position
    const memory = () => ({ ...this.#memory, rooms: { ...this.#memory.rooms, ...places } })
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LAST_PAUSE)) {
      try {
        await this.#host.deliver(events, writeMemory(memory()))
        break
      } catch {
        this.#host.log('warn', 'events could not be committed; they are delivered again', {
          events: events.length,
        })
        await sleep(pause, undefined, { signal: this.#closed.signal })
      }
    }
    this.#memory = memory()
    if (this.#closed.signal.aborted) return
    this.#waiting.splice(0, batch.length)
    for (const { done } of batch) done()
  }
}
