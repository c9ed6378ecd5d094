/**
 * Mutes that end. In a room, to mute is to make someone a visitor; nothing makes them a participant again, and
 * leaving and entering does it at once. So each mute is kept with its end, beside the cursor, renewed when the
 * person comes back, and lifted when its time is over, also after a restart.
 */
import type { Delivery } from './delivery.ts'

export class Mutes {
  readonly #delivery: Delivery
  readonly #now: () => number

  constructor(delivery: Delivery, now: () => number) {
    this.#delivery = delivery
    this.#now = now
  }

  async keep(room: string, person: string, milliseconds: number): Promise<void> {
    const until = milliseconds > 0 ? this.#now() + milliseconds : Number.MAX_SAFE_INTEGER
    await this.#delivery.keepMutes([...this.#others(room, person), { room, person, until }])
  }

  async forget(room: string, person: string): Promise<void> {
    const others = this.#others(room, person)
    if (others.length < this.#delivery.mutes.length) await this.#delivery.keepMutes(others)
  }

  isMuted(room: string, person: string): boolean {
    const now = this.#now()
    return this.#delivery.mutes.some(
      (mute) => mute.room === room && mute.person === person && mute.until > now,
    )
  }

  /** Those in the room whose time is over. */
  over(room: string): readonly string[] {
    const now = this.#now()
    return this.#delivery.mutes
      .filter((mute) => mute.room === room && mute.until <= now)
      .map(({ person }) => person)
  }

  #others(room: string, person: string) {
    return this.#delivery.mutes.filter((mute) => mute.room !== room || mute.person !== person)
  }
}
