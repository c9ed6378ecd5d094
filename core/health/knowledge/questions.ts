/** The life of questions: asked, answered by whom and how soon, asked again, or left alone. */
import { weekOf } from '../activity.ts'
import { Best, keep, type Kept } from '../example.ts'
import type { Answered, MessageSeen } from '../observation.ts'
import { once } from '../once.ts'
import { AskedAgain } from './asked-again.ts'
import { Awaiting, GOES_ON_FOR, type Awaited } from './awaiting.ts'
import { contentWords, terms } from './content-words.ts'
import { Latest } from './latest.ts'
import { Spans } from './spans.ts'
import { TermCounts } from './term-counts.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** An answer within this time counts as one. */
export const ANSWER_WITHIN = 24 * HOUR
/** A link or a mention is followed for so long; what stays without is never answered. */
const FOLLOWED_FOR = 7 * 24 * HOUR
/** What comes next counts as an answer for so long, and so many messages by others are looked at. */
const NEXT_WITHIN = HOUR
const NEXT_MESSAGES = 3
/** Letters of an answer that comes next. */
const LEAST_LETTERS = 4
/** Upper ends of the columns that the time to the first answer is counted in. */
export const COLUMNS = [1, 5, 15, 60, 240, 1_440].map((minutes) => minutes * MINUTE)

interface Question extends Awaited {
  readonly week: number
  readonly topic: string | null
  readonly kept: Kept
  readonly words: readonly string[]
  /** Messages by others since. */
  followed: number
}

/** An answer within a day. */
interface Answer {
  /** When the question was asked. */
  readonly at: number
  readonly question: Question
  readonly person: number
  readonly span: number
}

export interface WeekOfQuestions {
  asked: number
  answered: number
}

export interface Answerer {
  answers: number
  readonly about: TermCounts
}

export class Questions {
  readonly #groups = new Map<number, Awaiting<Question>>()
  readonly #again = new AskedAgain()
  /** When each last asked, by group. */
  readonly #askedAt: Map<number, number>[] = []
  asked = 0
  askedAgain = 0
  inChinese = 0
  /** Compared with earlier ones: those of at least three words of their own. */
  compared = 0
  readonly spans = new Spans()
  /** Answers by `COLUMNS`. */
  readonly columns = COLUMNS.map(() => 0)
  later = 0
  /** Questions of which nobody took notice for a week, and those that could have been answered for so long. */
  never = 0
  followed = 0
  /** Answers to questions of the last day: not counted before the others of their day had their chance. */
  #pending: Answer[] = []
  readonly #lastDay = new Latest<Question>(ANSWER_WITHIN)
  readonly #lastWeek = new Latest<Question>(FOLLOWED_FOR)
  readonly weeks = new Map<number, WeekOfQuestions>()
  readonly answerers = new Map<number, Answerer>()
  readonly neverExamples = new Best<Kept>()
  readonly againExamples = new Best<{ readonly kept: Kept; readonly earlier: Kept }>()

  take(seen: MessageSeen): void {
    if (seen.bot || seen.person < 0) return
    const group = this.#awaitingIn(seen.group)
    for (const question of group.before(seen.at - FOLLOWED_FOR)) this.#never(question)
    this.#settle(seen.at)
    const goesOn = group.goOn(seen.person, seen.at)
    this.#answer(group, seen)
    if (goesOn === null && seen.facts.question && this.#isNew(seen)) this.#ask(group, seen)
  }

  /** Questions that had a day's chance until `to`; the others are taken out of the weeks as well. */
  close(to: number): number {
    this.#settle(to)
    for (const group of this.#groups.values())
      for (const question of group.open) {
        if (question.at <= to - FOLLOWED_FOR) this.#never(question)
        else if (question.at <= to - ANSWER_WITHIN) this.#show(question)
      }
    const lastDay = this.#lastDay.since(to)
    for (const { week } of lastDay) this.#weekOf(week).asked -= 1
    this.followed = this.asked - this.#lastWeek.since(to).length
    this.never = Math.min(this.never, this.followed)
    return this.asked - lastDay.length
  }

  #awaitingIn(group: number): Awaiting<Question> {
    const known = this.#groups.get(group)
    if (known !== undefined) return known
    const begun = new Awaiting<Question>()
    this.#groups.set(group, begun)
    return begun
  }

  #ask(group: Awaiting<Question>, seen: MessageSeen): void {
    const { at, person, facts, topic } = seen
    const kept = keep(seen)
    const words = contentWords(facts)
    const week = weekOf(seen.local.day)
    this.asked += 1
    if (facts.language === 'zh') this.inChinese += 1
    this.#weekOf(week).asked += 1
    if (words.length >= 3) this.compared += 1
    const earlier = this.#again.take(kept, words, facts.fingerprint)
    if (earlier !== null) {
      this.askedAgain += 1
      const byAnother = earlier.person === person ? 0 : 1_000
      this.againExamples.add(byAnother - kept.text.length, { kept, earlier })
    }
    const question = { at, person, until: at, week, topic, kept, words: terms(facts), followed: 0 }
    this.#lastDay.add(question)
    this.#lastWeek.add(question)
    const pushed = group.add(question)
    if (pushed !== null) this.#never(pushed)
  }

