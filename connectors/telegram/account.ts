/** One bot, from signing in to closing. */
import { GrammyError, type Api } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import {
  OpenRefused,
  type Host,
  type OpenAccount,
  type OutgoingAction,
  type SendResult,
} from '../../core/ports/connector.ts'
import { makeApi } from './api.ts'
import { UPDATES } from './decode.ts'
import { isShutOut, migratedTo } from './faults.ts'
import { Groups } from './groups.ts'
import { chatIds } from './ids.ts'
import { persist, signIn, tryToSignIn, type Signing } from './login.ts'
import { Looks } from './looks.ts'
import { poll, POLL_SECONDS } from './polling.ts'
import { Receiver } from './receiver.ts'
import { redacted } from './redact.ts'
import { reporter, type Tell } from './reporter.ts'
import { Rights } from './rights.ts'
import { Sender } from './send.ts'
import { checkToken, readSettings, TELEGRAM, type TelegramSettings } from './settings.ts'
import { Sightings } from './sightings.ts'
import { REPORTS } from './texts.ts'
import { WEBHOOK_PATH, webhookHandler, webhookSecret } from './webhook.ts'
import type { Pause } from './telegram.ts'

const CALL_SECONDS = 30
/** What is under way when the account closes may end in this time. */
const GRACE = 3_000

const NO_PUBLIC_URL = {
  'zh-CN': '要让 Telegram 推送消息，必须先设置 PUBLIC_URL；或者把“接收方式”改为 polling。',
  en: 'Telegram can only call in when PUBLIC_URL is set: set it, or choose polling.',
}

export class TelegramAccount implements OpenAccount {
  readonly #host: Host
  readonly #token: string
  readonly #api: Api
  readonly #polls: Api
  readonly #tell: Tell
  readonly #groups: Groups
  readonly #rights: Rights
  readonly #looks: Looks
  readonly #receiver: Receiver
  readonly #sender: Sender
  readonly #closing = new AbortController()
  /** Ends calls that are still under way. */
  readonly #cutting = new AbortController()
  readonly #busy = new Set<Promise<unknown>>()
  readonly #pause: Pause

  /** @throws OpenRefused that says what to do when settings or token are wrong. */
  static async open(
    host: Host,
    given: Readonly<Record<string, unknown>>,
    pause: Pause,
  ): Promise<OpenAccount> {
    const settings = readSettings(given)
    const token = checkToken(await host.secrets('token'))
    if (settings.mode === 'webhook' && host.publicUrl === null) {
      throw new OpenRefused('public-url-missing', NO_PUBLIC_URL, true)
    }
    const groups = new Groups(await host.cursor())
    const account = new TelegramAccount(host, settings, { token, groups, pause })
    await account.#start(settings)
    return account
  }

