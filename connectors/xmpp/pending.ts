/**
 * Messages on their way into a room. A room sends everybody, the sender too, what it took: that reflection, live
 * or in the archive, is the proof. Once the archive has been read behind a new sign-in, what is not there never
 * arrived: the server ends the old stream before it lets the same resource sign in again.
 */
import type { SendResult } from '../../core/ports/connector.ts'
import { bareOf } from './address.ts'

interface Waiting {
  readonly room: string
  readonly session: number
  readonly settle: (result: SendResult) => void
}

/** Less than the outbox grants a connector. */
const LIMIT = 45_000

export class PendingSends {
  readonly #waiting = new Map<string, Waiting>()

  /** Resolves once, at the latest after 45 seconds. */
  wait(id: string, room: string, session: number): Promise<SendResult> {
    const { promise, resolve } = Promise.withResolvers<SendResult>()
    const timer = setTimeout(() => this.settle(id, { status: 'unknown', code: 'no-reflection' }), LIMIT)
    const settle = (result: SendResult) => {
      clearTimeout(timer)
      resolve(result)
    }
    this.#waiting.get(id)?.settle({ status: 'unknown', code: 'sent-again' })
    this.#waiting.set(id, { room: bareOf(room), session, settle })
    return promise
  }

  settle(id: string, result: SendResult): void {
    const waiting = this.#waiting.get(id)
    if (waiting === undefined) return
    this.#waiting.delete(id)
    waiting.settle(result)
  }

  /** An error came back from `from` for what was sent to it. */
  refused(id: string, from: string, result: SendResult): void {
    if (this.#waiting.get(id)?.room === bareOf(from)) this.settle(id, result)
  }

  /** The room shows a message of ours. `native` is its id there, if the room gives ids. */
  shown(room: string, ids: readonly string[], native: string | null): void {
    for (const id of ids) {
      if (this.#waiting.get(id)?.room !== room) continue
      this.settle(id, native === null ? { status: 'sent' } : { status: 'sent', native })
    }
  }

  /** The room's archive was read to its end in this session. */
  caughtUp(room: string, session: number): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.room !== room || waiting.session >= session) continue
      this.settle(id, { status: 'failed', code: 'connection-lost', permanent: false, retryAfter: 1_000 })
    }
  }

  close(): void {
    for (const id of this.#waiting.keys()) this.settle(id, { status: 'unknown', code: 'account-closed' })
  }
}
