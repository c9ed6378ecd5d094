/** The outward shape of a text: how long, how many lines, how much of it is emoji or digits. */

export interface Shape {
  /** Visible code points: spaces, joiners, variation selectors, skin tones and combining marks count nothing. */
  readonly length: number
  readonly lines: number
  readonly emojiRatio: number
  readonly digitRatio: number
}

const EMPTY: Shape = { length: 0, lines: 0, emojiRatio: 0, digitRatio: 0 }
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\p{M}\p{Cc}\p{Emoji_Modifier}]/u
const EMOJI = /[\p{Emoji_Presentation}\p{Regional_Indicator}]/u
const PICTOGRAPH = /\p{Extended_Pictographic}/u
const DIGIT = /\p{Nd}/u
const EMOJI_SELECTOR = 0xfe0f

/** Looks at the whole text that it is given; callers cut it first. */
export function shapeOf(text: string): Shape {
  if (text === '') return EMPTY
  let length = 0
  let emoji = 0
  let digits = 0
  let lines = 1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lines++
    if (unit <= 32 || unit === 127) continue
    // Nearly all text: ASCII and Han, settled without a regular expression.
    if (unit < 0x80) {
      length++
      if (unit >= 48 && unit <= 57) digits++
    } else if (unit >= 0x3400 && unit <= 0x9fff) {
      length++
    } else {
      const point = text.codePointAt(i) ?? unit
      const character = String.fromCodePoint(point)
      if (point > 0xffff) i++
      if (UNSEEN.test(character)) continue
      length++
      if (isEmoji(character, text.charCodeAt(i + 1))) emoji++
      else if (DIGIT.test(character)) digits++
    }
  }
  if (length === 0) return { ...EMPTY, lines }
  return { length, lines, emojiRatio: emoji / length, digitRatio: digits / length }
}

function isEmoji(character: string, next: number): boolean {
  return EMOJI.test(character) || (next === EMOJI_SELECTOR && PICTOGRAPH.test(character))
}
