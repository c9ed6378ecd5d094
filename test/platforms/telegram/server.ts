/**
 * A Bot API server on this machine, written from the documentation at core.telegram.org/bots/api: long polling
 * and webhook, parameters and refusals as described, and faults by plan.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Faults, type Fault } from './faults.ts'
import { FloodGate } from './flood.ts'
import { METHODS } from './methods.ts'
import { numberOf, numberOr, textsOf, type Parameters } from './parameters.ts'
import { TgRefusal } from './shapes.ts'
import { WebhookCalls } from './webhook-calls.ts'
import { World } from './world.ts'

export interface Call {
  readonly method: string
  readonly given: Parameters
  readonly at: number
}

export class TelegramServer {
  readonly token: string
  readonly world: World
  readonly faults = new Faults()
  readonly flood = new FloodGate()
  readonly webhook: WebhookCalls
  /** Every call that reached the server, in order. */
  readonly calls: Call[] = []
  /** Limits are kept only when a test asks for it. */
  limited = false
  /** False = the token was revoked. */
  tokenHolds = true
  readonly #http = createServer((request, response) => void this.#serve(request, response))
  #poller: AbortController | null = null

  constructor(options: { readonly now?: () => number } = {}) {
    const bot = { id: 500, is_bot: true, first_name: 'Keeper', username: 'keeper_bot' }
    this.token = `${bot.id}:made-up-for-tests`
    this.world = new World(bot, options.now ?? Date.now)
    this.webhook = new WebhookCalls(this.world.queue)
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#http.listen(0, '127.0.0.1', resolve)
    })
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`
  }

  get isPolled(): boolean {
    return this.#poller !== null
  }

  callsOf(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method)
  }

  /** Cuts every connection, as a router that is switched off does. */
  cutAll(): void {
    this.#http.closeAllConnections()
  }

  async close(): Promise<void> {
    await this.webhook.stop()
    this.#http.closeAllConnections()
    await new Promise((resolve) => {
      this.#http.close(resolve)
    })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
      const given = await bodyOf(request)
      if (token !== this.token || !this.tokenHolds) throw new TgRefusal(401, 'Unauthorized')
      this.calls.push({ method, given, at: this.world.now() })
      const fault = this.faults.next(method)
      if (fault?.kind === 'slow') await lateness(fault.milliseconds)
      if (fault && fault.kind !== 'slow' && !('done' in fault && fault.done))
        return this.#fail(fault, response)
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      const result = await this.#answer(method, given, gone.signal)
      if (fault && fault.kind !== 'slow') return this.#fail(fault, response)
      answer(response, 200, { ok: true, result })
    } catch (error) {
      const refusal = error instanceof TgRefusal ? error : new TgRefusal(500, 'Internal Server Error')
      refuse(response, refusal)
    }
  }

  #fail(fault: Exclude<Fault, { kind: 'slow' }>, response: ServerResponse): void {
    if (fault.kind === 'cut') {
      response.destroy()
      return
    }
    if (fault.kind === 'flood') {
      this.flood.close(this.world.now(), fault.seconds)
      refuse(response, floodRefusal(fault.seconds))
      return
    }
    refuse(
      response,
      new TgRefusal(fault.status, fault.status === 502 ? 'Bad Gateway' : 'Internal Server Error'),
    )
  }

  async #answer(method: string, given: Parameters, gone: AbortSignal): Promise<unknown> {
    const wait = method === 'getUpdates' ? 0 : this.flood.wait(this.world.now())
    if (wait > 0) throw floodRefusal(wait)
    switch (method) {
      case 'getUpdates':
        return this.#getUpdates(given, gone)
      case 'setWebhook':
        this.#allow(given)
        return this.webhook.set(given)
      case 'deleteWebhook':
        if (given['drop_pending_updates'] === true) this.world.queue.drop()
        return this.webhook.remove()
      case 'getWebhookInfo':
        return this.webhook.info()
      default:
    }
    const run = METHODS[method]
    if (!run) throw new TgRefusal(404, 'Not Found: method not found')
    if (this.limited && method === 'sendMessage') {
      const seconds = this.flood.send(numberOf(given, 'chat_id'), this.world.now())
      if (seconds > 0) throw floodRefusal(seconds)
    }
    return run(this.world, given)
  }

  async #getUpdates(given: Parameters, gone: AbortSignal): Promise<unknown> {
    const { queue } = this.world
    if (this.webhook.isSet) {
      throw new TgRefusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    this.#poller?.abort()
    const own = new AbortController()
    this.#poller = own
    this.#allow(given)
    const limit = numberOr(given, 'limit', 100)
    if (limit < 1 || limit > 100) throw new TgRefusal(400, 'Bad Request: limit is from 1 to 100')
    const offset = numberOr(given, 'offset', 0)
    if (offset > 0) queue.confirmBelow(offset)
    try {
      const seconds = numberOr(given, 'timeout', 0)
      if (queue.length === 0 && queue.repeat === 0 && seconds > 0) {
        await queue.arrival(seconds, AbortSignal.any([gone, own.signal]))
      }
      if (own.signal.aborted) {
        throw new TgRefusal(
          409,
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        )
      }
      return queue.batch(limit)
    } finally {
      if (this.#poller === own) this.#poller = null
    }
  }

  #allow(given: Parameters): void {
    const allowed = textsOf(given, 'allowed_updates')
    if (allowed !== null) this.world.queue.allow(allowed)
  }
}

function lateness(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}

function floodRefusal(seconds: number): TgRefusal {
  return new TgRefusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

function refuse(response: ServerResponse, { status, message, parameters }: TgRefusal): void {
  answer(response, status, {
    ok: false,
    error_code: status,
    description: message,
    ...(parameters && { parameters }),
  })
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<Parameters> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  const read: unknown = text === '' ? {} : JSON.parse(text)
  return typeof read === 'object' && read !== null ? { ...read } : {}
}
