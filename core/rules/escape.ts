/**
 * Names and other values in texts are data: what a platform would take for a mention, a command or styling
 * becomes its full-width likeness, which reads the same and means nothing. The charter's own words stay.
 */
import type { TextSyntax } from '../chat/capability.ts'

/** For a platform of which nothing is known. */
export const ANY_SYNTAX: TextSyntax = { mentions: true, commands: true, styling: true }

/** An address stays usable: in it nothing but what never belongs there is replaced. */
const ADDRESS = /https?:\/\/[^\s@*`|[\]<>\\$]+/gi
const MENTIONS = /@/g
/** At the end of a value, too: the charter's next word would make a command of it. */
const COMMANDS = /(?<![\p{L}\p{N}])\/|#|\$(?=\p{L}|$)/gu
const STYLING = /[*_~`|[\]<>\\#]/g
const LIKENESS = 0xfee0

/** The value without anything that the platform would act on. Idempotent. */
export function escapeValue(text: string, { mentions, commands, styling }: TextSyntax): string {
  const patterns = [
    ...(mentions === true ? [MENTIONS] : []),
    ...(commands === true ? [COMMANDS] : []),
    ...(styling === true ? [STYLING] : []),
  ]
  if (patterns.length === 0) return text
  let escaped = ''
  let from = 0
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    escaped += widened(text.slice(from, index), patterns) + address
    from = index + address.length
  }
  return escaped + widened(text.slice(from), patterns)
}

function widened(text: string, patterns: readonly RegExp[]): string {
  let plain = text
  for (const pattern of patterns) plain = plain.replace(pattern, inFullWidth)
  return plain
}

function inFullWidth(sign: string): string {
  return String.fromCodePoint((sign.codePointAt(0) ?? 0) + LIKENESS)
}
