/** The brief in ten lines: the one thing to do now, then what matters in each community. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { Words } from '../compose.ts'
import { kindOf } from '../kinds.ts'
import { CASES } from '../sources.ts'
import { DAY } from './figures.ts'
import type { Figures } from './figures.ts'

const MOST_LINES = 10
const HOUR = 3_600_000

/** Whether there is anything that a person would want to read. */
export function isEmpty(figures: readonly Figures[], now: number): boolean {
  return figures.every((one) => linesOf(one, 'en', now).length === 0)
}

export function composeBrief(
  figures: readonly Figures[],
  language: Language,
  origin: string,
  now: number,
): Words {
  const sorted = figures.toSorted((a, b) => pressure(b, now) - pressure(a, now))
  const told = sorted.flatMap((one) => {
    const facts = linesOf(one, language, now)
    return facts.length === 0 ? [] : [`${one.name}${COLON[language]}${facts.join(COMMA[language])}`]
  })
  // The first line and the address are two of the ten.
  const room = MOST_LINES - 2
  const shown = told.length > room ? told.slice(0, room - 1) : told
  const rest = told.length - shown.length
  const lines = [
    thingToDo(sorted[0], language, now),
    ...shown,
    ...(rest > 0 ? [SAID[language].more(rest)] : []),
    origin,
  ]
  return { title: kindOf('brief').title[language], text: lines.join('\n') }
}

/** What presses most: higher comes first. */
function pressure({ urgent, unknown, waiting, failed, tasks, silent, oldest }: Figures, now: number): number {
  if (urgent.length > 0) return 1e6 + urgent.length
  if (unknown > 0) return 1e5 + unknown
  const days = oldest === null ? 0 : (now - oldest) / DAY
  return Math.min(waiting, 900) * 50 + days + failed * 20 + tasks * 10 + silent.length
}

function thingToDo(first: Figures | undefined, language: Language, now: number): string {
  const say = SAID[language]
  if (first === undefined) return say.nothing
  const { name, urgent, unknown, waiting, oldest, failed, tasks, silent } = first
  const [worst] = urgent
  if (worst !== undefined) return say.doNow(name, kindOf(CASES[worst.kind] ?? 'case-opened').title[language])
  if (unknown > 0) return say.doNow(name, say.lookWhetherSent(unknown))
  if (waiting > 0) return say.doNow(name, say.decide(waiting, since(oldest, language, now)))
  if (tasks > 0) return say.doNow(name, say.tasks(tasks))
  if (failed > 0) return say.doNow(name, say.failed(failed))
  if (silent[0] !== undefined) return say.doNow(name, say.wake(silent[0]))
  return say.nothing
}

function linesOf(figures: Figures, language: Language, now: number): readonly string[] {
  const say = SAID[language]
  const { waiting, oldest, unknown, failed, tasks, newMembers, acts, undone, liveliness, silent, last } =
    figures
  const isQuiet = last !== null && last < now - DAY
  return [
    ...(waiting > 0 ? [say.waiting(waiting, since(oldest, language, now))] : []),
    ...(unknown > 0 ? [say.unknown(unknown)] : []),
    ...(failed > 0 ? [say.failed(failed)] : []),
    ...(tasks > 0 ? [say.tasks(tasks)] : []),
    ...(newMembers > 0 ? [say.joined(newMembers)] : []),
    ...(liveliness !== null && !isQuiet && (liveliness < 60 || liveliness > 150)
      ? [say.lively(liveliness)]
      : []),
    ...(acts > 0 ? [say.acts(acts, undone)] : []),
    ...(silent.length > 0 ? [say.silent(silent.slice(0, 3), silent.length)] : []),
    ...(isQuiet && last > now - 14 * DAY ? [say.quiet(since(last, language, now))] : []),
  ]
}

function since(at: number | null, language: Language, now: number): string {
  const hours = Math.max(1, Math.round((now - (at ?? now)) / HOUR))
  const days = Math.round(hours / 24)
  if (language === 'zh-CN') return hours < 36 ? `${hours} 小时` : `${days} 天`
  if (hours < 36) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${days} days`
}

const COLON: Readonly<Record<Language, string>> = { en: ': ', 'zh-CN': '：' }
const COMMA: Readonly<Record<Language, string>> = { en: '; ', 'zh-CN': '；' }
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

interface Sayings {
  readonly nothing: string
  readonly doNow: (name: string, what: string) => string
  readonly lookWhetherSent: (count: number) => string
  readonly decide: (count: number, oldest: string) => string
  readonly wake: (group: string) => string
  readonly waiting: (count: number, oldest: string) => string
  readonly unknown: (count: number) => string
  readonly failed: (count: number) => string
  readonly tasks: (count: number) => string
  readonly joined: (count: number) => string
  readonly lively: (percent: number) => string
  readonly acts: (count: number, undone: number) => string
  readonly silent: (names: readonly string[], count: number) => string
  readonly quiet: (span: string) => string
  readonly more: (count: number) => string
}

const SAID: Readonly<Record<Language, Sayings>> = {
  en: {
    nothing: 'Nothing needs you now.',
    doNow: (name, what) => `First of all, ${name}: ${what}.`,
    lookWhetherSent: (count) => `look whether ${many(count, 'act')} did take place`,
    decide: (count, oldest) => `decide ${many(count, 'case')}, the oldest waiting for ${oldest}`,
    wake: (group) => `say something in ${group}, which has fallen silent`,
    waiting: (count, oldest) => `${many(count, 'case')} waiting, the oldest for ${oldest}`,
    unknown: (count) => `${many(count, 'act')} of unknown outcome`,
    failed: (count) => `${many(count, 'act')} that failed`,
    tasks: (count) => `${many(count, 'task')} to do by hand`,
    joined: (count) => many(count, 'new member'),
    lively: (percent) => `${percent < 100 ? 'quieter' : 'livelier'} than usual (${percent} %)`,
    acts: (count, undone) => `${many(count, 'act')} by rules${undone > 0 ? `, ${undone} undone` : ''}`,
    silent: (names, count) =>
      `unusually silent: ${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`,
    quiet: (span) => `nothing has happened for ${span}`,
    more: (count) => `… and ${many(count, 'more community', 'more communities')}`,
  },
  'zh-CN': {
    nothing: '现在没有需要你处理的事。',
    doNow: (name, what) => `先做这件事——${name}：${what}。`,
    lookWhetherSent: (count) => `有 ${count} 个动作不确定是否已执行，去看一下`,
    decide: (count, oldest) => `处理 ${count} 件待办，最早的一件已等了 ${oldest}`,
    wake: (group) => `到突然安静下来的“${group}”里说句话`,
    waiting: (count, oldest) => `${count} 件待办，最早的已等 ${oldest}`,
    unknown: (count) => `${count} 个动作结果不明`,
    failed: (count) => `${count} 个动作没能执行`,
    tasks: (count) => `${count} 个任务等人手动完成`,
    joined: (count) => `新成员 ${count} 人`,
    lively: (percent) => `比平时${percent < 100 ? '冷清' : '热闹'}（平时的 ${percent}%）`,
    acts: (count, undone) => `规则执行 ${count} 次${undone > 0 ? `，撤销 ${undone} 次` : ''}`,
    silent: (names, count) =>
      `异常安静：${names.join('、')}${count > names.length ? `等 ${count} 个群` : ''}`,
    quiet: (span) => `已 ${span}没有任何动静`,
    more: (count) => `……另有 ${count} 个社群`,
  },
}
