/** Fills in what is known of a text before anyone says it: names, purposes, titles. */
import type { Language, Localized } from './compiled.ts'
import { inLanguage, mapLocalized } from './localized.ts'
import { fillPlaceholders } from './placeholders.ts'
import type { CharterContent } from './schema.ts'

export type FixedValues = Readonly<Record<string, Localized>>

/** Values that every text of the charter may use. */
export function fixedValues(content: CharterContent): FixedValues {
  const { name, purpose, audience, promise } = content
  return Object.fromEntries(
    Object.entries({ name, purpose, audience, promise }).filter(
      (entry): entry is [string, Localized] => entry[1] !== undefined,
    ),
  )
}

export function fillFixed(text: Localized, values: FixedValues, languages: readonly Language[]): Localized {
  return mapLocalized(text, languages, (words, language) =>
    fillPlaceholders(
      words,
      new Map(Object.entries(values).map(([name, value]) => [name, inLanguage(value, language)])),
    ),
  )
}

/** One numbered line for each titled rule that is not off, in each language. */
export function rulesText(content: CharterContent, languages: readonly Language[]): Localized {
  const titles = (content.rules ?? []).flatMap(({ title, mode }) =>
    title === undefined || mode === 'off' ? [] : [title],
  )
  return Object.fromEntries(
    languages.map((language) => [
      language,
      titles.map((title, index) => `${index + 1}. ${inLanguage(title, language)}`).join('\n'),
    ]),
  )
}
