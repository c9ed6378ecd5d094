/** What a history has said so far of people and messages, bounded, for lines that give less. */
import type { IncomingPerson } from '../chat/incoming.ts'

const MOST_NAMES = 100_000
const MOST_MESSAGES = 50_000
const SELF = new Set(['你', '您', '我', 'you', 'You', '自己'])

/** Finds ids by names, for sentences such as `"甲"邀请"乙"加入了群聊`. */
export class KnownNames {
  readonly #ids = new Map<string, string>()
  #self: IncomingPerson | undefined

  learn({ native, name }: IncomingPerson): void {
    if (name !== undefined && this.#ids.size < MOST_NAMES) this.#ids.set(name, native)
  }

  /** Whose file it is: "you" in its sentences. */
  learnSelf(person: IncomingPerson): void {
    this.#self = person
  }

  /** Names of nobody known are ids themselves; undefined for a "you" who has not spoken yet. */
  readonly find = (name: string): IncomingPerson | undefined => {
    const native = this.#ids.get(name)
    if (native !== undefined) return { native, name }
    return SELF.has(name) ? this.#self : { native: name, name }
  }
}

/** Finds the id of an answered message where an export only says who wrote it and when. */
export class RecentMessages {
  readonly #natives = new Map<string, string>()

  /** `at` in seconds. */
  remember(sender: string, at: number, native: string): void {
    const key = `${at}\n${sender}`
    if (this.#natives.has(key)) return
    this.#natives.set(key, native)
    if (this.#natives.size <= MOST_MESSAGES) return
    const [oldest] = this.#natives.keys()
    if (oldest !== undefined) this.#natives.delete(oldest)
  }

  find(sender: string, at: number): string | undefined {
    return this.#natives.get(`${at}\n${sender}`)
  }
}
