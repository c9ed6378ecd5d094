/** Names in braces within a text: `{member}`, `{strike}`, `{group.teacher}`. */
import type { Localized } from '../charter/compiled.ts'

const PLACEHOLDER = /\{([a-z][\w.-]*)\}/giu

/** Every name that a text uses, in any of its languages. */
export function placeholdersOf(text: Localized): readonly string[] {
  const texts = typeof text === 'string' ? [text] : Object.values(text)
  const names = texts.flatMap((one) => [...one.matchAll(PLACEHOLDER)].map((match) => match[1]!))
  return [...new Set(names)]
}
