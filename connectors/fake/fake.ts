/**
 * A connector for fault tests: a platform that remembers what reached it and fails as told. It delivers what
 * a test hands it and answers each send by the next entry of a script.
 */
import type { Capabilities } from '../../core/chat/capability.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type {
  ConnectorKind,
  Delivered,
  Host,
  OutgoingAction,
  SendResult,
} from '../../core/ports/connector.ts'

/** `lost`: it reached the platform, but the answer did not come back. `dropped`: neither. */
export type FakeAnswer = SendResult | 'lost' | 'dropped' | 'never-answers'

export interface Arrival {
  readonly action: OutgoingAction
  readonly at: number
}

export class FakePlatform {
  /** Sends that took effect on the platform, each idempotency key once when the platform is idempotent. */
  readonly arrivals: Arrival[] = []
  /** Every call of `send`, in order. */
  readonly attempts: Arrival[] = []
  readonly #capabilities: Capabilities
  readonly #answers: FakeAnswer[] = []
  #host: Host | null = null

  constructor(capabilities: Capabilities) {
    this.#capabilities = capabilities
  }

  get connector(): ConnectorKind {
    return {
      platform: 'fake',
      capabilities: this.#capabilities,
      open: (host) => {
        this.#host = host
        return Promise.resolve({
          send: (action) => this.#send(action, host),
          close: () => {
            this.#host = null
            return Promise.resolve()
          },
        })
      },
    }
  }

  /** Answers for the next sends; when none is left, a send succeeds. */
  script(...answers: FakeAnswer[]): void {
    this.#answers.push(...answers)
  }

  /** @throws Error when the account is not open. */
  deliver(events: readonly Incoming[], cursor?: string): Promise<Delivered> {
    if (!this.#host) throw new Error('The fake account is not open: open its connector first.')
    return this.#host.deliver(events, cursor)
  }

  #send(action: OutgoingAction, host: Host): Promise<SendResult> {
    const arrival = { action, at: host.now() }
    this.attempts.push(arrival)
    const answer = this.#answers.shift() ?? {
      status: 'sent' as const,
      native: `native-${this.attempts.length}`,
    }
    if (answer === 'never-answers') return new Promise(() => {})
    if (answer === 'dropped') return Promise.resolve({ status: 'unknown', code: 'connection-lost' })
    if (answer === 'lost') {
      this.#arrive(arrival)
      return Promise.resolve({ status: 'unknown', code: 'connection-lost' })
    }
    if (answer.status === 'sent') this.#arrive(arrival)
    return Promise.resolve(answer)
  }

  #arrive(arrival: Arrival): void {
    const known = this.arrivals.some(
      (earlier) => earlier.action.idempotencyKey === arrival.action.idempotencyKey,
    )
    if (!known || !this.#capabilities.idempotent) this.arrivals.push(arrival)
  }
}
