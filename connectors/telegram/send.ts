/** Actions as calls of the Bot API. */
import type { Api } from 'grammy'
import type { ChatPermissions } from 'grammy/types'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import { migratedTo, resultOf } from './faults.ts'
import { isChannelId, messageId, userId } from './ids.ts'

const SECOND = 1_000
/** Telegram takes shorter and longer restrictions for eternal ones; a little is left for clocks that differ. */
const SHORTEST_MUTE = 40 * SECOND
const LONGEST_MUTE = 365 * 86_400 * SECOND

const PERMISSIONS = [
  'can_send_messages',
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
  'can_send_polls',
  'can_send_other_messages',
  'can_add_web_page_previews',
  'can_react_to_messages',
  'can_change_info',
  'can_invite_users',
  'can_edit_tag',
  'can_pin_messages',
  'can_manage_topics',
] as const satisfies readonly (keyof ChatPermissions)[]

const all = (allowed: boolean): ChatPermissions =>
  Object.fromEntries(PERMISSIONS.map((permission) => [permission, allowed]))

export interface Sending {
  readonly api: Api
  readonly now: () => number
  /** The chat of a group; null when Telegram knows none. May ask Telegram and throw. */
  readonly chatOf: (group: string) => Promise<number | null>
  /** The group's chat has been replaced by another. */
  readonly migrate: (from: number, to: number) => void
  /** Telegram refused for a reason that may have changed what the account can do in the group. */
  readonly doubt: (group: string) => void
}

type Call = (chat: number) => Promise<SendResult>

const failed = (code: string): SendResult => ({ status: 'failed', code, permanent: true })
const SENT: SendResult = { status: 'sent' }

export class Sender {
  readonly #tools: Sending
  /** Recalls whose first attempt may have worked: a message that is gone by then was recalled. */
  readonly #unclear = new Set<string>()

  constructor(tools: Sending) {
    this.#tools = tools
  }

  /** Never throws: what Telegram or the network says becomes the result. */
  send(action: OutgoingAction): Promise<SendResult> {
    switch (action.kind) {
      case 'say':
      case 'reply':
      case 'warn':
        return this.#inGroup(action, false, (chat) => this.#speak(chat, action))
      case 'tell':
        return this.#tellPerson(action)
      case 'recall':
        return this.#recall(action)
      case 'mute':
      case 'unmute':
      case 'remove':
      case 'block':
        return this.#sanction(action)
      default:
        return Promise.resolve(failed('not-supported'))
    }
  }

  async #speak(chat: number, { text, message, kind }: OutgoingAction): Promise<SendResult> {
    if (text === null || text === '') return failed('no-text')
    const answered = kind === 'say' || message === null ? null : messageId(message)
    const { message_id: id } = await this.#tools.api.sendMessage(chat, text, {
      // A preview would make a big picture of any address in the charter's texts.
      link_preview_options: { is_disabled: true },
      ...(answered === null
        ? {}
        : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
    })
    return { status: 'sent', native: String(id) }
  }

  async #tellPerson(action: OutgoingAction): Promise<SendResult> {
    const person = action.person === null ? null : userId(action.person)
    if (person === null) return failed('no-such-person')
    try {
      return await this.#speak(person, { ...action, kind: 'say' })
    } catch (error) {
      const result = resultOf(error, false)
      // Telegram knows no chat with a person who never wrote to the bot.
      return result.status === 'failed' && result.code === 'no-such-group' ? failed('needs-start') : result
    }
  }

  async #recall(action: OutgoingAction): Promise<SendResult> {
    const message = action.message === null ? null : messageId(action.message)
    if (message === null) return failed('no-such-message')
    const result = await this.#inGroup(action, true, async (chat) => {
      await this.#tools.api.deleteMessage(chat, message)
      return SENT
    })
    const before = this.#unclear.delete(action.idempotencyKey)
    if (result.status === 'failed' && UNCLEAR.has(result.code)) this.#unclear.add(action.idempotencyKey)
    return before && result.status === 'failed' && result.code === 'no-such-message' ? SENT : result
  }

  #sanction(action: OutgoingAction): Promise<SendResult> {
    const person = action.person === null ? null : userId(action.person)
    if (person === null) return Promise.resolve(failed('no-such-person'))
    return this.#inGroup(action, true, (chat) => this.#onPerson(chat, person, action))
  }

  async #onPerson(chat: number, person: number, { kind, amount }: OutgoingAction): Promise<SendResult> {
    const { api, now } = this.#tools
    switch (kind) {
      case 'mute': {
        if (amount === null || amount <= 0) return failed('no-duration')
        const span = Math.min(Math.max(amount, SHORTEST_MUTE), LONGEST_MUTE)
        const until = Math.ceil((now() + span) / SECOND)
        await api.restrictChatMember(chat, person, all(false), { until_date: until })
        return SENT
      }
      case 'unmute':
        await api.restrictChatMember(chat, person, all(true))
        return SENT
      case 'remove':
        await api.banChatMember(chat, person)
        // In small groups a ban is a removal, and there is nothing to lift.
        if (isChannelId(chat)) await api.unbanChatMember(chat, person, { only_if_banned: true })
        return SENT
      default:
        await api.banChatMember(chat, person)
        return SENT
    }
  }

  async #inGroup(action: OutgoingAction, repeatable: boolean, call: Call): Promise<SendResult> {
    const { group } = action
    if (group === null) return failed('no-such-group')
    let chat: number | null
    try {
      chat = await this.#tools.chatOf(group)
    } catch (error) {
      return resultOf(error, true)
    }
    if (chat === null) return failed('no-such-group')
    try {
      return await this.#following(chat, call)
    } catch (error) {
      const result = resultOf(error, repeatable)
      if (result.status === 'failed' && DOUBTFUL.has(result.code)) this.#tools.doubt(group)
      return result
    }
  }

  /** A refusal that names the chat's successor changed nothing: the call is made once more, there. */
  async #following(chat: number, call: Call): Promise<SendResult> {
    try {
      return await call(chat)
    } catch (error) {
      const successor = migratedTo(error)
      if (successor === undefined) throw error
      this.#tools.migrate(chat, successor)
      return call(successor)
    }
  }
}

const UNCLEAR: ReadonlySet<string> = new Set(['telegram-unwell', 'connection-lost'])
const DOUBTFUL: ReadonlySet<string> = new Set([
  'rights-missing',
  'not-in-group',
  'forbidden',
  'cannot-recall',
])
