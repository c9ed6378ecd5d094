/**
 * The connector port: how a chat platform meets Folkmoot. Public and versioned for third parties as
 * `folkmoot/connector`. Its laws are checked by `test/laws/connector.ts`:
 *
 * - What is delivered is acknowledged to the platform only after the promise of `deliver` has resolved.
 * - The same thing delivered twice (live and again from an archive) carries the same kind, native id,
 *   revision and minute of platform time, so that intake drops the second.
 * - `send` resolves exactly once, with what is known: `sent`, `failed` or `unknown`; it never throws for a
 *   platform's refusal.
 * - After `close` has resolved nothing is delivered or sent any more.
 */
import type { Action } from '../chat/action.ts'
import type { Capabilities } from '../chat/capability.ts'
import type { AccountId, CommunityId } from '../chat/ids.ts'
import type { Incoming } from '../chat/incoming.ts'

export const CONNECTOR_PORT_VERSION = 2

type Texts = Readonly<Record<'zh-CN' | 'en', string>>

/** One field of an account's settings: forms, checks and guides are derived from it. */
export interface SettingField {
  /** Key in the settings; of a secret, its name for `Host.secrets`. */
  readonly name: string
  /** A secret is kept encrypted, apart from the settings, and never shown again. */
  readonly type: 'text' | 'number' | 'switch' | 'lines' | 'secret'
  readonly required: boolean
  readonly label: Texts
  readonly help: Texts
  readonly example?: string
  readonly fallback?: string | number | boolean
  /** It says whom the secrets are shown to: they are not kept when it changes, but given again. */
  readonly endpoint?: boolean
  /** All that may be written there; absent = anything. */
  readonly choices?: readonly { readonly value: string; readonly label: Texts }[]
}

/** How operators are told of a platform. */
export interface ConnectorAbout {
  readonly label: Texts
  /** One sentence: what it is good for, and what it asks of the operator. */
  readonly summary: Texts
  /** What to do, one after another, before the form can be filled in. */
  readonly steps: readonly Texts[]
}

/** How an account is doing, as the connector sees it. Told on every change, never repeated unchanged. */
export interface AccountReport {
  readonly state: 'connecting' | 'connected' | 'disconnected' | 'limited'
  /** Stable, kebab-case: `signed-in`, `network-lost`, `token-refused`, `rights-missing`, `privacy-mode`. */
  readonly code: string
  /** What is wrong and what to do about it; null while all is well. */
  readonly texts: Texts | null
  /** Platform's id of the group that it is about; absent = the whole account. */
  readonly group?: string | undefined
}

/**
 * What `open` may reject with: `permanent` when only other settings help; anything else is tried again,
 * with growing pauses.
 */
export class OpenRefused extends Error {
  override readonly name = 'OpenRefused'
  readonly code: string
  readonly texts: Texts
  readonly permanent: boolean
  constructor(code: string, texts: Texts, permanent: boolean) {
    super(texts.en)
    this.code = code
    this.texts = texts
    this.permanent = permanent
  }
}

export interface ConnectorKind {
  /** Name of the platform, also the folder: `room`, `telegram`. */
  readonly platform: string
  readonly capabilities: Capabilities
  /** Absent = its name has to do. */
  readonly about?: ConnectorAbout
  /** Absent = it needs none. */
  readonly settings?: readonly SettingField[]
  /** Brings the account to life. Rejects with a message that says what to do when the settings are wrong. */
  readonly open: (host: Host, settings: Readonly<Record<string, unknown>>) => Promise<OpenAccount>
}

export interface OpenAccount {
  readonly send: (action: OutgoingAction) => Promise<SendResult>
  /**
   * What this account may do in one group where that is less than the platform's capabilities (missing
   * rights); absent = everything everywhere.
   */
  readonly abilities?: (group: string) => Partial<Capabilities['act']>
  readonly close: () => Promise<void>
}

/** An action in the platform's own ids, with its text rendered. */
export interface OutgoingAction {
  /** Same for every attempt: hand it to the platform where it takes one. */
  readonly idempotencyKey: string
  readonly kind: Action['kind']
  readonly group: string | null
  readonly person: string | null
  /** Platform's id of the message that is answered or recalled. */
  readonly message: string | null
  readonly text: string | null
  /** Mute: milliseconds. */
  readonly amount: number | null
  readonly expires: number
}

export type SendResult =
  | { readonly status: 'sent'; readonly native?: string }
  /**
   * `code` is stable and in kebab-case; `retryAfter` in milliseconds. `scope` says who has to wait before the next
   * try: only the group (or person) that it was for, which is meant when it is absent, or the whole account.
   */
  | {
      readonly status: 'failed'
      readonly code: string
      readonly permanent: boolean
      readonly retryAfter?: number
      readonly scope?: 'account' | 'group'
    }
  /** It may or may not have happened. */
  | { readonly status: 'unknown'; readonly code: string }

/** What a connector gets from Folkmoot; its only door to the world. */
export interface Host {
  readonly community: CommunityId
  readonly account: AccountId
  /** Resolves when the events and the cursor are committed; rejects when they were not (deliver again later). */
  readonly deliver: (events: readonly Incoming[], cursor?: string) => Promise<Delivered>
  /** The cursor of the last commit, null on the first start. */
  readonly cursor: () => Promise<string | null>
  /** Answers POST and GET at `publicUrl/path`, `path` being one segment, while the account is open. */
  readonly http: (path: string, handler: (request: Request) => Promise<Response>) => void
  /** Rejects with `FetchRefused` (core/ports/fetch) for what may not be reached. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>
  /**
   * For connections other than `fetch`: the address to connect to, checked as `fetch` checks it. Ask before each one.
   * Rejects with `FetchRefused` for what may not be reached.
   */
  readonly resolve: (host: string, port: number) => Promise<{ readonly address: string }>
  readonly secrets: (name: string) => Promise<string | null>
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    ids?: Readonly<Record<string, string | number>>,
  ) => void
  readonly now: () => number
  /** Tells how the account is doing. */
  readonly report: (report: AccountReport) => void
  /** The address under which `http` handlers are reached from outside, null when there is none. */
  readonly publicUrl: string | null
  /** Aborted when the account is to close. */
  readonly signal: AbortSignal
}

/** What became of each event of a delivery, in order. */
export interface Delivered {
  readonly outcomes: readonly Outcome[]
}
export type Outcome =
  | { readonly status: 'appended'; readonly seq: number }
  | { readonly status: 'duplicate' }
  /** Out of bounds: not kept. `reason` is stable kebab-case, e.g. `time-out-of-range`. */
  | { readonly status: 'refused'; readonly reason: string }
