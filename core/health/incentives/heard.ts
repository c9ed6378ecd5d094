/** Whether contributions are heard: answered, thanked for, or reacted to. */
import { both } from '../../charter/fault.ts'
import { Best, keep, type Kept } from '../example.ts'
import { shareWords } from '../figures.ts'
import { ownBar, shareOf, tooFew } from '../measures.ts'
import type { MessageSeen, Observation } from '../observation.ts'
import type { Metric } from '../report.ts'

/** Latest contributions of a person that an echo can still reach. */
const REMEMBERED = 8
/** What one writes on after a contribution still belongs to it. */
const RUN = 10 * 60_000

interface Sent {
  readonly message: Kept
  echoes: number
}

export class Heard {
  readonly #sent = new Map<number, Sent[]>()
  readonly #loud = new Best<Kept>()
  readonly #lost = new Best<Kept>()
  #all = 0
  #heard = 0

  take(seen: Observation, isContribution: boolean): void {
    if (seen.kind === 'reaction') {
      if (seen.person !== seen.to) this.#echo(seen.to, seen.at, seen.count)
      return
    }
    if (seen.kind !== 'message') return
    if (!seen.bot) for (const { person, at } of seen.answers) this.#echo(person, at, 1)
    if (isContribution) this.#send(seen)
  }

  #send(seen: MessageSeen): void {
    this.#all += 1
    let sent = this.#sent.get(seen.person)
    if (sent === undefined) this.#sent.set(seen.person, (sent = []))
    sent.push({ message: keep(seen), echoes: 0 })
    if (sent.length > REMEMBERED) this.#settle(sent.shift())
  }

  /** @param at when that was written which is answered */
  #echo(person: number, at: number, count: number): void {
    const meant = this.#sent.get(person)?.findLast(({ message }) => message.at <= at)
    if (meant === undefined || at - meant.message.at > RUN) return
    if (meant.echoes === 0) this.#heard += 1
    meant.echoes += count
  }

  #settle(sent: Sent | undefined): void {
    if (sent === undefined) return
    if (sent.echoes > 1) this.#loud.add(sent.echoes, sent.message)
    else if (sent.echoes === 0) this.#lost.add(sent.message.text.length, sent.message)
  }

  /** The most echoed, and the longest without an echo. Ask at the end. */
  examples(): { readonly loud: readonly Kept[]; readonly lost: readonly Kept[] } {
    for (const sent of this.#sent.values()) sent.forEach((one) => this.#settle(one))
    this.#sent.clear()
    return { loud: this.#loud.values, lost: this.#lost.values }
  }

  metric(): Metric {
    const share = shareWords(this.#all === 0 ? 0 : this.#heard / this.#all)
    return shareOf(this.#heard, this.#all, {
      id: 'incentives.heard',
      label: both('有回响的创作', 'Contributions with an echo'),
      meaning: both(
        '创作中，有人回复、点名、五分钟内接话，或者点了表情的比例；十分钟内的续写算同一篇。',
        'Share of contributions that somebody replied to, named, followed within five minutes, or reacted to; what the author adds within ten minutes belongs to it.',
      ),
      finding: both(
        `${this.#all} 篇创作里，${this.#all - this.#heard} 篇没有任何回响；有回响的占 ${share['zh-CN']}。`,
        `${this.#all - this.#heard} of ${this.#all} contributions met with silence; ${share.en} had an echo.`,
      ),
      missing: tooFew(this.#all, '篇创作', 'contributions'),
      source: ownBar('先看实测。', 'measured first.'),
    })
  }
}
