/** What an operator did, in a sentence. */
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import type { Language } from '../../../core/charter/compiled.ts'

type Texts = Readonly<Record<Language, string>>

export interface Told {
  readonly act: string
  readonly data: Readonly<Record<string, unknown>>
  /** Names of the group, the member, and the operator it is about. */
  readonly group: string | null
  readonly member: string | null
  readonly whom: string | null
  /** The name of somebody who was invited, while it is kept. */
  readonly name: string | null
}

/** Acts of operators, and what they do by events that have a kind of their own. */
type AuditedAct = OperatorAct | 'publish' | 'uphold' | 'undo' | 'erase' | 'tick' | 'decline'

type Say = (told: Told & { readonly of: (field: string) => string; readonly on: Texts }) => Texts

const SAYINGS: Readonly<Record<AuditedAct, Say>> = {
  publish: ({ of }) => ({
    en: `Published version ${of('version')} of the charter.`,
    'zh-CN': `发布了章程第 ${of('version')} 版。`,
  }),
  uphold: ({ on }) => ({ en: `Upheld what was done${on.en}.`, 'zh-CN': `${on['zh-CN']}维持了原来的处理。` }),
  undo: ({ on }) => ({ en: `Undid what was done${on.en}.`, 'zh-CN': `${on['zh-CN']}撤销了原来的处理。` }),
  erase: () => ({
    en: 'Erased the texts and names of a member for good.',
    'zh-CN': '永久删除了一位成员的文字和名字。',
  }),
  tick: ({ on }) => ({
    en: `Said that a task was done${on.en}.`,
    'zh-CN': `${on['zh-CN']}确认一件手工的事已办。`,
  }),
  decline: ({ on }) => ({
    en: `Said that an act was not done or will not be${on.en}.`,
    'zh-CN': `${on['zh-CN']}说明一件事没有办成或不办了。`,
  }),
  'assign-group': ({ of, group, data }) =>
    data['kind'] === null
      ? {
          en: `Took the kind of ${group ?? 'a group'} away.`,
          'zh-CN': `取消了${quoted(group, '一个群')}的类型。`,
        }
      : {
          en: `Assigned ${group ?? 'a group'} to the kind ${of('kind')}.`,
          'zh-CN': `把${quoted(group, '一个群')}归为“${of('kind')}”。`,
        },
  'give-role': ({ of, member }) => ({
    en: `Gave ${member ?? 'a member'} the role ${of('role')}.`,
    'zh-CN': `给${quoted(member, '一位成员')}加上“${of('role')}”角色。`,
  }),
  'take-role': ({ of, member }) => ({
    en: `Took the role ${of('role')} from ${member ?? 'a member'}.`,
    'zh-CN': `去掉了${quoted(member, '一位成员')}的“${of('role')}”角色。`,
  }),
  tag: ({ of, member }) => ({
    en: `Tagged ${member ?? 'a member'} ${of('tag')}.`,
    'zh-CN': `给${quoted(member, '一位成员')}加上标签“${of('tag')}”。`,
  }),
  untag: ({ of, member }) => ({
    en: `Took the tag ${of('tag')} from ${member ?? 'a member'}.`,
    'zh-CN': `去掉了${quoted(member, '一位成员')}的标签“${of('tag')}”。`,
  }),
  note: ({ member }) => ({
    en: `Wrote something down about ${member ?? 'a member'}.`,
    'zh-CN': `给${quoted(member, '一位成员')}写了一条备注。`,
  }),
  unnote: ({ member }) => ({
    en: `Took back a note about ${member ?? 'a member'}.`,
    'zh-CN': `收回了关于${quoted(member, '一位成员')}的一条备注。`,
  }),
  'reset-breaker': ({ of }) => ({
    en: `Set the rule ${of('rule')} live again.`,
    'zh-CN': `让规则“${of('rule')}”重新生效。`,
  }),
  link: ({ member }) => ({
    en: `Said that ${member ?? 'a member'} and another member are one person.`,
    'zh-CN': `把另一位成员并入${quoted(member, '一位成员')}：他们是同一个人。`,
  }),
  acknowledge: () => ({ en: 'Took a notice on.', 'zh-CN': '接手了一条通知。' }),
  'account-created': () => ({ en: 'Connected an account.', 'zh-CN': '接入了一个账号。' }),
  'account-changed': () => ({ en: 'Changed the settings of an account.', 'zh-CN': '改了一个账号的设置。' }),
  'account-closed': () => ({ en: 'Switched an account off.', 'zh-CN': '停用了一个账号。' }),
  'account-opened': () => ({ en: 'Switched an account on.', 'zh-CN': '启用了一个账号。' }),
  'history-started': () => ({ en: 'Began to archive a chat history.', 'zh-CN': '开始导入一份聊天记录。' }),
  'history-ended': () => ({ en: 'A chat history was archived.', 'zh-CN': '一份聊天记录导入结束。' }),
  'test-message': ({ on }) => ({
    en: `Sent a test message${on.en}.`,
    'zh-CN': `${on['zh-CN']}发了一条测试消息。`,
  }),
  'assign-case': ({ data, whom }) =>
    data['assignee'] === null
      ? { en: 'Gave an item of the inbox back to everybody.', 'zh-CN': '把一件待办放回给大家。' }
      : {
          en: `Gave an item of the inbox to ${whom ?? 'an operator'}.`,
          'zh-CN': `把一件待办交给${quoted(whom, '一位运营者')}。`,
        },
  'snooze-case': () => ({ en: 'Put an item of the inbox off.', 'zh-CN': '把一件待办推后。' }),
  'close-case': () => ({ en: 'Closed an item of the inbox.', 'zh-CN': '关闭了一件待办。' }),
  'reopen-case': () => ({ en: 'Opened an item of the inbox again.', 'zh-CN': '重新打开了一件待办。' }),
  invited: ({ name, of }) => ({
    en: `Invited ${name ?? 'somebody'} as ${RIGHT_NAMES.en(of('right'))}.`,
    'zh-CN': `邀请${quoted(name, '一个人')}来做${RIGHT_NAMES['zh-CN'](of('right'))}。`,
  }),
  'invitation-revoked': ({ name }) => ({
    en: `Took the invitation of ${name ?? 'somebody'} back.`,
    'zh-CN': `撤回了给${quoted(name, '一个人')}的邀请。`,
  }),
  'invitation-used': ({ whom, of }) => ({
    en: `Joined as ${RIGHT_NAMES.en(of('right'))}, invited by ${whom ?? 'an operator'}.`,
    'zh-CN': `应${quoted(whom, '一位运营者')}的邀请加入，成为${RIGHT_NAMES['zh-CN'](of('right'))}。`,
  }),
  'right-given': ({ whom, of }) => ({
    en: `Made ${whom ?? 'an operator'} ${RIGHT_NAMES.en(of('right'))}.`,
    'zh-CN': `让${quoted(whom, '一位运营者')}成为${RIGHT_NAMES['zh-CN'](of('right'))}。`,
  }),
  'right-taken': ({ whom, of }) => ({
    en: `Took the right of ${whom ?? 'an operator'}, who was ${RIGHT_NAMES.en(of('right'))}.`,
    'zh-CN': `收回了${quoted(whom, '一位运营者')}的权限（原来是${RIGHT_NAMES['zh-CN'](of('right'))}）。`,
  }),
  'member-link': ({ member }) => ({
    en: `Made a link by which ${member ?? 'a member'} sees what is held about them.`,
    'zh-CN': `给${quoted(member, '一位成员')}生成了查看自己资料的链接。`,
  }),
}

