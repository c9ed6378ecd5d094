/** Tells what a stream in order of time has told before; remembers no more than the minute that it is in. */
import { dedupeKey, minuteKey } from '../../core/chat/dedupe.ts'
import type { MergedEvent } from './merge.ts'

export class Twins {
  /** Numbers of groups by their ids on the platform. */
  readonly #groups = new Map<string, number>()
  #minute = ''
  /** Keys without an ordinal that a file has told in this minute, and how often. */
  #counted = new Map<string, Map<string, number>>()
  #seen = new Set<string>()

  /** False when another file, or an earlier record with the same id, has told it. */
  isNew({ event, file }: MergedEvent): boolean {
    this.#turnTo(event.at)
    const group = this.#groupOf(event.group?.native)
    const ordinal = event.native === undefined ? this.#ordinal(dedupeKey(event, group), file) : 0
    const key = dedupeKey(event, group, ordinal)
    if (this.#seen.has(key)) return false
    this.#seen.add(key)
    return true
  }

  #turnTo(at: number): void {
    const minute = minuteKey(at)
    if (minute === this.#minute) return
    this.#minute = minute
    this.#counted = new Map()
    this.#seen = new Set()
  }

  #ordinal(key: string, file: string): number {
    const counted = this.#counted.get(file) ?? new Map<string, number>()
    this.#counted.set(file, counted)
    const ordinal = counted.get(key) ?? 0
    counted.set(key, ordinal + 1)
    return ordinal
  }

  #groupOf(native: string | undefined): number {
    if (native === undefined) return 0
    const known = this.#groups.get(native)
    if (known !== undefined) return known
    this.#groups.set(native, this.#groups.size + 1)
    return this.#groups.size
  }
}
