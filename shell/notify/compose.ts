/** The words of a delivery: a title that says what it is, lines that say the rest, most important first. */
import type { Language } from '../../core/charter/compiled.ts'
import { kindOf } from './kinds.ts'
import type { Delivery } from './notice.ts'

export interface Words {
  readonly title: string
  readonly text: string
}

export interface Setting {
  readonly communityName: string
  readonly language: Language
  /** Where people open the console. */
  readonly origin: string
  /** Minutes until an urgent notice goes on to the next person. */
  readonly minutes: number
}

const MOST_LINES = 10

export function compose({ notices, urgent }: Delivery, setting: Setting): Words {
  const { communityName, language, origin, minutes } = setting
  const [first] = notices
  const isOneThing = notices.every(({ kind }) => kind === first?.kind) && (urgent || notices.length === 1)
  const subject =
    isOneThing && first !== undefined ? kindOf(first.kind).title[language] : SEVERAL[language](notices.length)
  const lines = notices.slice(0, MOST_LINES).map(({ texts }) => texts[language])
  const shown = lines.length > 1 ? lines.map((line) => `• ${line}`) : lines
  const rest = notices.length - lines.length
  if (rest > 0) shown.push(REST[language](rest))
  if (urgent) shown.push(ACKNOWLEDGE[language](minutes))
  return {
    title: headOf(communityName, subject, urgent, language),
    text: [...shown, origin].join('\n'),
  }
}

export function headOf(community: string, subject: string, urgent: boolean, language: Language): string {
  if (language === 'en') return `${urgent ? 'Urgent: ' : ''}${subject} – ${community}`
  return `${urgent ? '【紧急】' : ''}${community}：${subject}`
}

const SEVERAL: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `${count} things to look at`,
  'zh-CN': (count) => `有 ${count} 件事待查看`,
}

const REST: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `… and ${count} more`,
  'zh-CN': (count) => `……另有 ${count} 件`,
}

const ACKNOWLEDGE: Readonly<Record<Language, (minutes: number) => string>> = {
  en: (minutes) =>
    `Acknowledge it in the console; otherwise the next person is told after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  'zh-CN': (minutes) => `请在控制台点“知道了”；${minutes} 分钟内无人确认，就会通知下一位。`,
}