const isAudited = (act: string): act is AuditedAct => Object.hasOwn(SAYINGS, act)

/** The acts that have a sentence of their own, for a filter. */
export const AUDITED_ACTS: readonly AuditedAct[] = Object.keys(SAYINGS).filter(isAudited)

/** The sentence; an act of another version is named as it is stored. */
export function sentenceOf(told: Told, language: Language): string {
  const of = (field: string): string => {
    const value = told.data[field]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '–'
  }
  const on = {
    en: told.member !== null ? ` to ${told.member}` : told.group !== null ? ` in ${told.group}` : '',
    'zh-CN': told.member !== null ? `对“${told.member}”` : told.group !== null ? `在“${told.group}”` : '',
  }
  if (isAudited(told.act)) return SAYINGS[told.act]({ ...told, of, on })[language]
  return language === 'zh-CN' ? `操作：${told.act}。` : `Act: ${told.act}.`
}

const quoted = (name: string | null, instead: string): string => (name === null ? instead : `“${name}”`)

export const RIGHT_NAMES: Readonly<Record<Language, (right: string) => string>> = {
  en: (right) => (right === 'viewer' || right === 'manager' || right === 'steward' ? `a ${right}` : right),
  'zh-CN': (right) =>
    ({ viewer: '只读成员', manager: '管理者', steward: '总管' })[right as 'viewer' | 'manager' | 'steward'] ??
    right,
}
