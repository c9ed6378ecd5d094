/** What a text must not bring in from outside: contacts, links, and words of the charter's lists. */
import { contactsOf } from '../facts/contacts.ts'
import type { Lexicon } from '../facts/lexicon.ts'
import { linksOf } from '../facts/links.ts'
import { normalise } from '../facts/normalise.ts'

const NOTHING: ReadonlySet<string> = new Set()
const MOST_WORDS = 1_000

/** Each contact, linked host and listed word of a text, by a name of its own. */
export function advertisedIn(text: string, lexicon: Lexicon | null): ReadonlySet<string> {
  const normal = normalise(text)
  const contacts = contactsOf(text, normal)
  const links = linksOf([], text)
  const words = lexicon === null ? [] : lexicon.find(normal, MOST_WORDS)
  if (contacts.length + links.length + words.length === 0) return NOTHING
  const lists = lexicon === null ? [] : [...lexicon.lists.values()]
  return new Set([
    ...contacts.map(({ kind, value }) => `${kind} ${value}`),
    ...links.map(({ host }) => `link ${host}`),
    ...words.flatMap(({ word }) => (lists.some((list) => list.has(word)) ? [`word ${word}`] : [])),
  ])
}
