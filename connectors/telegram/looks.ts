/** Asks Telegram about groups, one after the other and beside the flow of updates. */
import { waitAsked } from './faults.ts'

const RETRY_AFTER = 300_000

export interface LookTools {
  readonly look: (group: string) => Promise<void>
  readonly now: () => number
  readonly failed: (error: unknown, group: string) => void
  readonly closing: AbortSignal
}

export class Looks {
  readonly #tools: LookTools
  readonly #wanted = new Set<string>()
  readonly #notBefore = new Map<string, number>()
  #everyone = 0
  #running: Promise<void> | null = null
  #current: string | null = null

  constructor(tools: LookTools) {
    this.#tools = tools
  }

  /**
   * Has the group looked at soon; one that failed lately is left in peace.
   * @param anew also when it is being looked at just now
   */
  want(group: string, anew = false): void {
    if (group === this.#current && !anew) return
    const now = this.#tools.now()
    if (now < this.#everyone || now < (this.#notBefore.get(group) ?? 0)) return
    this.#wanted.add(group)
    this.#running ??= this.#run().finally(() => (this.#running = null))
  }

  /** Resolves when nothing is being asked. */
  async settled(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    const { closing, look, failed, now } = this.#tools
    // Asking begins after the update that made it wanted has been taken.
    await Promise.resolve()
    for (const group of this.#wanted) {
      if (closing.aborted) return
      this.#wanted.delete(group)
      this.#current = group
      try {
        await look(group)
        this.#notBefore.delete(group)
      } catch (error) {
        if (closing.aborted) return
        failed(error, group)
        const asked = waitAsked(error)
        if (asked !== undefined) this.#everyone = now() + asked
        this.#notBefore.set(group, now() + Math.max(asked ?? 0, RETRY_AFTER))
      } finally {
        this.#current = null
      }
    }
  }
}
