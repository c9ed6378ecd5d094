/**
 * What reaches operators, as types: `shell/notify` decides and sends, the API shows and sets. Laws, in words:
 *
 * - An urgent notice goes at once to somebody who may act on it, whatever the hour; while nobody acknowledges
 *   it, it goes on to the next person, and ends with the last.
 * - Nobody is told the same notice twice through one channel.
 * - Other notices respect the person's quiet hours.
 */
import type { Language } from '../charter/compiled.ts'

export type NoticeTexts = Readonly<Record<Language, string>>

/** Stored in the ledger (`operator.notice`), never renamed. */
export const NOTICE_KINDS = [
  'raid',
  'breaker',
  'account-disconnected',
  'rights-lost',
  'disk-nearly-full',
  'send-unknown',
  'send-failed',
  'ceiling',
  'charter-fault',
  'case-opened',
  'task-due',
  'charter-published',
  'brief',
  'test',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** At once, gathered with others, in the morning brief only, or not at all. */
export const NOTICE_MODES = ['now', 'gather', 'brief', 'never'] as const
export type NoticeMode = (typeof NOTICE_MODES)[number]

export interface NoticeKindInfo {
  readonly kind: NoticeKind
  readonly title: NoticeTexts
  /** How it is delivered where the operator says nothing. */
  readonly mode: NoticeMode
  /** Passes quiet hours and is passed on to the next person; only `now` and `never` can be chosen. */
  readonly urgent: boolean
}

export const CHANNEL_KINDS = [
  'console',
  'message',
  'e-mail',
  'dingtalk',
  'feishu',
  'wecom',
  'bark',
  'webhook',
] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** Minutes of the local day. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

export interface NoticePreferences {
  readonly language: Language
  /** IANA name; null = the time zone of the first community. */
  readonly zone: string | null
  readonly quiet: QuietHours | null
  /** Where a kind is missing, its own default holds. */
  readonly modes: Readonly<Partial<Record<NoticeKind, NoticeMode>>>
  readonly brief: {
    readonly on: boolean
    /** Minute of the local day. */
    readonly minute: number
    /** Whether it is sent when there is nothing to say. */
    readonly empty: boolean
  }
}

export interface ChannelView {
  readonly id: string
  readonly kind: ChannelKind
  readonly name: string
  /** Only urgent notices. */
  readonly urgentOnly: boolean
  /** What may be shown: an address of e-mail, the host of a webhook, never a secret. */
  readonly target: string
  /** False until the code that went through it is given back: it carries nothing else so far. */
  readonly confirmed: boolean
}

/** A channel as its operator describes it. Which fields are needed depends on the kind. */
export interface ChannelDraft {
  readonly kind: ChannelKind
  readonly name: string
  readonly urgentOnly: boolean
  /** `e-mail`. */
  readonly address?: string | undefined
  /** Webhooks: their address, which often holds a token. */
  readonly url?: string | undefined
  /** Webhooks: what signs (dingtalk, feishu, webhook); the device's key (bark). */
  readonly secret?: string | undefined
  /** `message`: which account sends, and the platform's id of the person. */
  readonly community?: number | undefined
  readonly account?: number | undefined
  readonly person?: string | undefined
}

/** What is wrong with a channel's description; nothing was changed. */
export interface ChannelFault {
  readonly field: string
  readonly texts: NoticeTexts
}

/** Who is told first of what is urgent in a community, and how long nobody else is. */
export interface NoticeOrder {
  /** Ids of operators; whoever is not named comes after them. */
  readonly operators: readonly string[]
  /** Until it goes on to the next person. */
  readonly minutes: number
}

export interface ListedNotice {
  readonly community: number
  readonly seq: number
  readonly at: number
  readonly kinds: readonly string[]
  readonly keys: readonly string[]
  readonly urgent: boolean
  readonly title: string
  readonly text: string
  readonly seen: boolean
}

export interface TestResult {
  readonly status: 'sent' | 'failed' | 'unknown' | 'waiting'
  /** Stable, kebab-case; null when it was sent. */
  readonly code: string | null
  /** What it means and what to do. */
  readonly texts: NoticeTexts
}

/** An operator with the communities in which they may do something. */
export interface NoticeOperator {
  readonly id: string
  readonly name: string
  readonly rights: readonly {
    readonly community: number | 'all'
    readonly right: 'viewer' | 'manager' | 'steward'
  }[]
}

/** What the API needs: everything about one operator's own channels, and the list of what they were told. */
export interface NoticeDesk {
  readonly kinds: readonly NoticeKindInfo[]
  readonly preferences: (operator: string) => NoticePreferences
  readonly setPreferences: (operator: string, preferences: NoticePreferences) => void
  readonly channels: (operator: string) => readonly ChannelView[]
  readonly addChannel: (operator: NoticeOperator, draft: ChannelDraft) => Promise<ChannelView | ChannelFault>
  /** Gives back the code that went through a channel; null when there is no such channel. */
  readonly confirmChannel: (
    operator: string,
    channel: string,
    code: string,
  ) => 'confirmed' | 'wrong' | 'over' | null
  /** False when there is no such channel. */
  readonly removeChannel: (operator: string, channel: string) => boolean
  /** Null when there is no such channel, or no community to send from. */
  readonly test: (operator: NoticeOperator, channel: string) => Promise<TestResult | null>
  readonly order: (community: number) => NoticeOrder
  readonly setOrder: (community: number, order: NoticeOrder) => void
  /** Newest first, over all communities in which the operator has rights. */
  readonly list: (
    operator: NoticeOperator,
    limit: number,
  ) => Promise<{ readonly notices: readonly ListedNotice[]; readonly unseen: number }>
  /** Everything up to this instant has been seen. */
  readonly markSeen: (operator: string, at: number) => void
}
