/** For each term of conditions: how it is used, and the values that it may have where these are few. */
import type { Language } from '../../charter/compiled.ts'
import { KNOWN_TYPES } from '../../chat/message.ts'

type Words = Record<Language, string>

export interface TermExample {
  /** A whole condition. */
  readonly condition: Words
  /** All values, where there are few. */
  readonly values: readonly { readonly value: string; readonly label: Words }[]
}

type Values = TermExample['values']

const uses = (zh: string, en = zh, values: Values = []): TermExample => ({
  condition: { 'zh-CN': zh, en },
  values,
})
const of = (value: string, zh: string, en: string): Values[number] => ({ value, label: { 'zh-CN': zh, en } })

const ROLES: Values = [
  of('owner', '群主', 'Owner'),
  of('manager', '管理员', 'Manager'),
  of('member', '普通成员', 'Member'),
]

const WEEKDAYS: Values = [
  of('1', '周一', 'Monday'),
  of('2', '周二', 'Tuesday'),
  of('3', '周三', 'Wednesday'),
  of('4', '周四', 'Thursday'),
  of('5', '周五', 'Friday'),
  of('6', '周六', 'Saturday'),
  of('7', '周日', 'Sunday'),
]

const PART_LABELS: Readonly<Record<(typeof KNOWN_TYPES)[number], Words>> = {
  text: { 'zh-CN': '文字', en: 'Text' },
  mention: { 'zh-CN': '@某人', en: 'Mention' },
  link: { 'zh-CN': '链接', en: 'Link' },
  image: { 'zh-CN': '图片', en: 'Image' },
  voice: { 'zh-CN': '语音', en: 'Voice' },
  video: { 'zh-CN': '视频', en: 'Video' },
  file: { 'zh-CN': '文件', en: 'File' },
  sticker: { 'zh-CN': '表情包', en: 'Sticker' },
  contact: { 'zh-CN': '名片', en: 'Contact card' },
  'mini-program': { 'zh-CN': '小程序', en: 'Mini program' },
  article: { 'zh-CN': '文章', en: 'Article' },
  location: { 'zh-CN': '位置', en: 'Location' },
  poll: { 'zh-CN': '投票', en: 'Poll' },
  'red-packet': { 'zh-CN': '红包', en: 'Red packet' },
  forwarded: { 'zh-CN': '合并转发', en: 'Forwarded messages' },
}
const PARTS: Values = KNOWN_TYPES.map((value) => ({ value, label: PART_LABELS[value] }))

const LANGUAGES: Values = [
  of('zh', '中文', 'Chinese'),
  of('en', '英文', 'English'),
  of('ja', '日文', 'Japanese'),
  of('ko', '韩文', 'Korean'),
  of('ru', '俄文', 'Russian'),
  of('und', '看不出', 'Unknown'),
]

const CONTACTS: Values = [
  of('phone', '电话', 'Phone number'),
  of('wechat', '微信号', 'WeChat id'),
  of('qq', 'QQ 号', 'QQ number'),
  of('email', '邮箱', 'E-mail address'),
  of('telegram', 'Telegram 账号', 'Telegram account'),
  of('wallet', '钱包地址', 'Wallet'),
]

export const TERM_EXAMPLES: Readonly<Record<string, TermExample>> = {
  'event.kind': uses("event.kind == 'message.sent'"),
  'message.is_reply': uses('!message.is_reply'),
  'message.is_edit': uses('message.is_edit'),
  'message.has': uses("message.has('image')", "message.has('image')", PARTS),
  'text.raw': uses("text.raw == '报名'", "text.raw == 'sign me up'"),
  'text.contains': uses("text.contains('加微信')", "text.contains('promo')"),
  'text.is': uses("text.is('帮助')", "text.is('help')"),
  'text.starts_with': uses("text.starts_with('求助')", "text.starts_with('question:')"),
  'text.ends_with': uses("text.ends_with('吗')", "text.ends_with('please')"),
  'text.matches_any': uses("text.matches_any(['价格', '多少钱'])", "text.matches_any(['price', 'cost'])"),
  'text.matches_list': uses("text.matches_list('ads')"),
  'text.matches': uses("text.matches('[0-9]{6,}')"),
  'member.role': uses("member.role != 'owner'", "member.role != 'owner'", ROLES),
  'member.roles': uses("'creator' in member.roles"),
  'member.tags': uses("'新人' in member.tags", "'newcomer' in member.tags"),
  'member.messages': uses('member.messages < 5'),
  'member.points': uses('member.points >= 100'),
  'member.days': uses('member.days < 7'),
  'member.minutes_here': uses('member.minutes_here >= 0 && member.minutes_here < 10'),
  'member.name': uses("member.name == '小助手'", "member.name == 'helper'"),
  'group.kind': uses("group.kind == 'lobby'"),
  'group.members': uses('group.members > 200'),
  'group.value': uses("group.value('teacher') != ''"),
  'time.hour': uses('time.hour >= 22'),
  'time.weekday': uses('time.weekday >= 6', 'time.weekday >= 6', WEEKDAYS),
  'reaction.emoji': uses("reaction.emoji in ['👍', '❤️']"),
  'counts.messages': uses("counts.messages('30s') > 8"),
  'counts.messages_everywhere': uses("counts.messages_everywhere('1m') > 10"),
  'counts.group_messages': uses("counts.group_messages('24h') < 3"),
  'counts.joins': uses("counts.joins('5m') > 20"),
  'counts.same_text': uses("counts.same_text('10m') >= 3"),
  'counts.same_text_groups': uses("counts.same_text_groups('10m') >= 3"),
  'counts.violations': uses("counts.violations('7d') >= 2"),
  'counts.fired': uses("counts.fired('no-ads', '24h') >= 2"),
  'facts.has_link': uses('facts.has_link'),
  'facts.link_count': uses('facts.link_count > 2'),
  'facts.domains': uses("'example.com' in facts.domains"),
  'facts.mention_count': uses('facts.mention_count > 5'),
  'facts.mentions_all': uses('facts.mentions_all'),
  'facts.forms': uses("'image' in facts.forms", "'image' in facts.forms", PARTS),
  'facts.contact': uses('facts.contact'),
  'facts.contacts': uses("'phone' in facts.contacts", "'phone' in facts.contacts", CONTACTS),
  'facts.length': uses('facts.length >= 80'),
  'facts.lines': uses('facts.lines > 20'),
  'facts.emoji_ratio': uses('facts.emoji_ratio > 0.5'),
  'facts.digit_ratio': uses('facts.digit_ratio > 0.5'),
  'facts.repeat_ratio': uses('facts.repeat_ratio > 0.6 && facts.length > 40'),
  'facts.language': uses("facts.language == 'en'", "facts.language == 'zh'", LANGUAGES),
  'facts.question': uses('facts.question'),
}
