/** Who said it, from what stands behind the time. */
import { unmarked } from './head-line.ts'
import { readSentence } from './system-lines.ts'

export interface Authored {
  readonly name: string
  readonly text: string
}

const LONGEST_NAME = 120
const QUOTE = /["“”„«»「『]/

/** null for what WhatsApp itself says: it names nobody before a colon. */
export function authorOf(rest: string): Authored | null {
  const spaced = rest.indexOf(': ')
  if (spaced > 0 && spaced <= LONGEST_NAME) {
    const name = rest.slice(0, spaced)
    // The group's name in it may hold a colon: `Ann created group "News: today"`.
    if (QUOTE.test(name) && readSentence(rest) !== null) return null
    return { name, text: rest.slice(spaced + 2) }
  }
  return bareColon(rest)
}

/** An empty text, or one whose space got lost. */
function bareColon(rest: string): Authored | null {
  const colon = rest.indexOf(':')
  if (colon <= 0 || colon > LONGEST_NAME || rest.startsWith('://', colon)) return null
  if (/[.!?。]\s/.test(rest.slice(0, colon)) || readSentence(rest) !== null) return null
  return { name: unmarked(rest.slice(0, colon)), text: rest.slice(colon + 1) }
}
