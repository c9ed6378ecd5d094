/** Rhythm: days and weeks with a message, silences, and whether the same hours are busy week after week. */
import { both } from '../../charter/fault.ts'
import { weekOf } from '../activity.ts'
import { exactly, shareWords } from '../figures.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, shareOf, tooFew, type Stated } from '../measures.ts'
import type { MessageSeen, Observation } from '../observation.ts'
import type { Metric } from '../report.ts'

const HOURS = 7 * 24
const LEAST_WEEKS = 4
const LEAST_MESSAGES = 50

export class Rhythm {
  readonly #odd = new Float64Array(HOURS)
  readonly #even = new Float64Array(HOURS)
  #messages = 0
  #days = 0
  #weeks = 0
  #firstDay = 0
  #lastDay = Number.NEGATIVE_INFINITY
  #longest = 0

  take(seen: Observation): void {
    if (seen.kind === 'message' && !seen.bot && seen.person >= 0) this.#message(seen)
  }

  #message({ local: { day, minute, weekday } }: MessageSeen): void {
    const week = weekOf(day)
    if (this.#messages === 0) this.#firstDay = day
    else if (day > this.#lastDay) this.#longest = Math.max(this.#longest, day - this.#lastDay - 1)
    if (day > this.#lastDay) {
      this.#days += 1
      if (this.#messages === 0 || week > weekOf(this.#lastDay)) this.#weeks += 1
      this.#lastDay = day
    }
    this.#messages += 1
    const hours = week % 2 === 0 ? this.#even : this.#odd
    const hour = (weekday - 1) * 24 + Math.floor(minute / 60)
    hours[hour] = (hours[hour] ?? 0) + 1
  }

  /** @param lastDay local day on which the history ends */
  metrics(lastDay: number): readonly Metric[] {
    const days = this.#messages === 0 ? 0 : lastDay - this.#firstDay + 1
    const weeks = this.#messages === 0 ? 0 : weekOf(lastDay) - weekOf(this.#firstDay) + 1
    return [
      this.#daysAlive(days),
      this.#weeksAlive(weeks),
      this.#silence(days, lastDay),
      this.#regularity(weeks),
    ]
  }

  #daysAlive(days: number): Metric {
    const share = shareWords(days === 0 ? 0 : this.#days / days)
    return shareOf(this.#days, days, {
      id: 'plan.days-alive',
      label: both('有人说话的日子', 'Days with a message'),
      meaning: both(
        '从第一条消息到记录结束，有人（不算机器人）发言的日子所占的比例。',
        'Share of the days from the first message to the end of the history on which a person, not a bot, wrote.',
      ),
      finding: both(
        `${exactly(days)} 天里有 ${exactly(this.#days)} 天（${share['zh-CN']}）有人说话。`,
        `Somebody wrote on ${exactly(this.#days)} of ${exactly(days)} days (${share.en}).`,
      ),
      missing: tooFew(days, '天', 'days'),
      source: ownBar(
        '三成的日子有人说话得 0 分，天天有人得满分；五份公开记录实测为 80%、95%、96%、97% 和 100%。',
        'three days in ten earn nothing, every day earns all; the five public logs that we measured have 80 %, 95 %, 96 %, 97 % and 100 %.',
      ),
    })
  }

  #weeksAlive(weeks: number): Metric {
    const share = shareWords(weeks === 0 ? 0 : this.#weeks / weeks)
    return shareOf(this.#weeks, weeks, {
      id: 'plan.weeks-alive',
      label: both('有人说话的星期', 'Weeks with a message'),
      meaning: both(
        '从第一条消息到记录结束，有人发言的星期所占的比例。',
        'Share of the weeks from the first message to the end of the history in which a person wrote.',
      ),
      finding: both(
        `${weeks} 个星期里有 ${this.#weeks} 个（${share['zh-CN']}）有人说话。`,
        `Somebody wrote in ${this.#weeks} of ${weeks} weeks (${share.en}).`,
      ),
      missing: tooFew(weeks, '个星期', 'weeks'),
    })
  }

  #silence(days: number, lastDay: number): Metric {
    const longest = Math.max(this.#longest, lastDay - this.#lastDay)
    return figureOf(days < LEAST_SAMPLE ? null : longest, 'days', days, {
      id: 'plan.longest-silence',
      label: both('最长的沉默', 'Longest silence'),
      meaning: both(
        '没有一个人发言的最长一段日子，结尾的沉默也算。',
        'The longest run of days on which no person wrote, the silence at the end included.',
      ),
      finding:
        longest === 0
          ? both('没有一天没人说话。', 'No day went by without a message.')
          : both(
              `最长连着 ${longest} 天没有人说话。`,
              `The longest silence lasted ${longest} ${longest === 1 ? 'day' : 'days'}.`,
            ),
      missing: tooFew(days, '天', 'days'),
    })
  }

  #regularity(weeks: number): Metric {
    const value =
      weeks < LEAST_WEEKS || this.#messages < LEAST_MESSAGES ? null : correlation(this.#odd, this.#even)
    const stated: Stated = {
      id: 'plan.regularity',
      label: both('固定的作息', 'Steady hours'),
      meaning: both(
        '把一周分成 168 个钟点，单数周和双数周各数一遍消息，两者的相关系数：1 表示每周都在同样的钟点热闹，0 表示毫无规律。',
        'Messages by the 168 hours of the week, counted apart in odd and in even weeks, and how the two correlate: 1 = busy at the same hours every week, 0 = no pattern.',
      ),
      finding: both(
        `单双周的热闹钟点相关系数为 ${(value ?? 0).toFixed(2)}。`,
        `The busy hours of odd and even weeks correlate at ${(value ?? 0).toFixed(2)}.`,
      ),
      missing: both(
        '至少要 4 个星期、50 条消息才能看出作息。',
        'It takes at least 4 weeks and 50 messages to see steady hours.',
      ),
    }
    return figureOf(value, 'ratio', this.#messages, stated)
  }
}

/** Pearson's; null where one of both does not vary. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const mean = (of: ArrayLike<number>) => Array.from(of).reduce((sum, value) => sum + value, 0) / of.length
  const [meanA, meanB] = [mean(a), mean(b)]
  let [covariance, varianceA, varianceB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB]
    covariance += da * db
    varianceA += da * da
    varianceB += db * db
  }
  return varianceA === 0 || varianceB === 0 ? null : covariance / Math.sqrt(varianceA * varianceB)
}
