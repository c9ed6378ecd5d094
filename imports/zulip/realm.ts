/** An organisation: its people, its channels, and to whom messages go. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { numberField, textField, type JsonObject } from '../../core/ports/import-json.ts'

const OWNER = 100
const ADMINISTRATOR = 200
const MODERATOR = 300
/** A recipient is one person, a channel, or several persons. */
const CHANNEL = '2'
/** Reactions that stand apart from their messages are remembered until these come; no more than so many. */
const MOST_REACTIONS = 500_000

interface User {
  readonly name: string | undefined
  readonly role: PlatformRole | undefined
  readonly bot: boolean
}

export interface Reaction {
  readonly user: string
  readonly emoji: string
}

export class ZulipRealm {
  readonly #users = new Map<string, User>()
  readonly #channels = new Map<string, string | undefined>()
  /** Channel of a recipient; null for people. */
  readonly #recipients = new Map<string, string | null>()
  readonly #reactions = new Map<string, Reaction[]>()
  #held = 0

  take(table: string, row: JsonObject): void {
    const id = textField(row, 'id')
    if (table === 'zerver_reaction') this.#takeReaction(row)
    else if (id === undefined) return
    else if (table === 'zerver_stream') this.#channels.set(id, textField(row, 'name'))
    else if (table === 'zerver_recipient') {
      const isChannel = textField(row, 'type') === CHANNEL
      this.#recipients.set(id, isChannel ? (textField(row, 'type_id') ?? null) : null)
    } else this.#users.set(id, userOf(row))
  }

  #takeReaction(row: JsonObject): void {
    const of = textField(row, 'message')
    const reaction = reactionOf(row)
    if (of === undefined || reaction === null || this.#held >= MOST_REACTIONS) return
    this.#held++
    const known = this.#reactions.get(of)
    if (known) known.push(reaction)
    else this.#reactions.set(of, [reaction])
  }

  /** Reactions that realm.json held, handed over once. */
  reactionsTo(message: string): readonly Reaction[] {
    const found = this.#reactions.get(message) ?? []
    this.#reactions.delete(message)
    return found
  }

  /** The group of a recipient: null for private conversations, undefined where nobody knows it. */
  group(recipient: string): IncomingGroup | null | undefined {
    const channel = this.#recipients.get(recipient)
    return typeof channel === 'string' ? this.channel(channel) : channel
  }

  channel(id: string): IncomingGroup {
    return { native: id, name: this.#channels.get(id) }
  }

  person(id: string): IncomingPerson {
    const user = this.#users.get(id)
    return { native: id, name: user?.name, ...(user?.role === undefined ? {} : { role: user.role }) }
  }

  isBot(id: string): boolean {
    return this.#users.get(id)?.bot === true
  }
}

function userOf(row: JsonObject): User {
  const level = numberField(row, 'role')
  const role =
    level === OWNER ? 'owner' : level === ADMINISTRATOR || level === MODERATOR ? 'admin' : undefined
  const bot = row['is_bot'] === true || row['is_cross_realm_bot'] === true
  return { name: textField(row, 'full_name') ?? textField(row, 'email'), role, bot }
}

/** null without who gave it. Characters are written by their code points: `1f44d`, `1f1e9-1f1ea`. */
export function reactionOf(row: JsonObject): Reaction | null {
  const user = textField(row, 'user_profile')
  if (user === undefined) return null
  const code = textField(row, 'emoji_code') ?? ''
  const points = code
    .split('-')
    .map((hex) => (/^[\da-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : Infinity))
  const isCharacter =
    textField(row, 'reaction_type') === 'unicode_emoji' && points.every((at) => at <= 0x10ffff)
  return {
    user,
    emoji: isCharacter ? String.fromCodePoint(...points) : (textField(row, 'emoji_name') ?? '?'),
  }
}
