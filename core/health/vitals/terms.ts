/** The words of a message that may say what it is about: no addresses, code, mentions, numbers or stop words. */
import { STOP_WORDS } from './stop-words.ts'
import type { Segment } from './vitals.ts'

/** Longer messages are pasted; their beginning says enough. */
const LOOKED_AT = 1_000
const LONGEST = 24
const MAYBE_NOISE = /[`@[]|:\/\/|www\./
const NOISE =
  /```[^`]*(?:```|$)|`[^`\n]*`|(?:https?|ftp):\/\/[^\s\u3000-\u9fff]*|www\.[^\s\u3000-\u9fff]*|@\*\*[^*\n]{1,80}\*\*|@[^\s@\u2005]{1,64}|\[[\u3400-\u9fff]{1,8}\]/g
const HAN = /^[\u3400-\u9fff]/
const HAS_DIGIT = /^[0-9]|[0-9].*[0-9].*[0-9]/

/** Each once. @param normal a normalised text */
export function termsOf(normal: string, segment: Segment): ReadonlySet<string> {
  const start = normal.length > LOOKED_AT ? normal.slice(0, LOOKED_AT) : normal
  const text = MAYBE_NOISE.test(start) ? start.replace(NOISE, ' ') : start
  const terms = new Set<string>()
  for (const word of segment(text)) {
    if (word.length < 2 || word.length > LONGEST || STOP_WORDS.has(word)) continue
    if (HAS_DIGIT.test(word) || (word.length < 3 && !HAN.test(word))) continue
    terms.add(word)
  }
  return terms
}
