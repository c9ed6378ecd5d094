/**
 * Updates that wait for the bot. One is forgotten when getUpdates is called with an offset above its id, or
 * when a webhook call for it was answered with success; until then it comes again.
 */
import type { TgUpdate } from './shapes.ts'

const DEFAULT_LEFT_OUT: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
])

export class UpdateQueue {
  #waiting: TgUpdate[] = []
  #forgotten: TgUpdate[] = []
  #next = 7_001
  #allowed: ReadonlySet<string> | null = null
  readonly #arrivals = new Set<() => void>()
  readonly #confirmations = new Map<number, () => void>()
  /** How many forgotten updates the next answer brings again. */
  repeat = 0
  /** The next answer is the wrong way round. */
  reverse = false

  /** `null` when the bot has not asked for this kind. */
  push(kind: string, body: object): { readonly id: number; readonly confirmed: Promise<void> } | null {
    if (this.#allowed === null ? DEFAULT_LEFT_OUT.has(kind) : !this.#allowed.has(kind)) return null
    const id = this.#next++
    const confirmed = new Promise<void>((resolve) => this.#confirmations.set(id, resolve))
    this.#waiting.push({ update_id: id, [kind]: body })
    for (const wake of this.#arrivals) wake()
    return { id, confirmed }
  }

  allow(kinds: readonly string[]): void {
    this.#allowed = kinds.length === 0 ? null : new Set(kinds)
  }

  get length(): number {
    return this.#waiting.length
  }

  confirmBelow(offset: number): void {
    const gone = this.#waiting.filter(({ update_id: id }) => id < offset)
    this.#waiting = this.#waiting.filter(({ update_id: id }) => id >= offset)
    this.#forgotten = [...this.#forgotten, ...gone].slice(-100)
    for (const { update_id: id } of gone) {
      this.#confirmations.get(id)?.()
      this.#confirmations.delete(id)
    }
  }

  batch(limit: number): readonly TgUpdate[] {
    const again = this.repeat > 0 ? this.#forgotten.slice(-this.repeat) : []
    this.repeat = 0
    const updates = [...again, ...this.#waiting].slice(0, limit)
    const turned = this.reverse && updates.length > 1
    if (turned) this.reverse = false
    return turned ? updates.toReversed() : updates
  }

  drop(): void {
    this.confirmBelow(this.#next)
  }

  /** Resolves at the next update, or when the time is over or the caller has gone. */
  async arrival(seconds: number, gone: AbortSignal): Promise<void> {
    if (gone.aborted) return
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        this.#arrivals.delete(end)
        gone.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, seconds * 1_000)
      this.#arrivals.add(end)
      gone.addEventListener('abort', end)
    })
  }
}
