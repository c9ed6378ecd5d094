/** Rules and notices: how many, when first, how often again. */
import { both } from '../../charter/fault.ts'
import { Best, keep, type Kept } from '../example.ts'
import { countWords, shareWords, spanWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { figureOf, ownBar, tooFew } from '../measures.ts'
import type { Observation } from '../observation.ts'
import type { Metric } from '../report.ts'

export const MONTH = 30 * 86_400_000
/** Shorter ones mention rules and tell none. */
const LEAST_LENGTH = 10

const NEVER = both(
  '从头到尾没有人讲过规矩，也没有一条公告。',
  'From first to last nobody told a rule, and there is no notice.',
)

const NOT_YET = both(
  '规矩或公告到最后不满 30 天的一段里才讲。',
  'Rules or a notice were told only in the last days, of less than 30.',
)

export class RulesPosted {
  readonly #told = new Best<Kept>()
  readonly #months: number[] = []
  #count = 0
  #messages = 0
  /** When the first message of a person, or the first telling, came. */
  from: number | null = null
  /** When rules or a notice were told first. */
  first: number | null = null

  take(seen: Observation): void {
    if (seen.kind === 'notice') this.#tell(seen.at)
    if (seen.kind !== 'message') return
    const { bot, words, facts, at } = seen
    if (!bot) {
      this.from ??= at
      this.#messages += 1
    }
    if (!words.has('rules') || facts.length < LEAST_LENGTH || facts.question) return
    this.#tell(at)
    const worth = Math.min(facts.length, 300)
    if (this.#told.wants(worth)) this.#told.add(worth, keep(seen))
  }

  get examples(): readonly Kept[] {
    return this.#told.values
  }

  /** Tellings in each 30 days since the first message. */
  months({ to }: Closing): readonly number[] {
    const span = to - (this.from ?? to)
    const months = Math.max(1, this.#months.length, Math.ceil(span / MONTH))
    return Array.from({ length: months }, (_, month) => this.#months[month] ?? 0)
  }

  /** Of these months, those that are over; the only one, where it is not. */
  wholeMonths({ to }: Closing): number {
    return Math.max(1, Math.floor((to - (this.from ?? to)) / MONTH))
  }

  metrics(closing: Closing): readonly Metric[] {
    return [this.#posted(), this.#firstAfter(), this.#kept(closing)]
  }

  #tell(at: number): void {
    this.from ??= at
    this.first ??= at
    this.#count += 1
    const month = Math.max(0, Math.floor((at - this.from) / MONTH))
    this.#months[month] = (this.#months[month] ?? 0) + 1
  }

  get #missing() {
    return tooFew(this.#messages, '条消息', 'messages')
  }

  #posted(): Metric {
    const count = countWords(this.#count)
    return figureOf(this.#messages < LEAST_SAMPLE ? null : this.#count, 'count', this.#messages, {
      id: 'plan.rules',
      label: both('讲群规和发公告的次数', 'Rules and notices told'),
      meaning: both(
        '群公告，加上至少 10 个字、带有群规用语（群规、入群须知、禁止发广告……）而不是提问的消息。有些导出不含公告，这里就只数消息；机器人发的群规也算讲过。',
        'Notices of the group, and messages of at least 10 characters with words of rules (code of conduct, channel rules, no advertising …) that ask nothing. Some exports leave notices out: then messages only. Rules that a bot tells are told as well.',
      ),
      finding:
        this.#count === 0
          ? NEVER
          : both(
              `规矩和公告一共讲了 ${count['zh-CN']} 次。`,
              `Rules or notices were told ${count.en} ${this.#count === 1 ? 'time' : 'times'}.`,
            ),
      missing: this.#missing,
    })
  }

  #firstAfter(): Metric {
    const after = this.first === null || this.from === null ? null : this.first - this.from
    const span = spanWords(after ?? 0)
    return figureOf(this.#messages < LEAST_SAMPLE ? null : after, 'milliseconds', this.#messages, {
      id: 'plan.rules-first',
      label: both('第一次讲规矩', 'First telling of the rules'),
      meaning: both(
        '从第一条消息到第一次讲群规或发公告的时间。',
        'Time from the first message to the first telling of rules or notice.',
      ),
      finding:
        after === 0
          ? both('一开始就讲了规矩。', 'The rules were told at the very beginning.')
          : both(
              `第一次讲规矩是在第一条消息之后 ${span['zh-CN']}。`,
              `The rules were first told ${span.en} after the first message.`,
            ),
      missing: both('没有讲过规矩，也没有公告。', 'No rule was told, and there is no notice.'),
    })
  }

  #kept(closing: Closing): Metric {
    const months = this.months(closing).slice(0, this.wholeMonths(closing))
    const told = months.filter((count) => count > 0).length
    const share = shareWords(told / months.length)
    return figureOf(this.#messages < LEAST_SAMPLE ? null : told / months.length, 'share', this.#messages, {
      id: 'plan.rules-kept',
      label: both('规矩常被提起', 'Rules kept in view'),
      meaning: both(
        '从第一条消息起，每 30 天为一段，讲过规矩或发过公告的段数比例；最后不满 30 天的一段不算。',
        'Share of the spans of 30 days since the first message in which rules or a notice were told; the last one is left out unless it is over.',
      ),
      finding:
        told === 0
          ? this.#count > 0
            ? NOT_YET
            : NEVER
          : both(
              `每 30 天算一段，${months.length} 段里有 ${told} 段（${share['zh-CN']}）讲过规矩或发过公告。`,
              `Rules or a notice were told in ${told} of ${months.length} spans of 30 days (${share.en}).`,
            ),
      missing: this.#missing,
      source: ownBar(
        '五段里有四段提到就得满分；五份公开记录实测为 0、10%、13%、17% 和 57%。',
        'four spans in five earn full points; the five public logs that we measured have 0, 10 %, 13 %, 17 % and 57 %.',
      ),
    })
  }
}
