/** What stands after the `?` of an address: names and plain text, so that an id stays the text that it is. */

/** `?event=65` → `{ event: '65' }`; of a name written twice the last counts. */
export const readSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text))

/** `{ event: '65' }` → `?event=65`; what is undefined or null is left out. */
export function writeSearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => (isPlain(value) ? [[name, String(value)]] : [])),
  ).toString()
  return written === '' ? '' : `?${written}`
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
