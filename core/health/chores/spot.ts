/** Which chore a message is, by what it says and when. */
import type { MessageSeen } from '../observation.ts'
import { once } from '../once.ts'
import { isWelcome } from '../plan/is-welcome.ts'
import type { Chore } from './acts.ts'

const DAY = 86_400_000
/** Letters from which a post that answers nobody is an announcement, by staff; Chinese says more in fewer. */
const LONG_POST = 300
const LONG_CHINESE_POST = 120
const LONGEST_WARNING = 400
const LONGEST_ENTRY = 1_500
const LONGEST_DONE = 24
const CHECK =
  /接龙|打卡|签到|报名统计|统计一下|登记一下|请登记|私信我登记|check(?:ed|ing)?[ -]?in\b(?=.{0,20}(?:day|today|done|✅))/
const LISTED = /^\s*\d{1,3}[.、,，)）:]\s*\S/gm
/** Entries that make a list a chain. */
const LEAST_ENTRIES = 2

/** Who came or first wrote lately, in a group. */
export class Newcomers {
  readonly #came: Map<number, number>[] = []
  readonly #latest: number[] = []

  join(group: number, person: number, at: number): void {
    this.#latest[group] = at
    if (person >= 0) this.#of(group).set(person, at)
  }

  write({ group, person, at }: MessageSeen): void {
    if (!this.#of(group).has(person)) this.#of(group).set(person, at)
  }

  /** Whether somebody joined within the last day, or the message answers one who just came. */
  isMeant({ group, person, at, answers }: MessageSeen): boolean {
    const joined = this.#latest[group]
    if (joined !== undefined && at - joined <= DAY) return true
    return answers.some((answered) => {
      const came = this.#of(group).get(answered.person)
      return answered.person !== person && came !== undefined && at - came <= DAY
    })
  }

  #of(group: number): Map<number, number> {
    return (this.#came[group] ??= new Map())
  }
}

/** What the words alone say; who may do it is seen to later. */
export function spot(seen: MessageSeen, newcomers: Newcomers): Chore | null {
  const { words, facts } = seen
  if (words.has('greeting') && isWelcome(seen) && newcomers.isMeant(seen)) return 'welcomes'
  if (words.has('warning') && facts.length <= LONGEST_WARNING && !facts.question) return 'warnings'
  return isCheck(seen) ? 'checks' : null
}

/** A long post that opens something and asks nothing. */
export const isLongPost = once(({ answers, facts }: MessageSeen): boolean => {
  if (answers.length > 0 || facts.text.length < LONG_CHINESE_POST || facts.question) return false
  return facts.text.length >= LONG_POST || facts.language === 'zh'
})

const isCheck = once(({ facts }: MessageSeen): boolean => {
  const { text } = facts
  if (text.length > LONGEST_ENTRY || !CHECK.test(facts.normal)) return false
  return /接龙|打卡|签到/.test(text) ? isEntry(text) : true
})

/** A chain with entries, or a short word of having done it: not talk about it. */
function isEntry(text: string): boolean {
  const listed = text.match(LISTED)?.length ?? 0
  return listed >= LEAST_ENTRIES || (text.length <= LONGEST_DONE && !/[?？吗呢谁没怎]/.test(text))
}
