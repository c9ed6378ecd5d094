/** A checkup told to a person at a terminal: the five grades, why, and what would help. */
import type { Language } from '../../core/charter/compiled.ts'
import { PROBLEMS, type CheckupReport, type Problem } from '../../core/health/report.ts'
import { figureOf } from './html/figure.ts'
import { harmless } from './html/markup.ts'
import { voiceOf, type Voice } from './html/page-language.ts'
import { PROBLEM_NAMES, standingOf, STANDING_WORDS, SURE_WORDS } from './html/problem-words.ts'
import { widthOf } from './html/charts/measure.ts'

const BAR = 20
const CURES = 2

export interface Written {
  readonly html: string | null
  readonly charter: string | null
}

/** @param written the files that were written besides */
export function checkupText(report: CheckupReport, language: Language, written: Written): string {
  const voice = voiceOf(language, report.history.zone.name)
  const { words, say } = voice
  const indent = Math.max(...PROBLEMS.map((id) => cells(say(PROBLEM_NAMES[id])))) + 2
  const lines = [
    titleOf(report, voice),
    spanOf(report, voice),
    '',
    ...report.problems.flatMap((problem) => problemLines(problem, voice, indent)),
    ...report.caveats.map((caveat) => `${words('注意：', 'Note: ')}${say(caveat)}`),
    ...zoneNote(report, voice),
    ...whereNext(written, voice),
  ]
  return lines.map(oneLine).join('\n')
}

function titleOf({ groups }: CheckupReport, { words }: Voice): string {
  const [first] = groups
  if (first === undefined) return words('一份空的聊天记录', 'An empty history')
  const name = first.name === '' ? first.native : first.name
  const more = groups.length - 1
  if (more === 0) return words(`${name} · 社群体检`, `${name} · checkup`)
  return words(`${name}等 ${groups.length} 个群 · 社群体检`, `${name} and ${more} more · checkup`)
}

function spanOf({ history: { messages, members, from, to } }: CheckupReport, voice: Voice): string {
  const { words, day } = voice
  const figure = (value: number) => figureOf(value, 'count', voice).number
  const span = from === null || to === null ? '—' : `${day(from)} – ${day(to)}`
  return words(
    `${figure(messages)} 条消息，${figure(members)} 位成员，${span}`.replaceAll('万 ', '万'),
    `${figure(messages)} ${messages === 1 ? 'message' : 'messages'}, ${figure(members)} ${members === 1 ? 'member' : 'members'}, ${span}`,
  )
}

function problemLines(
  { id, grade, headline, cures }: Problem,
  voice: Voice,
  indent: number,
): readonly string[] {
  const { words, say } = voice
  const name = say(PROBLEM_NAMES[id])
  const full = Math.round(((grade.value ?? 0) / 100) * BAR)
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
  const value = grade.value === null ? ' —' : String(grade.value).padStart(3)
  const standing = say(STANDING_WORDS[standingOf(grade.value)])
  const margin = ' '.repeat(indent)
  const helps = cures.slice(0, CURES).map(({ title, points, available }) => {
    const later = available ? '' : words('（以后的版本）', ' (a later version)')
    return `${margin}→ ${say(title)}${later}${words(`：最多赢回 ${points} 分`, `: up to ${points} points`)}`
  })
  return [
    `${name}${' '.repeat(indent - cells(name))}${bar} ${value}  ${standing} · ${say(SURE_WORDS[grade.sure])}`,
    `${margin}${say(headline)}`,
    ...helps,
    '',
  ]
}

function zoneNote({ history: { zone } }: CheckupReport, { words }: Voice): readonly string[] {
  if (zone.from === 'given') return []
  return [
    words(
      `日期和钟点按本机时区 ${zone.name} 算；不对的话，加上 --tz。`,
      `Days and hours are those of this machine’s time zone, ${zone.name}; if that is wrong, say --tz ZONE.`,
    ),
  ]
}

function whereNext({ html, charter }: Written, { words }: Voice): readonly string[] {
  return [
    html === null
      ? words(
          '证据（图表、例子、算法）在网页里：加上 --html 报告.html',
          'The evidence (pictures, examples, formulas) is in the page: add --html report.html',
        )
      : words(`证据在 ${html}`, `The evidence is in ${html}`),
    charter === null
      ? words(
          '要一份对症的章程草稿：加上 --charter 章程.yaml',
          'For a draft charter that takes up the cures: add --charter charter.yaml',
        )
      : words(
          `章程草稿在 ${charter}，规则都是试运行`,
          `The draft charter is in ${charter}; every rule of it is on trial`,
        ),
  ]
}

/** Columns that a text takes: Chinese letters take two. */
const cells = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (widthOf(sign, 1) === 1 ? 2 : 1), 0)

/** Escape sequences of a chat must not reach the terminal, nor its line breaks the layout. */
const oneLine = (text: string): string => harmless(text).replace(/[\n\t]+/g, ' ')
