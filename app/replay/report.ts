/** A replay told to a person. */
import type { Language } from '../../core/charter/compiled.ts'
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
  const lines = [
    say(
      `“${report.charter.name}”对这段历史会怎么做`,
      `What "${report.charter.name}" would have done with this history`,
    ),
    '',
    say(
      `读到 ${number(report.events)} 条记录，判定 ${number(report.decisions.total)} 个事件：${number(report.groups)} 个群，${number(report.members)} 人，${dates(report)}。`,
      `${number(report.events)} records read, ${number(report.decisions.total)} events decided: ${number(report.groups)} groups, ${number(report.members)} people, ${dates(report)}.`,
    ),
    say(
      `规则命中 ${number(report.decisions.fired)} 次，动作 ${number(report.actions.total)} 个，受处罚的成员 ${number(report.membersHit.total)} 人。`,
      `Rules fired ${number(report.decisions.fired)} times: ${number(report.actions.total)} actions, ${number(report.membersHit.total)} members sanctioned.`,
    ),
    '',
    ...ruleLines(report, say, number),
    ...section(say('动作', 'Actions'), report.actions.byKind, number),
    ...section(say('按身份', 'By role'), report.decisions.byRole, number),
    ...section(say('未执行', 'Held back'), report.held, number),
    ...section(say('跳过的记录', 'Records skipped'), report.skipped.byReason, number),
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
  if (rules.length === 0) return [say('没有规则命中。', 'No rule fired.'), '']
  return rules.flatMap(([rule, fired]) => [
    say(
      `${rule}：${number(fired)} 次，处罚 ${number(report.membersHit.byRule[rule] ?? 0)} 人`,
      `${rule}: ${number(fired)} times, ${number(report.membersHit.byRule[rule] ?? 0)} members sanctioned`,
    ),
    ...(report.examples[rule] ?? [])
      .slice(0, 2)
      .map(({ at, name, text }) => `    ${at.slice(0, 16).replace('T', ' ')}  ${name}: ${oneLine(text)}`),
    '',
  ])
}

function section(
  title: string,
  counts: Readonly<Record<string, number>>,
  number: (value: number) => string,
): string[] {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a)
  if (rows.length === 0) return []
  return [`${title}: ${rows.map(([name, count]) => `${name} ${number(count)}`).join(' · ')}`, '']
}

const SHOWN = 80
// Escape sequences in a chat must not reach the terminal.
const CONTROL = /[\p{Cc}\p{Cf}]+/gu

function oneLine(text: string): string {
  const line = text.replaceAll(CONTROL, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
