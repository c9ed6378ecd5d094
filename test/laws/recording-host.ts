/** A host that keeps what a connector delivers, and can hold the commit back. */
import { toId } from '../../core/chat/ids.ts'
import type { AccountId, CommunityId } from '../../core/chat/ids.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import { FetchRefused } from '../../core/ports/fetch.ts'
import type { AccountReport, Delivered, Host } from '../../core/ports/connector.ts'

/** The door of a host in tests: this machine and nothing else. */
export function loopbackOnly(host: string): Promise<{ readonly address: string }> {
  if (host === 'localhost' || host === '127.0.0.1') return Promise.resolve({ address: '127.0.0.1' })
  return Promise.reject(
    new FetchRefused('address-not-public', `A test reaches nothing outside, not even ${host}.`),
  )
}

export class RecordingHost implements Host {
  readonly community = toId<CommunityId>(1)
  readonly account = toId<AccountId>(2)
  readonly events: Incoming[] = []
  readonly signal = new AbortController().signal
  #gate: Promise<void> = Promise.resolve()
  #pending: Promise<unknown>[] = []
  #onArrival: (() => void)[] = []
  #cursor: string | null = null
  #refusals: { refused: () => void } | null = null

  readonly deliver = async (events: readonly Incoming[], cursor?: string): Promise<Delivered> => {
    if (this.#refusals !== null) {
      this.#refusals.refused()
      throw new Error('Nothing can be committed now.')
    }
    const first = this.events.length
    this.events.push(...events)
    if (events.length > 0) for (const wake of this.#onArrival.splice(0)) wake()
    const commit = this.#gate
    this.#pending.push(commit)
    await commit
    this.#cursor = cursor ?? this.#cursor
    return { outcomes: events.map((_, place) => ({ status: 'appended', seq: first + place + 1 })) }
  }

  readonly cursor = (): Promise<string | null> => Promise.resolve(this.#cursor)
  readonly http = (): void => {}
  readonly fetch = (url: string): Promise<Response> =>
    Promise.reject(new Error(`The recording host reaches nothing outside, not even ${url}.`))
  /** Only what runs beside the test. */
  readonly resolve = (host: string) => loopbackOnly(host)
  readonly secrets = (): Promise<string | null> => Promise.resolve(null)
  readonly log = (): void => {}
  readonly now = (): number => Date.now()
  readonly reports: AccountReport[] = []
  readonly report = (report: AccountReport): void => void this.reports.push(report)
  readonly publicUrl: string | null = null

  /** Holds commits back until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#gate = promise
    return resolve
  }

  /** Lets every commit fail until `allow` is called; `refused` resolves at the first that did. */
  refuse(): { readonly refused: Promise<void>; readonly allow: () => void } {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#refusals = { refused: resolve }
    const allow = () => {
      this.#refusals = null
    }
    return { refused: promise, allow }
  }

  /** Resolves at the next delivery, or at once when there was one. */
  arrived(): Promise<void> {
    if (this.events.length > 0) return Promise.resolve()
    return new Promise((resolve) => this.#onArrival.push(resolve))
  }

  async settled(): Promise<void> {
    await Promise.all(this.#pending.splice(0))
  }
}
