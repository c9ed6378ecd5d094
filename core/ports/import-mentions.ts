/** Mentions that a history writes into the text and lists beside it: found again, and made parts. */
import type { Part } from '../chat/message.ts'

export interface Mentionable {
  /** How the text writes it: `<@12>`, `@Ann`. */
  readonly token: string
  readonly part: Part
}

/** More people are mentioned by no message; a forged list must not make reading slow. */
const MOST = 200

/** Text and mentions in their order. Where several tokens fit, the longest is meant; half a word never is. */
export function partsWithMentions(text: string, mentionables: readonly Mentionable[]): Part[] {
  const known = mentionables.filter(({ token }) => token !== '').slice(0, MOST)
  if (known.length === 0) return text === '' ? [] : [{ type: 'text', text }]
  const starts = new Set(known.map(({ token }) => token.charAt(0)))
  const byLength = known.toSorted((a, b) => b.token.length - a.token.length)
  const parts: Part[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (!starts.has(text.charAt(at))) continue
    const found = byLength.find(({ token }) => text.startsWith(token, at) && isWhole(text, at, token.length))
    if (!found) continue
    if (at > from) parts.push({ type: 'text', text: text.slice(from, at) })
    parts.push(found.part)
    from = at + found.token.length
    at = from - 1
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}

/** Whether no word of Latin letters or digits goes on across either end; other scripts put no spaces there. */
function isWhole(text: string, at: number, length: number): boolean {
  const end = at + length
  return !isJoined(text.charAt(at - 1), text.charAt(at)) && !isJoined(text.charAt(end - 1), text.charAt(end))
}

const isJoined = (left: string, right: string): boolean => /^\w$/.test(left) && /^\w$/.test(right)
