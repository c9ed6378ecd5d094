/** What a room lets this account do, and how to give it what it lacks. */
import type { Capabilities } from '../../core/chat/capability.ts'
import type { AccountReport } from '../../core/ports/connector.ts'
import type { Occupant, RoomFeatures } from './occupants.ts'

export function abilitiesOf(
  self: Occupant | undefined,
  features: RoomFeatures,
): Partial<Capabilities['act']> {
  const moderator = self?.role === 'moderator'
  const admin = self?.affiliation === 'admin' || self?.affiliation === 'owner'
  return {
    ...(moderator && features.moderation !== null && features.stanzaIds ? {} : { recall: 'never' }),
    ...(moderator ? {} : { mute: 'never', unmute: 'never', remove: 'never' }),
    ...(admin ? {} : { block: 'never' }),
  }
}

/** Null when nothing is missing. */
export function rightsReport(
  room: string,
  self: Occupant,
  features: RoomFeatures,
): Pick<AccountReport, 'code' | 'texts'> | null {
  if (self.affiliation !== 'admin' && self.affiliation !== 'owner') return missingRights(room, self)
  if (!features.archive) return missingArchive(room)
  return features.moderation === null ? missingModeration(room) : null
}

function missingRights(room: string, { role }: Occupant): Pick<AccountReport, 'code' | 'texts'> {
  const some = role === 'moderator'
  return {
    code: 'rights-missing',
    texts: {
      'zh-CN': `在聊天室 ${room} 中${some ? '没有封禁的权限' : '没有撤回、禁言、移出和封禁的权限'}。请由聊天室的所有者把这个账号设为管理员（admin）。`,
      en: `In the room ${room} this account may not ${some ? 'block anybody' : 'recall, mute, remove or block'}. Let an owner of the room make it an admin.`,
    },
  }
}

function missingArchive(room: string): Pick<AccountReport, 'code' | 'texts'> {
  return {
    code: 'archive-missing',
    texts: {
      'zh-CN': `聊天室 ${room} 没有存档，断线期间的消息无法补读，也无法撤回消息。请在聊天室设置中启用存档（XEP-0313）。`,
      en: `The room ${room} keeps no archive: what is said while the connection is down cannot be read later, and nothing can be recalled. Enable archiving (XEP-0313) in the room's settings.`,
    },
  }
}

function missingModeration(room: string): Pick<AccountReport, 'code' | 'texts'> {
  return {
    code: 'moderation-missing',
    texts: {
      'zh-CN': `聊天室 ${room} 的服务器不支持撤回他人消息（XEP-0425），撤回会改为公开回复。请在服务器上启用该功能，Prosody 中为 muc_moderation 模块。`,
      en: `The server of the room ${room} does not let moderators recall messages (XEP-0425): a public reply is sent instead. Enable it on the server; on Prosody it is the module muc_moderation.`,
    },
  }
}

/** Why the room does not let this account in. */
export function refusedReport(room: string, condition: string): Pick<AccountReport, 'code' | 'texts'> {
  const [zh, en] = REFUSALS[condition] ?? [
    '请检查聊天室地址和设置',
    'check the address and settings of the room',
  ]
  return {
    code: 'room-refused',
    texts: {
      'zh-CN': `无法进入聊天室 ${room}（${condition}）：${zh}。会继续重试。`,
      en: `The room ${room} cannot be entered (${condition}): ${en}. It is tried again.`,
    },
  }
}

const REFUSALS: Readonly<Record<string, readonly [string, string]>> = {
  'item-not-found': ['聊天室不存在，请先创建它', 'there is no such room; create it first'],
  forbidden: ['这个账号被封禁，请由管理员解除', 'this account is banned; let an admin lift that'],
  'registration-required': [
    '聊天室只对成员开放，请把这个账号加为成员',
    'the room is for members only; make this account a member',
  ],
  conflict: ['昵称已被别人使用，请在设置中换一个', 'the nick is taken; set another one'],
  'not-authorized': ['聊天室设有密码，请取消密码', 'the room has a password; remove it'],
  'service-unavailable': ['聊天室已满', 'the room is full'],
  kicked: ['这个账号被移出了聊天室', 'this account was removed from the room'],
}
