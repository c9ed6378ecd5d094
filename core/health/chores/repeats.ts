/** Texts that come again nearly word by word, in bounded memory: those not seen again for long are forgotten first. */
import { keep, type Kept } from '../example.ts'
import type { MessageSeen } from '../observation.ts'

/** Letters of a text that is worth repeating, addresses aside: shorter ones are phrases. */
const LEAST_LETTERS = 30
const LEAST_CHINESE_LETTERS = 12
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]*/g
const MOST_REMEMBERED = 20_000
/** The same text in another group within this time is sent to several groups. */
const BROADCAST_WITHIN = 3_600_000
/** Sooner again in the same group is a slip, or an insistence. */
const LATER_BY = 10 * 60_000
const MOST_RANKED = 10

export interface Repeat {
  readonly first: Kept
  person: number
  times: number
  latest: number
  group: number
}

export type Again = 'broadcast' | 'repeated'

export class Repeats {
  readonly #byText = new Map<string, Repeat>()
  /** Of texts that came again, the most sent. */
  readonly most: Repeat[] = []

  /** What sending this text again amounts to; null where it is new. */
  take(seen: MessageSeen): Again | null {
    const { facts, person, at, group } = seen
    if (facts.question || !isLong(seen)) return null
    const name = `${person} ${facts.fingerprint}`
    const known = this.#byText.get(name)
    if (known === undefined) {
      this.#remember(name, { first: keep(seen), person, times: 1, latest: at, group })
      return null
    }
    this.#remember(name, known)
    const elsewhere = group !== known.group
    const soon = at - known.latest < (elsewhere ? BROADCAST_WITHIN : LATER_BY)
    known.latest = at
    known.group = group
    if (soon && !elsewhere) return null
    known.times += 1
    this.#rank(known)
    return soon ? 'broadcast' : 'repeated'
  }

  #remember(name: string, repeat: Repeat): void {
    this.#byText.delete(name)
    this.#byText.set(name, repeat)
    if (this.#byText.size <= MOST_REMEMBERED) return
    const [oldest] = this.#byText.keys()
    if (oldest !== undefined) this.#byText.delete(oldest)
  }

  #rank(repeat: Repeat): void {
    if (!this.most.includes(repeat)) this.most.push(repeat)
    this.most.sort((a, b) => b.times - a.times)
    if (this.most.length > MOST_RANKED) this.most.pop()
  }
}

function isLong({ facts }: MessageSeen): boolean {
  if (facts.text.length < LEAST_CHINESE_LETTERS || facts.fingerprint === 0) return false
  const least = facts.language === 'zh' ? LEAST_CHINESE_LETTERS : LEAST_LETTERS
  return (
    facts.text.length >= least && facts.text.slice(0, 2_000).replace(WEB_ADDRESS, '').trim().length >= least
  )
}
