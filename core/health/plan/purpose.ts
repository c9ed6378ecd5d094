/** How much of the talk names what the group is for: words of the group's name and of its notices, on a sample. */
import { both } from '../../charter/fault.ts'
import { shareWords } from '../figures.ts'
import type { Closing } from '../fold.ts'
import { LEAST_SAMPLE } from '../grade.ts'
import { shareOf, tooFew } from '../measures.ts'
import type { Observation } from '../observation.ts'
import type { Metric } from '../report.ts'
import { termsOf } from './purpose-terms.ts'

const SAMPLE = 400
const KEPT = 200
/** Shorter texts (`好的`, `ok`) are on no purpose and on none other. */
const LEAST_LENGTH = 6

interface Sampled {
  readonly group: number
  readonly normal: string
}

export class Purpose {
  readonly #sample: Sampled[] = []
  /** Latest notice of each group. */
  readonly #notices = new Map<number, string>()
  #counted = 0

  take(seen: Observation): void {
    if (seen.kind === 'notice') this.#notices.set(seen.group, seen.text.slice(0, KEPT))
    if (seen.kind !== 'message' || seen.bot) return
    if (seen.facts.normal.length < LEAST_LENGTH) return
    this.#counted += 1
    const slot = this.#sample.length < SAMPLE ? this.#sample.length : draw(this.#counted)
    if (slot < SAMPLE) this.#sample[slot] = { group: seen.group, normal: seen.facts.normal.slice(0, KEPT) }
  }

  metric({ groups }: Closing): Metric {
    const terms = new Map<number, readonly string[]>()
    for (const { group } of this.#sample) {
      if (!terms.has(group))
        terms.set(group, termsOf(groups[group]?.name ?? '', this.#notices.get(group) ?? ''))
    }
    const judged = this.#sample.filter(({ group }) => (terms.get(group) ?? []).length > 0)
    const hits = judged.filter(({ group, normal }) =>
      (terms.get(group) ?? []).some((term) => normal.includes(term)),
    )
    const share = shareWords(judged.length === 0 ? 0 : hits.length / judged.length)
    const shown = [...new Set([...terms.values()].flat())].slice(0, 6)
    return shareOf(hits.length, judged.length, {
      id: 'plan.on-purpose',
      label: both('提到主题的消息', 'Messages that name the topic'),
      meaning: both(
        `最多抽 ${SAMPLE} 条至少 6 个字符的消息，看里面有没有群名或最近一条公告里的词（${shown.join('、')}）。不提这些词也可能没跑题，所以只作参考，不计分。`,
        `Of at most ${SAMPLE} sampled messages of 6 characters or more, the share with a word of the group's name or its latest notice (${shown.join(', ')}). A message may be on topic without naming it: this is shown, not graded.`,
      ),
      finding: both(
        `抽查的 ${judged.length} 条消息里，${share['zh-CN']} 提到了群名或公告里的词。`,
        `Of ${judged.length} sampled messages, ${share.en} name a word of the group's name or notice.`,
      ),
      missing:
        judged.length > 0 && judged.length < LEAST_SAMPLE
          ? tooFew(judged.length, '条消息', 'messages')
          : both(
              '群名和公告里没有说得出主题的词。',
              "Neither the group's name nor a notice has a word that says what it is for.",
            ),
    })
  }
}

/** A slot for the nth message, each as likely to stay: reservoir sampling, the draw hashed from its number. */
function draw(nth: number): number {
  let hash = Math.imul(nth ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % nth
}
