/** The part of the Bot API's objects that the platform in the tests knows, by its documentation. */

export interface TgUser {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
}

export type TgStatus = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'

export interface TgMember {
  status: TgStatus
  readonly user: TgUser
  rights: Set<string>
  /** Unix time at which a restriction or ban ends; 0 = never. */
  until: number
}

export interface TgMessage {
  readonly message_id: number
  readonly chat: object
  readonly date: number
  readonly from?: TgUser
  readonly text?: string
  readonly [field: string]: unknown
}

export interface TgChat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup'
  title: string
  readonly members: Map<number, TgMember>
  readonly messages: Map<number, TgMessage>
  lastMessage: number
  /** The supergroup that took the place of this group. */
  migratedTo: number | null
}

export interface TgUpdate {
  readonly update_id: number
  readonly [kind: string]: unknown
}

/** What a method answers when it refuses. */
export class TgRefusal extends Error {
  override readonly name = 'TgRefusal'
  readonly status: number
  readonly parameters: Readonly<Record<string, number>> | undefined
  constructor(status: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description)
    this.status = status
    this.parameters = parameters
  }
}

export const ADMIN_RIGHTS = [
  'can_manage_chat',
  'can_delete_messages',
  'can_manage_video_chats',
  'can_restrict_members',
  'can_promote_members',
  'can_change_info',
  'can_invite_users',
] as const

/** A ChatMember object. */
export function memberObject(member: TgMember): object {
  const { status, user, rights, until } = member
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false }
    case 'administrator':
      return {
        status,
        user,
        can_be_edited: false,
        is_anonymous: false,
        ...Object.fromEntries(ADMIN_RIGHTS.map((right) => [right, rights.has(right)])),
      }
    case 'restricted':
      return { status, user, is_member: true, can_send_messages: false, until_date: until }
    case 'kicked':
      return { status, user, until_date: until }
    default:
      return { status, user }
  }
}

export function chatObject(chat: TgChat): object {
  return chat.type === 'private'
    ? { id: chat.id, type: chat.type, first_name: chat.title }
    : { id: chat.id, type: chat.type, title: chat.title }
}

export function isIn({ status }: TgMember): boolean {
  return status !== 'left' && status !== 'kicked'
}