  /** What was answered at once and is asked on is one question still. */
  #isNew({ group, person, at }: MessageSeen): boolean {
    const asked = (this.#askedAt[group] ??= new Map())
    const before = asked.get(person)
    if (before !== undefined && at - before <= GOES_ON_FOR) return false
    asked.set(person, at)
    return true
  }

  #answer(group: Awaiting<Question>, seen: MessageSeen): void {
    let directed = false
    for (const answered of seen.answers) {
      if (answered.by === 'next' && !(seen.topic !== null && tells(seen))) continue
      directed = true
      const question = group.answeredBy(answered) ?? sameTopic(group, answered, seen)
      if (question !== null && question.person !== seen.person) this.#answered(group, question, seen)
    }
    // In the next line there may be another topic.
    if (!directed && seen.topic === null) this.#comesNext(group, seen)
  }

  #comesNext(group: Awaiting<Question>, seen: MessageSeen): void {
    const waiting = group.latest((question) => question.person !== seen.person)
    if (waiting === null || waiting.followed >= NEXT_MESSAGES || seen.at - waiting.until > NEXT_WITHIN) return
    waiting.followed += 1
    if (!tells(seen)) return
    this.#answered(group, waiting, seen)
  }

  #answered(group: Awaiting<Question>, question: Question, seen: MessageSeen): void {
    group.delete(question)
    const span = seen.at - question.at
    if (span > ANSWER_WITHIN) {
      this.later += 1
      return
    }
    this.#pending.push({ at: question.at, question, person: seen.person, span })
  }

  /** Counts the answers to questions that are a day old at `now`. */
  #settle(now: number): void {
    const [first] = this.#pending
    if (first === undefined || first.at > now - ANSWER_WITHIN) return
    const young: Answer[] = []
    for (const answer of this.#pending) {
      if (answer.at > now - ANSWER_WITHIN) young.push(answer)
      else this.#count(answer)
    }
    this.#pending = young
  }

  #count({ question, person, span }: Answer): void {
    this.spans.add(span)
    const column = COLUMNS.findIndex((end) => span <= end)
    this.columns[column] = (this.columns[column] ?? 0) + 1
    this.#weekOf(question.week).answered += 1
    const answerer = this.answerers.get(person) ?? { answers: 0, about: new TermCounts() }
    answerer.answers += 1
    answerer.about.add(question.words)
    this.answerers.set(person, answerer)
  }

  #never(question: Question): void {
    this.never += 1
    this.#show(question)
  }

  #show({ kept, words, at }: Question): void {
    if (words.length >= 2) this.neverExamples.add(at, kept)
  }

  #weekOf(week: number): WeekOfQuestions {
    const known = this.weeks.get(week) ?? { asked: 0, answered: 0 }
    this.weeks.set(week, known)
    return known
  }
}

/** What its author adds later in the topic belongs to the question still. */
function sameTopic(group: Awaiting<Question>, { person, by }: Answered, { topic, at }: MessageSeen) {
  if (topic === null || by !== 'next') return null
  return group.latestBy(person, (question) => question.topic === topic && at - question.at <= ANSWER_WITHIN)
}

/** Says something rather than asks. */
const tells = (seen: MessageSeen): boolean => !seen.facts.question && hasSubstance(seen)

/** Something to read or to look at, more than `ok` or a smile. */
const hasSubstance = once(({ facts }: MessageSeen): boolean => {
  if (facts.has('image') || facts.has('file') || facts.has('link') || facts.has('voice')) return true
  const { normal } = facts
  let letters = 0
  for (let i = 0; i < normal.length && letters < LEAST_LETTERS; i++)
    if (isLetter(normal.charCodeAt(i))) letters++
  return letters >= LEAST_LETTERS
})

/** Neither a space nor a symbol or half an emoji: near enough, and much faster than to ask Unicode. */
const isLetter = (unit: number): boolean =>
  unit > 32 && (unit < 0x2000 || (unit > 0x2e7f && unit < 0xd800) || unit >= 0xf900)
