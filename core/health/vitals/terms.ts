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

/** @param normal a normalised text */
export function termsOf(normal: string, segment: Segment): readonly string[] {
  const start = normal.length > LOOKED_AT ? normal.slice(0, LOOKED_AT) : normal
  const text = MAYBE_NOISE.test(start) ? start.replace(NOISE, ' ') : start
  return segment(text).filter(isTelling)
}

function isTelling(word: string): boolean {
  if (word.length < 2 || word.length > LONGEST) return false
  if (word.length < 3 && !HAN.test(word)) return false
  return !STOP_WORDS.has(word) && !isNumber(word)
}

/** Numbers, and what is half numbers, such as hashes and model names of many digits. */
function isNumber(word: string): boolean {
  let digits = 0
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i)
    if (unit < 48 || unit > 57) continue
    if (i === 0 || ++digits > 2) return true
  }
  return false
}
