/** Occasions that come round: announced by the same person on the same day of the week, week after week. */
import { both } from '../../charter/fault.ts'
import { weekOf } from '../activity.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, tooFew } from '../measures.ts'
import type { Observation } from '../observation.ts'
import type { Metric } from '../report.ts'

const LEAST_WEEKS = 3
/** Of the weeks between the first and the last time. */
const LEAST_SHARE = 0.5
/** Shorter ones talk of an occasion and announce none. */
const LEAST_LENGTH = 10

interface Round {
  weeks: number
  readonly first: number
  last: number
}

export class Occasions {
  readonly #rounds = new Map<number, Round>()
  #messages = 0

  take(seen: Observation): void {
    if (seen.kind === 'message' && !seen.bot) this.#messages += 1
    if (!announces(seen)) return
    const week = weekOf(seen.local.day)
    const key = seen.person * 7 + seen.local.weekday - 1
    const round = this.#rounds.get(key)
    if (round === undefined) this.#rounds.set(key, { weeks: 1, first: week, last: week })
    else if (week > round.last) {
      round.weeks += 1
      round.last = week
    }
  }

  metric(): Metric {
    const count = [...this.#rounds.values()].filter(
      ({ weeks, first, last }) => weeks >= LEAST_WEEKS && weeks / (last - first + 1) >= LEAST_SHARE,
    ).length
    return figureOf(this.#messages < LEAST_SAMPLE ? null : count, 'count', this.#messages, {
      id: 'plan.occasions',
      label: both('固定的活动', 'Occasions that come round'),
      meaning: both(
        `同一个人在同一个星期几发的公告、@所有人或活动预告，至少出现在 ${LEAST_WEEKS} 个星期里，而且首尾之间至少一半的星期都有，算一个固定活动。`,
        `A notice, a mention of everyone or the announcement of an occasion, by the same person on the same day of the week, in at least ${LEAST_WEEKS} weeks and in half of the weeks between the first and the last.`,
      ),
      finding:
        count === 0
          ? both('看不到每周固定的活动。', 'No occasion comes round every week.')
          : both(`看到 ${count} 个每周固定的活动。`, `Occasions that come round weekly: ${count}.`),
      missing: tooFew(this.#messages, '条消息', 'messages'),
    })
  }
}

function announces(seen: Observation): boolean {
  if (seen.kind === 'notice') return true
  if (seen.kind !== 'message' || seen.person < 0) return false
  if (seen.facts.mentionsAll) return true
  return seen.words.has('occasion') && seen.facts.length >= LEAST_LENGTH && !seen.facts.question
}
