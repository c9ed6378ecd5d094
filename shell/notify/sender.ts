/** Carries out the outbox's `notify` actions: finds the operator's channel and sends the words through it. */
import { z } from 'zod'
import type { Capabilities } from '../../core/chat/capability.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { Fetch } from '../../core/ports/fetch.ts'
import type { ClaimedAction, ReadStore } from '../../core/ports/store.ts'
import type { NewChannel, NoticeBook } from './book.ts'
import type { Mailer } from './channels/e-mail.ts'
import { SENT, passing, refused } from './channels/format.ts'
import type { Message, Target } from './channels/format.ts'
import { WEBHOOK_FORMATS, postMessage } from './channels/webhook.ts'

export interface SenderOptions {
  readonly book: Pick<NoticeBook, 'channel'>
  readonly reads: Pick<ReadStore, 'event'>
  readonly fetch: Fetch
  /** null = no mail server is set. */
  readonly mailer: Mailer | null
  /** Sends through an open account; null while it is closed. */
  readonly account: (
    community: number,
    account: number,
  ) => {
    readonly send: (action: OutgoingAction) => Promise<SendResult>
    readonly capabilities: Pick<Capabilities, 'act' | 'limits'>
  } | null
  /** Opens what the vault sealed. */
  readonly open: (sealed: string, place: string) => string
  readonly now: () => number
}

export const TargetSecret = z.object({ url: z.string(), secret: z.string().optional() })
export const MessageSettings = z.object({ community: z.number(), account: z.number(), person: z.string() })
export const MailSettings = z.object({ address: z.string() })

/** The account that a notice of this name (`operator/channel`) goes through; null where its channel is no account. */
export function accountBehind(
  book: SenderOptions['book'],
  name: string | null,
): { readonly community: number; readonly account: number } | null {
  const [operator = '', id = ''] = (name ?? '').split('/')
  const channel = book.channel(operator, id)
  if (channel?.kind !== 'message') return null
  return MessageSettings.safeParse(JSON.parse(channel.settings)).data ?? null
}

/** Where a channel's secret belongs in the vault. */
export const channelPlace = (operator: string, channel: string): string => `${operator}/${channel}`

export type Notify = (claimed: ClaimedAction, key: string) => Promise<SendResult>

/** The outbox's sender of notices. Never rejects. */
export function createNotify(options: SenderOptions): Notify {
  return async (claimed, key) => {
    const [operator = '', id = ''] = (claimed.action.name ?? '').split('/')
    const channel = options.book.channel(operator, id)
    if (channel === null) return refused('channel-removed')
    if (channel.kind === 'console') return SENT
    if (!channel.confirmed) return refused('channel-unconfirmed')
    if (claimed.text === null) return refused('text-erased')
    try {
      const message = await messageOf(claimed, claimed.text, key, options)
      return await sendThrough(options, { channel, operator, message, expires: claimed.action.expires })
    } catch {
      return passing('channel-stumbled')
    }
  }
}

async function messageOf(
  { action }: ClaimedAction,
  body: string,
  key: string,
  { reads, now }: SenderOptions,
): Promise<Message> {
  const cut = body.indexOf('\n')
  const told = Told.safeParse(
    JSON.parse((await reads.event(action.community, action.seq))?.event.data ?? '{}'),
  )
  return {
    title: cut < 0 ? body : body.slice(0, cut),
    text: cut < 0 ? '' : body.slice(cut + 1),
    urgent: told.data?.urgent ?? false,
    kinds: told.data?.kinds ?? [],
    key,
    at: now(),
  }
}

const Told = z.object({ urgent: z.boolean(), kinds: z.array(z.string()) })

export interface Letter {
  readonly channel: NewChannel
  readonly operator: string
  readonly message: Message
  readonly expires: number
}

/** Sends words through a channel, confirmed or not. May reject. */
export async function sendThrough(
  { fetch, mailer, account, open }: Pick<SenderOptions, 'fetch' | 'mailer' | 'account' | 'open'>,
  { channel, operator, message, expires }: Letter,
): Promise<SendResult> {
  const settings: unknown = JSON.parse(channel.settings)
  if (channel.kind === 'e-mail') {
    return mailer === null
      ? refused('no-mail-server')
      : mailer.send(message, MailSettings.parse(settings).address)
  }
  if (channel.kind === 'message') {
    const through = MessageSettings.parse(settings)
    const opened = account(through.community, through.account)
    if (opened === null) return passing('account-closed')
    if (opened.capabilities.act.tell !== 'auto') return refused('not-possible-here')
    const { textLength = Infinity } = opened.capabilities.limits
    return opened.send(privately(through.person, message, expires, textLength))
  }
  const format = WEBHOOK_FORMATS[channel.kind]
  const target = targetOf(channel, operator, open)
  if (format === undefined || target === null) return refused('channel-incomplete')
  return postMessage(format, message, target, fetch)
}

function privately(
  person: string,
  { title, text, key }: Message,
  expires: number,
  longest: number,
): OutgoingAction {
  const words = `${title}\n${text}`
  return {
    idempotencyKey: key,
    kind: 'tell',
    group: null,
    person,
    message: null,
    text: words.length > longest ? `${words.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : words,
    amount: null,
    expires,
  }
}

function targetOf({ id, sealed }: NewChannel, operator: string, open: SenderOptions['open']): Target | null {
  if (sealed === null) return null
  try {
    return TargetSecret.parse(JSON.parse(open(sealed, channelPlace(operator, id))))
  } catch {
    // Sealed with a key that is gone: only the operator can set it anew.
    return null
  }
}
