/** Writes messages as LINE would, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly name: string
  readonly text: string
}

const START = Date.UTC(2026, 0, 1)

/**
 * Texts without what a text file cannot tell from LINE's own lines: an hour and a tab at the start of a line,
 * and quotation marks that a text of one line begins with and does not close.
 */
export const said: fc.Arbitrary<Said> = fc.record({
  at: fc.integer({ min: 0, max: 9 * 1_440 }).map((minutes) => START + minutes * 60_000),
  name: fc
    .string({ unit: fc.constantFrom(...'小紅ab 🌱·：:()"12'), minLength: 1, maxLength: 12 })
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  text: fc
    .array(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...'嗎abc 19:：()“”,\'<&🌱\u200E"'), maxLength: 20 }),
        fc.constantFrom('2026/01/01（四）', '08:02 Bob hi', 'https://example.org/?a=1'),
      ),
      { maxLength: 4 },
    )
    .map((lines) => lines.join('\n').trim())
    .filter((text) => text.includes('\n') || !text.startsWith('"')),
})

export function print(group: string, messages: readonly Said[]): string {
  const lines = [`[LINE] Chat history in ${group}`, 'Saved on: 01/20/2026, 08:30']
  let day = ''
  for (const { at, name, text } of messages) {
    const iso = new Date(at).toISOString()
    if (iso.slice(0, 10) !== day) {
      day = iso.slice(0, 10)
      lines.push('', day.replaceAll('-', '/'))
    }
    const words = text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text
    lines.push(`${iso.slice(11, 16)}\t${name}\t${words}`)
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
