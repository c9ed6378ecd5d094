/** The line that begins a message: `2019-07-16 18:15:05 【管理员】昵称(12345)`, or the name in front. */
import type { PlatformRole } from '../../core/chat/event.ts'
import { hourOf, wallClock } from '../../core/ports/import-wall.ts'

export interface Header {
  readonly wall: number
  /** QQ number or mail address; null in discussion groups, which tell names only. */
  readonly id: string | null
  readonly name: string
  readonly role: PlatformRole | null
  readonly isBot: boolean
}

const DATE = '(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})'
const HALF = '上午|下午|中午|晚上|凌晨|[AaPp][Mm]'
const CLOCK = `(?:(?<before>${HALF}) ?)?(?<hours>\\d{1,2}):(?<minutes>\\d{2}):(?<seconds>\\d{2})(?: ?(?<after>${HALF})(?= |$))?`
const TIME_FIRST = new RegExp(`^${DATE} {1,2}${CLOCK} (?<who>.{1,200})$`, 'u')
const NAME_FIRST = new RegExp(`^(?<who>\\S.{0,200}?) ${DATE} {1,2}${CLOCK}$`, 'u')
const WITH_ID = /^(?<name>.*?) ?(?:\((?<number>\d{4,12})\)|<(?<mail>[^<>\s@]{1,100}@[^<>\s]{1,100})>)$/u
/** What QQ puts before names by itself; others are part of the name. */
const TITLE = /^【(群主|管理员|机器人|潜水|冒泡|吐槽|活跃|话唠|传说)】 ?/u

/** null for every other line. */
export function headerOf(line: string): Header | null {
  const first = TIME_FIRST.exec(line)?.groups
  const found = first ?? NAME_FIRST.exec(line)?.groups
  const who = found?.['who']
  if (!found || who === undefined) return null
  const field = (name: string) => Number(found[name] ?? 0)
  const hours = hourOf(field('hours'), found['before'] ?? found['after'])
  const wall = wallClock(
    field('year'),
    field('month'),
    field('day'),
    hours,
    field('minutes'),
    field('seconds'),
  )
  if (wall === null) return null
  const { name = who, number, mail } = WITH_ID.exec(who)?.groups ?? {}
  const id = number ?? mail ?? null
  // With the name in front only a number tells it from words.
  return first === undefined && id === null ? null : { wall, id, ...titleOf(name, id ?? name) }
}

function titleOf(text: string, id: string): Pick<Header, 'name' | 'role' | 'isBot'> {
  let rest = text
  let role: PlatformRole | null = null
  let isBot = false
  for (let title = TITLE.exec(rest); title && rest.length > title[0].length; title = TITLE.exec(rest)) {
    if (title[1] === '群主') role = 'owner'
    else if (title[1] === '管理员') role = 'admin'
    else if (title[1] === '机器人') isBot = true
    rest = rest.slice(title[0].length)
  }
  return { name: rest === '' ? id : rest, role, isBot }
}
