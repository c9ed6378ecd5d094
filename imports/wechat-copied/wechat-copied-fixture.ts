/** Writes messages in the layouts of WeChat's clients, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly name: string
  readonly text: string
}

const START = Date.UTC(2026, 0, 1)
/** When the files of the tests were written. */
const WRITTEN = Date.UTC(2026, 0, 9, 12)

/**
 * Without what no reader can tell from WeChat's own lines: in texts, a line with a name and a later hour, and a
 * name with a colon behind an empty line; quoted names at the start of a line; names that end with an hour.
 */
export const said: fc.Arbitrary<Said> = fc.record({
  at: fc.integer({ min: 0, max: 8 * 1_440 }).map((minutes) => START + minutes * 60_000),
  name: fc
    .string({ unit: fc.constantFrom(...'小禾ab🌱·()[]'), minLength: 1, maxLength: 12 })
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  text: fc
    .array(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(..."嗎abc，。,'<&🌱\u200E()/-"), maxLength: 20 }),
        fc.constantFrom('小禾 2025/12/31 21:40', 'https://example.org/?a=1', '昨天21:40', '—————'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((lines) =>
      lines
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((text) => text !== ''),
})

interface Layout {
  readonly name: string
  readonly print: (messages: readonly Said[]) => string
  /** What of a time it tells. */
  readonly keeps: (at: number) => number
}

const iso = (at: number) => new Date(at).toISOString()
const slashed = (at: number) =>
  `${iso(at).slice(0, 4)}/${Number(iso(at).slice(5, 7))}/${Number(iso(at).slice(8, 10))}`

function byDay(
  messages: readonly Said[],
  day: (at: number) => string,
  one: (message: Said) => string,
): string {
  let last = ''
  return messages
    .map((message) => {
      const its = day(message.at)
      const front = its === last ? '' : its
      last = its
      return front + one(message)
    })
    .join('')
}

export const LAYOUTS: readonly Layout[] = [
  {
    name: 'dates with every name',
    keeps: (at) => at,
    print: (messages) =>
      messages
        .map(({ at, name, text }) => `${name} ${slashed(at)} ${iso(at).slice(11, 16)}\n${text}\n`)
        .join(''),
  },
  {
    name: 'a mailed record',
    keeps: (at) => at,
    print: (messages) =>
      `微信群"群"的聊天记录如下:\n\n${byDay(
        messages,
        (at) => `—————  ${iso(at).slice(0, 10)}  —————\n\n\n`,
        ({ at, name, text }) => `${name}  ${iso(at).slice(11, 16)}\n\n${text}\n\n`,
      )}`,
  },
  {
    name: 'hours under days',
    keeps: (at) => at,
    print: (messages) =>
      byDay(
        messages,
        (at) => `\n${iso(at).slice(0, 10)}\n`,
        ({ at, name, text }) => `${name} ${iso(at).slice(11, 16)}\n${text}\n\n`,
      ),
  },
  {
    name: 'names with a colon',
    keeps: () => WRITTEN,
    print: (messages) => messages.map(({ name, text }) => `${name}:\n${text}\n\n`).join(''),
  },
]
