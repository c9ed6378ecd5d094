/**
 * Which group is which chat of Telegram. A group keeps its id for ever: when Telegram turns it into a
 * supergroup, the new chat goes on under the old id, so members, points and charter stay with it. The table
 * is part of the cursor and so committed with the events that it was read for.
 */
import { z } from 'zod'
import { bareId, chatNative } from './ids.ts'

const Cursor = z.looseObject({
  next: z.number().int().nullable(),
  groups: z.record(z.string(), z.number().int()),
})

export class Groups {
  readonly #chats = new Map<string, number>()
  readonly #natives = new Map<number, string>()
  #version = 0
  #saved = 0

  /** Offset at which polling goes on; null = wherever Telegram's queue begins. */
  readonly next: number | null

  /**
   * @param cursor what `cursor` wrote, null on the first start
   * @throws Error when it was not written by this connector.
   */
  constructor(cursor: string | null) {
    const read = cursor === null ? { next: null, groups: {} } : Cursor.parse(JSON.parse(cursor))
    this.next = read.next
    for (const [native, chat] of Object.entries(read.groups)) this.#keep(native, chat)
    this.#saved = this.#version
  }

  get all(): readonly (readonly [native: string, chat: number])[] {
    return [...this.#chats]
  }

  /** Rises with every change. */
  get version(): number {
    return this.#version
  }

  /** Whether there is something that has not been committed. */
  get changed(): boolean {
    return this.#version !== this.#saved
  }

  /** Id of the group; a new chat is taken in. */
  native(chat: number): string {
    const known = this.#natives.get(chat)
    if (known !== undefined) return known
    const bare = String(bareId(chat))
    // A small group and a supergroup may bear the same number.
    const native = this.#chats.has(bare) ? chatNative({ id: chat }) : bare
    this.#keep(native, chat)
    return native
  }

  /** Id of a chat that was seen before. */
  known(chat: number): string | undefined {
    return this.#natives.get(chat)
  }

  chat(native: string): number | undefined {
    return this.#chats.get(native)
  }

  /** The chat `from` goes on as `to`. */
  migrate(from: number, to: number): void {
    const native = this.native(from)
    if (this.#chats.get(native) !== to) this.#keep(native, to)
  }

  /** Takes in a chat that was found for an imported group. */
  learn(native: string, chat: number): void {
    this.#keep(native, chat)
  }

  /** What is to be committed with the updates before `next`. */
  cursor(next: number | null): string {
    return JSON.stringify({ next, groups: Object.fromEntries(this.#chats) })
  }

  /** The cursor that was written at this version is committed. */
  saved(version: number): void {
    this.#saved = version
  }

  #keep(native: string, chat: number): void {
    this.#chats.set(native, chat)
    this.#natives.set(chat, native)
    this.#version += 1
  }
}
