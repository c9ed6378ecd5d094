/** Calls of Telegram to a bot's webhook: each update until it is answered with success, one after the other. */
import { textsOf, type Parameters } from './parameters.ts'
import { TgRefusal } from './shapes.ts'
import type { UpdateQueue } from './queue.ts'

const RETRY = 5
const PORTS: ReadonlySet<string> = new Set(['', '443', '80', '88', '8443'])

export type Dial = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<number>

export class WebhookCalls {
  readonly #queue: UpdateQueue
  #target: { readonly url: string; readonly secret: string | null } | null = null
  #running: Promise<void> = Promise.resolve()
  #stop = new AbortController()
  /** The way from Telegram to the bot's public address. */
  dial: Dial = () => Promise.resolve(404)
  /** What calls were answered with. */
  readonly answers: number[] = []

  constructor(queue: UpdateQueue) {
    this.#queue = queue
  }

  get isSet(): boolean {
    return this.#target !== null
  }

  set(given: Parameters): true {
    const { url, secret_token: secret } = given
    textsOf(given, 'allowed_updates')
    if (typeof url !== 'string') throw new TgRefusal(400, 'Bad Request: parameter "url" is required')
    if (url === '') return this.remove()
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      throw new TgRefusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
    }
    if (!PORTS.has(new URL(url).port)) {
      throw new TgRefusal(
        400,
        'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
      )
    }
    if (secret !== undefined && (typeof secret !== 'string' || !/^[\w-]{1,256}$/.test(secret))) {
      throw new TgRefusal(400, 'Bad Request: secret token contains unallowed characters')
    }
    this.remove()
    this.#target = { url, secret: secret ?? null }
    this.#stop = new AbortController()
    this.#running = this.#run(this.#stop.signal)
    return true
  }

  remove(): true {
    this.#target = null
    this.#stop.abort()
    return true
  }

  info(): object {
    return {
      url: this.#target?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.#queue.length,
    }
  }

  async stop(): Promise<void> {
    this.remove()
    await this.#running
  }

  async #run(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      const [update] = this.#queue.batch(1)
      if (update === undefined) {
        await this.#queue.arrival(60, stopped)
        continue
      }
      const status = await this.#call(JSON.stringify(update))
      this.answers.push(status)
      if (status >= 200 && status < 300) this.#queue.confirmBelow(update.update_id + 1)
      else await new Promise((resolve) => setTimeout(resolve, RETRY))
    }
  }

  async #call(body: string): Promise<number> {
    const target = this.#target
    if (target === null) return 0
    const secret = target.secret === null ? {} : { 'x-telegram-bot-api-secret-token': target.secret }
    try {
      return await this.dial(target.url, { 'content-type': 'application/json', ...secret }, body)
    } catch {
      return 0
    }
  }
}
