/**
 * The stream to the server: signs in, notices when it is dead, comes back after a growing pause, resumes the
 * stream where the server still knows it (XEP-0198).
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { bareOf } from './address.ts'
import { errorOf, type StreamFault } from './stream-fault.ts'
import { openStream, type Stream } from './stream.ts'
import type { Resolve } from './place.ts'
import type { XmppSettings } from './settings.ts'
import { attribute, NS, xml, type Element } from './stanza.ts'

/** The answer to a request will not come: nobody knows whether it was carried out. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

export interface ConnectionListener {
  /** Signed in anew: nothing is left of what was joined. */
  readonly onSession: () => void
  /** Back on the same stream, with nothing lost in either direction. */
  readonly onResumed: () => void
  readonly onLost: (fault: StreamFault) => void
  readonly onStanza: (stanza: Element) => void
}

interface Request {
  readonly to: string
  readonly resolve: (answer: Element) => void
  readonly reject: (error: Error) => void
}

const FIRST_PAUSE = 500
const LAST_PAUSE = 60_000
const STEADY = 30_000
const ANSWER_LIMIT = 20_000
/** How long the server may be silent before it is asked whether it is there, and for its answer. */
export const SILENCE = 15_000
const CLOSING = 800

export class Connection {
  readonly #settings: XmppSettings
  readonly #password: string
  readonly #resolve: Resolve
  readonly #listener: ConnectionListener
  readonly #silence: number
  readonly #requests = new Map<string, Request>()
  readonly #closed = new AbortController()
  #stream: Stream | null = null
  #online = false
  #session = 0

  constructor(
    settings: XmppSettings,
    { password, resolve }: { readonly password: string; readonly resolve: Resolve },
    listener: ConnectionListener,
    silence: number,
  ) {
    this.#settings = settings
    this.#password = password
    this.#resolve = resolve
    this.#listener = listener
    this.#silence = silence
  }

  /** Rises with each new sign-in; a resumed stream keeps its number. */
  get session(): number {
    return this.#session
  }

  get online(): boolean {
    return this.#online
  }

  /** The outcome of the first attempt: null = signed in. Goes on trying in the background either way. */
  async start(): Promise<StreamFault | null> {
    const fault = await this.#attempt()
    void this.#keep(fault)
    return fault
  }

  /** @throws ConnectionLost when the stanza could not be written; it may yet have arrived in part. */
  async send(stanza: Element): Promise<void> {
    const stream = this.#stream
    if (stream === null || !this.#online) throw new ConnectionLost('There is no connection to the server.')
    try {
      await stream.send(stanza)
    } catch {
      throw new ConnectionLost('The connection broke while writing.')
    }
  }

  /**
   * The answer to an `iq`, which may be an error stanza.
   * @throws ConnectionLost when none came.
   */
  async request(iq: Element): Promise<Element> {
    const id = attribute(iq, 'id') ?? randomUUID()
    iq.attrs['id'] = id
    const { promise, resolve, reject } = Promise.withResolvers<Element>()
    const timer = setTimeout(() => reject(new ConnectionLost('The server did not answer.')), ANSWER_LIMIT)
    this.#requests.set(id, { to: attribute(iq, 'to') ?? '', resolve, reject })
    try {
      await this.send(iq)
      return await promise
    } finally {
      clearTimeout(timer)
      this.#requests.delete(id)
      promise.catch(() => {})
    }
  }

  /** Within a second, whatever the network does. `farewell` is said while the stream still stands. */
  async close(farewell: readonly Element[]): Promise<void> {
    if (this.#closed.signal.aborted) return
    this.#closed.abort()
    const stream = this.#stream
    if (stream !== null) {
      const ending = this.#online ? stream.end(farewell) : Promise.resolve()
      await Promise.race([ending.catch(() => {}), sleep(CLOSING, undefined, { ref: false })])
      stream.destroy()
    }
    this.#online = false
    this.#forsake()
  }

  async #keep(first: StreamFault | null): Promise<void> {
    let failures = first === null ? 0 : 1
    try {
      while (!this.#closed.signal.aborted) {
        if (this.#online) {
          const since = performance.now()
          await this.#watch()
          if (performance.now() - since > STEADY) failures = 0
        }
        await sleep(pauseAfter(failures), undefined, { signal: this.#closed.signal })
        failures += 1
        await this.#attempt()
      }
    } catch {
      // Only the end of a pause throws: the account is closing.
    }
  }

  async #attempt(): Promise<StreamFault | null> {
    if (this.#closed.signal.aborted) return null
    this.#stream ??= openStream(this.#settings, this.#password, this.#resolve, (stanza) =>
      this.#onStanza(stanza),
    )
    const stream = this.#stream
    try {
      const how = await stream.connect()
      if (this.#closed.signal.aborted) {
        stream.destroy()
        return null
      }
      this.#online = true
      if (how === 'resumed') this.#listener.onResumed()
      else this.#startSession()
      return null
    } catch (error) {
      const fault = errorOf(error, this.#settings)
      if (!stream.canResume()) {
        stream.destroy()
        this.#stream = null
      }
      if (!this.#closed.signal.aborted) this.#listener.onLost(fault)
      return fault
    }
  }

  #startSession(): void {
    this.#session += 1
    this.#forsake()
    this.#listener.onSession()
  }

  /** Until the stream ends or falls silent. */
  async #watch(): Promise<void> {
    const stream = this.#stream
    if (stream === null) return
    const ended = stream.ended()
    let over = false
    void ended.then(() => {
      over = true
    })
    while (!over && !this.#closed.signal.aborted) {
      await Promise.race([ended, sleep(this.#silence, undefined, { ref: false })])
      if (over || stream.silentFor() < this.#silence) continue
      await this.#ping(stream)
    }
    this.#online = false
    const fault = errorOf(await ended, this.#settings)
    if (!this.#closed.signal.aborted) this.#listener.onLost(fault)
  }

  async #ping(stream: Stream): Promise<void> {
    const { domain } = this.#settings
    const start = performance.now()
    const asked = this.request(xml('iq', { type: 'get', to: domain }, xml('ping', { xmlns: NS.ping })))
    await Promise.race([asked.catch(() => {}), sleep(this.#silence, undefined, { ref: false })])
    if (stream.silentFor() > performance.now() - start) stream.destroy()
  }

  #onStanza(stanza: Element): void {
    if (this.#closed.signal.aborted) return
    if (stanza.is('iq')) this.#answer(stanza)
    else this.#listener.onStanza(stanza)
  }

  #answer(stanza: Element): void {
    const type = attribute(stanza, 'type')
    if (type !== 'result' && type !== 'error') return
    const request = this.#requests.get(attribute(stanza, 'id') ?? '')
    // An answer counts only from whom was asked.
    if (request === undefined || bareOf(attribute(stanza, 'from') ?? request.to) !== bareOf(request.to))
      return
    request.resolve(stanza)
  }

  #forsake(): void {
    for (const { reject } of this.#requests.values()) reject(new ConnectionLost('The connection broke.'))
  }
}

/** Doubles up to a minute, never the same for two clients. */
function pauseAfter(failures: number): number {
  const longest = Math.min(FIRST_PAUSE * 2 ** failures, LAST_PAUSE)
  return longest * (0.5 + Math.random() / 2)
}
