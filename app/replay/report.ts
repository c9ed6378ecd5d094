/** A replay told to a person. */
import type { Language } from '../../core/charter/compiled.ts'
import { both, type Bilingual } from '../../core/charter/fault.ts'
import type { Held } from '../../core/decide/decision.ts'
import { ACT_FORMS } from '../../core/rules/actions/all.ts'
import { reasonText } from '../imports/reasons.ts'
import type { Skipped } from './reading.ts'
import type { ReplayResult } from './replay.ts'

/** The one JSON object that `folkmoot replay --json` prints; its fields are stable. */
export interface ReplayReport extends ReplayResult {
  readonly charter: { readonly name: string; readonly rules: number }
  readonly files: number
  /** Records read from the files. */
  readonly events: number
  readonly skipped: Skipped
  readonly rate: { readonly seconds: number; readonly eventsPerSecond: number }
}

type Words = (zh: string, en: string) => string

export function reportText(report: ReplayReport, language: Language): string {
  const say: Words = (zh, en) => (language === 'zh-CN' ? zh : en)
  const number = (value: number) => value.toLocaleString(language)
  const counted = (thing: string, count: number) => `${number(count)} ${thing}${count === 1 ? '' : 's'}`
  const lines = [
    say(
      `“${report.charter.name}”对这段历史会怎么做`,
      `What "${report.charter.name}" would have done with this history`,
    ),
    '',
    say(
      `读到 ${number(report.events)} 条记录，共 ${number(report.decisions.total)} 个事件，来自 ${number(report.groups)} 个群、${number(report.members)} 位成员，${dates(report)}。`,
      `${counted('record', report.events)} read, ${counted('event', report.decisions.total)} decided: ${counted('group', report.groups)}, ${counted('member', report.members)}, ${dates(report)}.`,
    ),
    say(
      `规则命中 ${number(report.decisions.fired)} 次，会有 ${number(report.actions.total)} 个动作，${number(report.membersHit.total)} 位成员会受到处理。`,
      `Rules fired ${counted('time', report.decisions.fired)}: ${counted('action', report.actions.total)}, ${counted('member', report.membersHit.total)} sanctioned.`,
    ),
    '',
    ...ruleLines(report, say, number),
    ...section(say('动作：', 'Actions: '), report.actions.byKind, (kind) => ACTS[kind]?.[language], number),
    ...section(
      say('命中的身份：', 'Fired by role: '),
      report.decisions.byRole,
      (role) => ROLES[role]?.[language],
      number,
    ),
    ...section(say('命中但没有执行：', 'Held back: '), report.held, (why) => HELD[why]?.[language], number),
    ...section(
      say('跳过的记录：', 'Records skipped: '),
      report.skipped.byReason,
      (code) => reasonText(code, language),
      number,
    ),
    say(
      `用时 ${report.rate.seconds} 秒，每秒 ${number(report.rate.eventsPerSecond)} 个事件。`,
      `${report.rate.seconds} s, ${number(report.rate.eventsPerSecond)} events a second.`,
    ),
  ]
  return lines.join('\n')
}

function dates({ from, to }: ReplayReport): string {
  return from === null || to === null ? '—' : `${from.slice(0, 10)} – ${to.slice(0, 10)}`
}

function ruleLines(report: ReplayReport, say: Words, number: (value: number) => string): string[] {
  const rules = Object.entries(report.decisions.byRule).sort(([, a], [, b]) => b - a)
  const hitOf = (rule: string) => report.membersHit.byRule[rule] ?? 0
  if (rules.length === 0) return [say('没有规则命中。', 'No rule fired.'), '']
  return rules.flatMap(([rule, fired]) => [
    say(
      `${rule}：${number(fired)} 次${hitOf(rule) === 0 ? '' : `，处理 ${number(hitOf(rule))} 人`}`,
      `${rule}: ${fired === 1 ? 'once' : `${number(fired)} times`}${hitOf(rule) === 0 ? '' : `, ${number(hitOf(rule))} sanctioned`}`,
    ),
    ...(report.examples[rule] ?? [])
      .filter(({ name, text }) => name !== '' || text !== '')
      .slice(0, 2)
      .map(({ at, name, text }) => `    ${at.slice(0, 16).replace('T', ' ')}  ${quoted(name, text, say)}`),
    '',
  ])
}

const ACTS: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  ACT_FORMS.map(({ kind, label }) => [kind, label]),
)
const ROLES: Readonly<Record<string, Bilingual>> = {
  owner: both('群主', 'owner'),
  manager: both('管理员', 'manager'),
  member: both('成员', 'member'),
  none: both('不针对某个人', 'nobody in particular'),
}
const HELD_WORDS: Readonly<Record<Held, Bilingual>> = {
  dry: both('试运行', 'on trial'),
  quiet: both('安静时段', 'quiet hours'),
  late: both('迟到', 'late'),
  cooldown: both('冷却中', 'cooling down'),
  cap: both('当天次数用完', 'daily cap reached'),
  exempt: both('豁免', 'exempt'),
  breaker: both('触发过多，自动停下', 'stopped, it hit too many'),
  protected: both('改为交给人处理', 'left to a person'),
  ceiling: both('已到内置上限', 'built-in ceiling reached'),
  stranger: both('不私信陌生人', 'no private message to strangers'),
}

const HELD: Readonly<Record<string, Bilingual>> = HELD_WORDS

function section(
  title: string,
  counts: Readonly<Record<string, number>>,
  nameOf: (key: string) => string | undefined,
  number: (value: number) => string,
): string[] {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a)
  if (rows.length === 0) return []
  return [`${title}${rows.map(([key, count]) => `${nameOf(key) ?? key} ${number(count)}`).join(' · ')}`, '']
}

/** An arrival has no text, a schedule nobody's name. */
function quoted(name: string, text: string, say: Words): string {
  const said = [name, text].map(oneLine).filter((part) => part !== '')
  return said.join(say('：', ': '))
}

const SHOWN = 80
// Escape sequences in a chat must not reach the terminal.
const CONTROL = /[\p{Cc}\p{Cf}]+/gu

function oneLine(text: string): string {
  const line = text.replaceAll(CONTROL, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
