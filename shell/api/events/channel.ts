/** The events of one community in one language, read once for all who watch. */
import { setTimeout } from 'node:timers/promises'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ApiParts } from '../parts.ts'
import { feedOf } from './feed.ts'
import { StreamFrames } from './stream-frames.ts'
import type { Watcher } from './watcher.ts'

/** Events that one step reads; who is further behind than `FAR` steps loads the feed anew. */
const STEP = 100
const FAR = 9

export class Channel {
  readonly community: number
  readonly #parts: ApiParts
  readonly #language: Language
  readonly #watchers = new Set<Watcher>()
  #known = 0
  #busy = false

  readonly #pace: number

  /** `pace`: milliseconds between two readings while events keep coming. */
  constructor(parts: ApiParts, community: number, language: Language, pace: number) {
    this.#parts = parts
    this.#pace = pace
    this.community = community
    this.#language = language
  }

  get isEmpty(): boolean {
    return this.#watchers.size === 0
  }

  /** Takes a watcher in, who has seen everything up to `after`, or nothing but now when that is null. */
  async join(watcher: Watcher, after: number | null): Promise<void> {
    const head = await this.#head()
    this.#known = Math.max(this.#known, head)
    const behind = after === null ? 0 : head - after
    watcher.place = behind < 0 || behind > STEP * FAR ? head : (after ?? head)
    watcher.write(greeting(watcher, watcher.place === head && behind !== 0))
    this.#watchers.add(watcher)
    this.#wake()
  }

  leave(watcher: Watcher): void {
    this.#watchers.delete(watcher)
  }

  committed(to: number): void {
    this.#known = Math.max(this.#known, to)
    this.#wake()
  }

  #wake(): void {
    if (this.#busy) return
    this.#busy = true
    void this.#tell()
  }

  async #tell(): Promise<void> {
    try {
      for (;;) {
        const from = this.#furthestBehind()
        if (from === null) break
        const stored = await this.#parts.reads.events(this.community, { after: from, limit: STEP })
        const newest = stored.at(-1)?.event.seq
        if (newest === undefined) break
        const feed = await feedOf(this.#parts, this.community, stored, this.#language)
        const frames = new StreamFrames(feed)
        for (const watcher of this.#watchers) {
          // Who came in meanwhile from further back is told in the next step, from its own place on.
          if (watcher.place >= from) this.#catchUp(watcher, frames, newest)
        }
        // What comes within this time goes out together: a page is drawn once for many, not once for each.
        if (this.#furthestBehind() === null) await setTimeout(this.#pace)
      }
    } catch (error) {
      this.#parts.log('warn', 'a live stream could not be read', {
        community: this.community,
        reason: error instanceof Error ? error.name : 'unknown',
      })
      for (const watcher of this.#watchers) watcher.close()
    }
    this.#busy = false
  }

  #catchUp(watcher: Watcher, frames: StreamFrames, newest: number): void {
    const text = frames.after(watcher.place, watcher.batched)
    if (text === '') return
    watcher.place = newest
    watcher.write(text)
  }

  #furthestBehind(): number | null {
    let least: number | null = null
    for (const { place } of this.#watchers) {
      if (place < this.#known && (least === null || place < least)) least = place
    }
    return least
  }

  async #head(): Promise<number> {
    const rows = await this.#parts.reads.listCommunities()
    return rows.find(({ community }) => community === this.community)?.head ?? 0
  }
}

/** Names the place from which the stream goes on, so that a reader who loses it at once comes back to it. */
function greeting({ place, batched }: Watcher, anew: boolean): string {
  if (batched) return `retry: 2000\nid: ${place}\nevent: ${anew ? 'reset' : 'ready'}\ndata: {}\n\n`
  return anew ? 'retry: 2000\nevent: reset\ndata: {}\n\n' : 'retry: 2000\n\n'
}