  private constructor(
    host: Host,
    { root, only }: TelegramSettings,
    { token, groups, pause }: { readonly token: string; readonly groups: Groups; readonly pause: Pause },
  ) {
    this.#host = host
    this.#token = token
    this.#groups = groups
    this.#pause = pause
    const self = Number(token.slice(0, token.indexOf(':')))
    this.#api = this.#client(root, CALL_SECONDS, this.#cutting.signal)
    this.#polls = this.#client(root, POLL_SECONDS + CALL_SECONDS, this.#closing.signal)
    this.#tell = reporter(host.report)
    this.#rights = new Rights({ api: this.#api, self, tell: this.#tell })
    this.#looks = new Looks({
      look: (group) => this.#look(group),
      now: host.now,
      failed: (error) => this.#warn('Telegram did not tell what the bot may do in a group', error),
      closing: this.#closing.signal,
    })
    this.#receiver = new Receiver({
      host,
      view: {
        groups,
        sightings: new Sightings(),
        self,
        role: (group, user) => this.#rights.role(group, user),
        size: (group) => this.#rights.size(group),
      },
      rights: this.#rights,
      looks: this.#looks,
      only,
      answerButton: (query) => this.#answerButton(query),
    })
    this.#sender = new Sender({
      api: this.#api,
      now: host.now,
      chatOf: (group) => this.#chatOf(group),
      migrate: (from, to) => groups.migrate(from, to),
      doubt: (group) => this.#looks.want(group, true),
    })
  }

  readonly send = async (action: OutgoingAction): Promise<SendResult> => {
    if (this.#closing.signal.aborted) return { status: 'failed', code: 'account-closed', permanent: false }
    return this.#tracked(this.#sender.send(action))
  }

  readonly abilities: NonNullable<OpenAccount['abilities']> = (group) => this.#rights.abilities(group)

  readonly close = async (): Promise<void> => {
    this.#closing.abort()
    const timer = setTimeout(() => this.#cutting.abort(), GRACE)
    await Promise.allSettled([...this.#busy, this.#looks.settled()])
    clearTimeout(timer)
    this.#cutting.abort()
  }

  /** Tries once before it says that it is open, so that a wrong token is told at once. */
  async #start(settings: TelegramSettings): Promise<void> {
    const { signal } = this.#host
    signal.addEventListener('abort', () => this.#closing.abort())
    if (signal.aborted) this.#closing.abort()
    this.#tell(REPORTS.connecting)
    if (settings.mode === 'webhook') {
      const secret = webhookSecret(this.#token)
      const handler = webhookHandler(this.#receiver, secret, (what, error) => this.#warn(what, error))
      this.#host.http(WEBHOOK_PATH, (request) => this.#knock(request, handler))
    }
    const signing = {
      api: this.#api,
      warn: this.#warn,
      pause: this.#wait,
      tell: this.#tell,
      closing: this.#closing.signal,
      ownServer: settings.root !== TELEGRAM,
    }
    const first = await tryToSignIn(signing)
    const life = this.#live(settings, signing, first).catch((error: unknown) => {
      this.#host.log('error', `The Telegram account stopped: ${redacted(error, this.#token)}`)
      this.#tell(REPORTS.stopped)
    })
    void this.#tracked(life)
  }

  async #live({ mode }: TelegramSettings, signing: Signing, first: UserFromGetMe | null): Promise<void> {
    const self = first ?? (await signIn(signing))
    if (self === null) return
    this.#rights.readsAll = self.can_read_all_group_messages
    for (const [group] of this.#groups.all) this.#looks.want(group)
    if (mode === 'webhook') await this.#expectCalls(signing)
    else await this.#poll(signing)
  }

  async #poll(signing: Signing): Promise<void> {
    if (!(await persist(signing, () => this.#api.deleteWebhook()))) return
    const { tell, warn, pause, closing } = signing
    tell(REPORTS.connected)
    await poll({ api: this.#polls, receiver: this.#receiver, tell, warn, pause, closing }, this.#groups.next)
  }

  async #expectCalls(signing: Signing): Promise<void> {
    const { publicUrl } = this.#host
    if (publicUrl === null) return
    const set = () =>
      this.#api.setWebhook(`${publicUrl}/${WEBHOOK_PATH}`, {
        secret_token: webhookSecret(this.#token),
        allowed_updates: UPDATES,
        // One after the other, so that they come in the order in which they happened.
        max_connections: 1,
      })
    if (await persist(signing, set)) this.#tell(REPORTS.connected)
  }

  async #knock(request: Request, handler: (request: Request) => Promise<Response>): Promise<Response> {
    if (this.#closing.signal.aborted) return new Response(null, { status: 503 })
    return this.#tracked(handler(request))
  }

  async #look(group: string): Promise<void> {
    const chat = this.#groups.chat(group)
    if (chat === undefined) return
    try {
      await this.#rights.look(group, chat)
    } catch (error) {
      const successor = migratedTo(error)
      if (successor !== undefined) {
        this.#groups.migrate(chat, successor)
        await this.#rights.look(group, successor)
      } else if (isShutOut(error)) this.#rights.lose(group)
      else throw error
    }
  }

  /** A group that is known by an imported history only is looked for. */
  async #chatOf(group: string): Promise<number | null> {
    const known = this.#groups.chat(group)
    if (known !== undefined) return known
    if (!/^\d{1,15}$/.test(group)) return null
    for (const chat of chatIds(Number(group))) {
      try {
        await this.#api.getChat(chat)
        this.#groups.learn(group, chat)
        return chat
      } catch (error) {
        if (!(error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)))
          throw error
      }
    }
    return null
  }

  #answerButton(query: string): void {
    const answered = this.#api.answerCallbackQuery(query).catch((error: unknown) => {
      this.#warn('A pressed button could not be answered', error)
    })
    void this.#tracked(answered)
  }

  #client(root: string, seconds: number, closing: AbortSignal): Api {
    return makeApi({ fetch: this.#host.fetch, token: this.#token, root, seconds, closing })
  }

  readonly #warn = (what: string, error: unknown): void => {
    if (!this.#closing.signal.aborted) this.#host.log('warn', `${what}: ${redacted(error, this.#token)}`)
  }

  readonly #wait = async (milliseconds: number): Promise<void> => {
    try {
      await this.#pause(milliseconds, this.#closing.signal)
    } catch {
      // Closing ends every wait.
    }
  }

  async #tracked<Result>(promise: Promise<Result>): Promise<Result> {
    this.#busy.add(promise)
    try {
      return await promise
    } finally {
      this.#busy.delete(promise)
    }
  }
}
