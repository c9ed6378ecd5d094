/** Who is in a workspace and which conversations it has. */
import type { PlatformRole } from '../../core/chat/event.ts'
import type { IncomingGroup, IncomingPerson } from '../../core/chat/incoming.ts'
import { isObject, textField, type JsonObject } from '../../core/ports/import-json.ts'

export type ConversationKind = 'channel' | 'direct'
export interface Conversation {
  readonly group: IncomingGroup
  readonly kind: ConversationKind
}

/** Lists of conversations; `dms.json` alone is of two people each. */
export const conversationFiles: readonly { readonly file: string; readonly kind: ConversationKind }[] = [
  { file: 'channels.json', kind: 'channel' },
  { file: 'groups.json', kind: 'channel' },
  { file: 'mpims.json', kind: 'channel' },
  { file: 'dms.json', kind: 'direct' },
]

interface User {
  readonly name: string | undefined
  readonly role: PlatformRole | undefined
  readonly bot: boolean
}

export class SlackDirectory {
  readonly #users = new Map<string, User>()
  readonly #conversations = new Map<string, Conversation>()
  #channels = 0

  takeUser(user: JsonObject): void {
    const id = textField(user, 'id')
    if (id === undefined) return
    const profile = isObject(user['profile']) ? user['profile'] : {}
    const name =
      textField(profile, 'display_name') ??
      textField(profile, 'real_name') ??
      textField(user, 'real_name') ??
      textField(user, 'name')
    const bot = user['is_bot'] === true || id === 'USLACKBOT'
    this.#users.set(id, { name, role: roleOf(user), bot })
  }

  /** Folders are named by the channel's name; those of two people, and of renamed channels at times, by the id. */
  takeConversation(value: JsonObject, kind: ConversationKind): void {
    const id = textField(value, 'id')
    if (id === undefined) return
    const name = textField(value, 'name')
    if (kind === 'channel') this.#channels++
    const conversation = { group: { native: id, name }, kind }
    this.#conversations.set(id, conversation)
    if (name !== undefined) this.#conversations.set(name, conversation)
  }

  /** A private conversation counts as a group where the export holds nothing else. */
  conversation(folder: string): Conversation {
    const found = this.#conversations.get(folder) ?? {
      group: { native: folder, name: folder },
      kind: 'channel',
    }
    return found.kind === 'direct' && this.#channels === 0 && this.#conversations.size === 1
      ? { ...found, kind: 'channel' }
      : found
  }

  person(id: string): IncomingPerson {
    const user = this.#users.get(id)
    return { native: id, name: user?.name, ...(user?.role === undefined ? {} : { role: user.role }) }
  }

  isBot(id: string): boolean {
    return this.#users.get(id)?.bot === true
  }
}

function roleOf(user: JsonObject): PlatformRole | undefined {
  if (user['is_owner'] === true || user['is_primary_owner'] === true) return 'owner'
  return user['is_admin'] === true ? 'admin' : undefined
}
