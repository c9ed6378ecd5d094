/** Events as server-sent messages, written out once for all watchers who stand at the same place. */
import type { z } from 'zod'
import type { Feed } from './schema.ts'

export class StreamFrames {
  readonly #feed: z.input<typeof Feed>
  readonly #written = new Map<string, string>()

  constructor(feed: z.input<typeof Feed>) {
    this.#feed = feed
  }

  /** What comes after `place`: as one message, or one an event; nothing where nothing does. */
  after(place: number, batched: boolean): string {
    const key = `${batched} ${place}`
    const known = this.#written.get(key)
    if (known !== undefined) return known
    const events = this.#feed.events.filter(({ seq }) => Number(seq) > place)
    const text = batched ? this.#together(events) : this.#oneByOne(events)
    this.#written.set(key, text)
    return text
  }

  #together(events: z.input<typeof Feed>['events']): string {
    const last = events.at(-1)
    if (last === undefined) return ''
    return `id: ${last.seq}\nevent: events\ndata: ${JSON.stringify({ events, people: this.#feed.people })}\n\n`
  }

  #oneByOne(events: z.input<typeof Feed>['events']): string {
    const { people } = this.#feed
    return events
      .map((event) => `id: ${event.seq}\nevent: event\ndata: ${JSON.stringify({ event, people })}\n\n`)
      .join('')
  }
}
