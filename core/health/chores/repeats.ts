/** Texts that come again nearly word by word, in bounded memory: those not seen again for long are forgotten first. */
import { keep, type Kept } from '../example.ts'
import type { MessageSeen } from '../observation.ts'
import { once } from '../once.ts'
import { Recent } from '../recent.ts'

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

interface Repeat {
  /** The second sending: until then nobody asks for it. */
  kept: Kept | null
  readonly person: number
  times: number
  latest: number
  group: number
}

export type Again = 'broadcast' | 'repeated'

export class Repeats {
  readonly #byText = new Recent<number, Repeat>(MOST_REMEMBERED)
  readonly #most: Repeat[] = []

  /** Of texts that came again, the most sent. */
  get most(): readonly { readonly kept: Kept; readonly times: number }[] {
    return this.#most.flatMap(({ kept, times }) => (kept === null ? [] : [{ kept, times }]))
  }

  /** What sending this text again amounts to; null where it is new. */
  take(seen: MessageSeen): Again | null {
    const { facts, person, at, group } = seen
    if (facts.question || !isLong(seen)) return null
    // Kept below 2^53, where whole numbers are exact.
    const name = (facts.fingerprint + person * 0x9e37_79b1) % Number.MAX_SAFE_INTEGER
    const known = this.#byText.get(name)
    if (known === undefined) {
      this.#byText.set(name, { kept: null, person, times: 1, latest: at, group })
      return null
    }
    this.#byText.set(name, known)
    const elsewhere = group !== known.group
    const soon = at - known.latest < (elsewhere ? BROADCAST_WITHIN : LATER_BY)
    known.latest = at
    known.group = group
    if (soon && !elsewhere) return null
    known.times += 1
    known.kept ??= keep(seen)
    this.#rank(known)
    return soon ? 'broadcast' : 'repeated'
  }

  #rank(repeat: Repeat): void {
    if (!this.#most.includes(repeat)) this.#most.push(repeat)
    this.#most.sort((a, b) => b.times - a.times)
    if (this.#most.length > MOST_RANKED) this.#most.pop()
  }
}

const isLong = once(({ facts }: MessageSeen): boolean => {
  if (facts.text.length < LEAST_CHINESE_LETTERS || facts.fingerprint === 0) return false
  const least = facts.language === 'zh' ? LEAST_CHINESE_LETTERS : LEAST_LETTERS
  return (
    facts.text.length >= least && facts.text.slice(0, 2_000).replace(WEB_ADDRESS, '').trim().length >= least
  )
})
