/** Whether contributions are heard: answered, thanked for, or reacted to. */
import { both } from '../../charter/fault.ts'
import { Best, cutText, type Kept } from '../example.ts'
import { exactly, shareWords } from '../figures.ts'
import { ownBar, shareOf, tooFew } from '../measures.ts'
import type { MessageSeen, Observation } from '../observation.ts'
import { once } from '../once.ts'
import type { Metric } from '../report.ts'

/** Latest contributions of a person that an echo can still reach. */
const REMEMBERED = 8
/** What one writes on after a contribution still belongs to it. */
const RUN = 10 * 60_000
/** People whose answers to one contribution are told apart. */
const TOLD_APART = 30

/** Enough of a text to be cut down later, where it is shown at all. */
const UNCUT = 800

interface Sent {
  /** Its text is not cut yet. */
  readonly message: Kept
  /** Who answered it, each once, as far as that is remembered. */
  readonly by: number[]
  reactions: number
}

const echoesOf = ({ by, reactions }: Sent): number => by.length + reactions

export class Heard {
  readonly #sent = new Map<number, Sent[]>()
  readonly #loud = new Best<Kept>()
  readonly #lost = new Best<Kept>()
  #all = 0
  #heard = 0

  take(seen: Observation, isContribution: boolean): void {
    if (seen.kind === 'reaction') {
      if (seen.person !== seen.to) this.#echo(seen.to, seen.at, (sent) => (sent.reactions += seen.count))
      return
    }
    if (seen.kind !== 'message') return
    if (!seen.bot && seen.answers.length > 0) this.#answer(seen)
    if (isContribution) this.#send(seen)
  }

  #answer({ person: by, answers }: MessageSeen): void {
    const add = (sent: Sent) => {
      if (sent.by.length < TOLD_APART && !sent.by.includes(by)) sent.by.push(by)
    }
    for (const { person, at } of answers) this.#echo(person, at, add)
  }

  #send(seen: MessageSeen): void {
    this.#all += 1
    let sent = this.#sent.get(seen.person)
    if (sent === undefined) this.#sent.set(seen.person, (sent = []))
    sent.push({ message: uncut(seen), by: [], reactions: 0 })
    if (sent.length > REMEMBERED) this.#settle(sent.shift())
  }

  /** @param at when that was written which is answered */
  #echo(person: number, at: number, add: (sent: Sent) => void): void {
    for (const sent of this.#sent.get(person) ?? []) {
      if (sent.message.at > at || at - sent.message.at > RUN) continue
      if (echoesOf(sent) === 0) this.#heard += 1
      add(sent)
    }
  }

  #settle(sent: Sent | undefined): void {
    if (sent === undefined) return
    const { message } = sent
    const echoes = echoesOf(sent)
    const [best, worth] = echoes === 0 ? [this.#lost, message.text.length] : [this.#loud, echoes]
    if (best.wants(worth)) best.add(worth, { ...message, text: cutText(message.text) })
  }

  /** The most echoed, and the longest without an echo. Ask at the end. */
  examples(): { readonly loud: readonly Kept[]; readonly lost: readonly Kept[] } {
    for (const sent of this.#sent.values()) sent.forEach((one) => this.#settle(one))
    this.#sent.clear()
    return { loud: this.#loud.values, lost: this.#lost.values }
  }

  metric(): Metric {
    const share = shareWords(this.#all === 0 ? 0 : this.#heard / this.#all)
    const [all, silent] = [exactly(this.#all), this.#all - this.#heard]
    return shareOf(this.#heard, this.#all, {
      id: 'incentives.heard',
      label: both('有回响的创作', 'Contributions with an echo'),
      meaning: both(
        '创作中，有人回复、点名、五分钟内接话，或者点了表情的比例；十分钟内的续写算同一篇。',
        'Share of contributions that somebody replied to, named, followed within five minutes, or reacted to; what the author adds within ten minutes belongs to it.',
      ),
      finding:
        silent === 0
          ? both(`${all} 篇创作，篇篇有回响。`, `Each of ${all} contributions had an echo.`)
          : both(
              `${all} 篇创作里，${exactly(silent)} 篇没有任何回响；有回响的占 ${share['zh-CN']}。`,
              `${exactly(silent)} of ${all} contributions met with silence; ${share.en} had an echo.`,
            ),
      missing: tooFew(this.#all, '篇创作', 'contributions'),
      source: ownBar(
        '三成得 0 分，九成得满分；五份公开记录实测为 53%、56%、63%、66% 和 85%。',
        'three in ten earn nothing, nine in ten earn all; the five public logs that we measured have 53 %, 56 %, 63 %, 66 % and 85 %.',
      ),
    })
  }
}

const uncut = once(({ at, group, person, facts, file, place, native }: MessageSeen): Kept => {
  return { at, group, person, text: facts.text.slice(0, UNCUT), file, place, native }
})
