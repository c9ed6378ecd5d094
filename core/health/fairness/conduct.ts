/** What each person does that others may feel to be unfair, counted by person: roles are known at the end only. */
import { weekOf } from '../activity.ts'
import { Best, keep, type Kept } from '../example.ts'
import type { MessageSeen } from '../observation.ts'
import { once } from '../once.ts'
import { isPromotion } from './promotion.ts'

const NIGHT_FROM = 23 * 60
const NIGHT_TO = 7 * 60
const EVERYONE = /@(?:所有人|全体成员|全员|\*{0,2}(?:everyone|here|all|channel)\*{0,2})(?![\w.])/i
/** Longer ones are stories in which a word of complaint occurs. */
const LONGEST_COMPLAINT = 300

export interface Conduct {
  messages: number
  promotions: number
  calls: number
  callsAtNight: number
  night: number
  complaints: number
}

export class Conducts {
  readonly people = new Map<number, Conduct>()
  /** Promotions, by week and person. */
  readonly weeks = new Map<number, Map<number, number>>()
  complaints = 0
  inChinese = 0
  readonly complaintExamples = new Best<Kept>()
  readonly promotionExamples = new Best<Kept>(40)
  readonly callExamples = new Best<Kept>()

  take(seen: MessageSeen): void {
    const { person, at, local, words, facts } = seen
    const conduct = this.#of(person)
    const atNight = local.minute >= NIGHT_FROM || local.minute < NIGHT_TO
    conduct.messages += 1
    if (facts.language === 'zh') this.inChinese += 1
    if (atNight) conduct.night += 1
    if (isPromotion(seen)) {
      conduct.promotions += 1
      this.#enter(weekOf(local.day), person)
      if (this.promotionExamples.wants(at)) this.promotionExamples.add(at, keep(seen))
    }
    if (words.has('complaint') && facts.length <= LONGEST_COMPLAINT) {
      conduct.complaints += 1
      this.complaints += 1
      this.complaintExamples.add(at, keep(seen))
    }
    if (!callsEveryone(seen)) return
    conduct.calls += 1
    if (atNight) conduct.callsAtNight += 1
    this.callExamples.add(at, keep(seen))
  }

  #enter(week: number, person: number): void {
    const people = this.weeks.get(week) ?? new Map<number, number>()
    people.set(person, (people.get(person) ?? 0) + 1)
    this.weeks.set(week, people)
  }

  #of(person: number): Conduct {
    const known = this.people.get(person)
    if (known !== undefined) return known
    const fresh = { messages: 0, promotions: 0, calls: 0, callsAtNight: 0, night: 0, complaints: 0 }
    this.people.set(person, fresh)
    return fresh
  }
}

/** A mention of everyone: as the export marks it, or as people write it. */
export const callsEveryone = once(({ facts }: Pick<MessageSeen, 'facts'>): boolean => {
  return facts.mentionsAll || (facts.text.includes('@') && EVERYONE.test(facts.text.slice(0, 2_000)))
})
