/** What `folkmoot import` says of a file that was read, or could not be. */
import type { Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import type { Brought } from './bring.ts'

/** Groups that are named. */
const GROUPS = 5

export function broughtText(
  file: string,
  { figures, fault, state, format }: Brought,
  language: Language,
): string {
  const number = (value: number): string => value.toLocaleString(language)
  const counted = (value: number, one: string, many: string): string =>
    `${number(value)} ${value === 1 ? one : many}`
  if (state !== 'done') {
    const why = fault?.message ?? both('已取消。', 'It was cancelled.')[language]
    return both(`${file}：没有读完。${why}`, `${file}: not read to its end. ${why}`)[language]
  }
  const named = figures.groups.slice(0, GROUPS).map(({ name, native }) => name ?? native)
  const more = figures.groups.length - named.length
  const skipped = figures.skipped.map(({ reason, count }) => `    ${number(count)}  ${reason}`)
  const lines = both(
    [
      `${file}（${format ?? ''}）：${number(figures.messages)} 条消息，${number(figures.members)} 人。`,
      `  群：${named.join('、')}${more > 0 ? ` 等 ${number(figures.groups.length)} 个` : ''}`,
      `  新归档 ${number(figures.fresh)} 个事件，已有 ${number(figures.known)} 个，没有收下 ${number(figures.refused)} 个`,
      `  坏记录 ${number(figures.broken)} 条，跳过的记录：${skipped.length === 0 ? '无' : ''}`,
    ].join('\n'),
    [
      `${file} (${format ?? ''}): ${counted(figures.messages, 'message', 'messages')} of ${counted(figures.members, 'person', 'people')}.`,
      `  groups: ${named.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`,
      `  ${counted(figures.fresh, 'event', 'events')} archived now, ${number(figures.known)} known before, ${number(figures.refused)} refused`,
      `  ${counted(figures.broken, 'broken record', 'broken records')}; skipped: ${skipped.length === 0 ? 'none' : ''}`.trimEnd(),
    ].join('\n'),
  )
  return [lines[language], ...skipped].join('\n')
}

export const askZone = (file: string): ReturnType<typeof both> =>
  both(
    `${file} 里的时间没有写时区。是哪个时区？（例如 Asia/Shanghai）`,
    `${file} does not tell the time zone of its times. Which is it (such as Europe/Berlin)? `,
  )
