/**
 * What goes out passes the same facts as what comes in: whatever a text holds beyond the charter's own words
 * came in with a value that somebody else chose, and is not repeated.
 */
import { inLanguage } from '../charter/localized.ts'
import { placeholdersIn } from '../charter/placeholders.ts'
import { advertisedIn } from './advertising.ts'
import { dataIn, renderText, type RenderInput } from './render.ts'

/**
 * The text to be sent. A value that brings in a contact, a link or a listed word gives way to a neutral one;
 * null when values do so only together, so that nobody can say which one it is. `{text}`, words that an
 * operator decided to post again, is taken as it is.
 */
export function renderOutgoing(input: RenderInput): string | null {
  const text = renderText(input)
  const places = placeholdersIn(inLanguage(input.template, input.language)).map(({ name }) => name)
  const data = dataIn(places, input)
  if (data.length === 0) return text
  const found = advertisedIn(text, input.lexicon)
  if (found.size === 0) return text
  const own = advertisedIn(renderText({ ...input, neutral: new Set(data) }), input.lexicon)
  if (isWithin(found, own)) return text
  const alone = (name: string) => new Set(data.filter((other) => other !== name))
  const offending = data.filter(
    (name) => !isWithin(advertisedIn(renderText({ ...input, neutral: alone(name) }), input.lexicon), own),
  )
  const cleaned = renderText({ ...input, neutral: new Set(offending) })
  return isWithin(advertisedIn(cleaned, input.lexicon), own) ? cleaned : null
}

function isWithin(found: ReadonlySet<string>, allowed: ReadonlySet<string>): boolean {
  for (const one of found) if (!allowed.has(one)) return false
  return true
}
