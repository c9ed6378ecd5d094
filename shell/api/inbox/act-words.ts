/** Verbs for what Folkmoot does on a platform. */
import type { ActionKind } from '../../../core/chat/action.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { Texts } from '../api-error.ts'

export const ACT_WORDS: Readonly<Record<ActionKind, Texts>> = {
  say: { en: 'speak in the group', 'zh-CN': '在群里发言' },
  reply: { en: 'reply', 'zh-CN': '回复' },
  tell: { en: 'write a private message', 'zh-CN': '发私信' },
  warn: { en: 'warn', 'zh-CN': '警告' },
  mute: { en: 'mute', 'zh-CN': '禁言' },
  unmute: { en: 'unmute', 'zh-CN': '解除禁言' },
  tag: { en: 'tag', 'zh-CN': '打标签' },
  case: { en: 'open a case', 'zh-CN': '交给人处理' },
  note: { en: 'take a note', 'zh-CN': '记一笔' },
  points: { en: 'give points', 'zh-CN': '记积分' },
  webhook: { en: 'call the webhook', 'zh-CN': '调用网络钩子' },
  notify: { en: 'notify an operator', 'zh-CN': '通知运营者' },
  recall: { en: 'recall the message', 'zh-CN': '撤回消息' },
  remove: { en: 'remove the member', 'zh-CN': '移出成员' },
  block: { en: 'block the member', 'zh-CN': '拉黑成员' },
}

/** The verb of an act; null = it is not known which. */
export function actWord(kind: ActionKind | null, language: Language): string {
  if (kind === null) return language === 'zh-CN' ? '执行' : 'carry it out'
  return ACT_WORDS[kind][language]
}
