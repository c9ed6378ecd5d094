/** Any small talk, for properties of the form parse(print(talk)) = talk. */
import fc from 'fast-check'
import type { Incoming } from '../../core/chat/incoming.ts'

export interface Said {
  /** The platform's id of the message. */
  readonly id: string
  /** Epoch milliseconds. */
  readonly at: number
  /** The platform's id of the person. */
  readonly sender: string
  readonly name: string
  readonly text: string
  readonly replyTo: string | null
}

/** Names and texts that look like what stands around them in one format or another. */
const NAMES = [
  'Ann: [a]',
  '小明',
  'a<b>&"c\'',
  'x\u200Ey',
  '👋 wave',
  'O\u202FBrien',
  'Doe, Jane',
  '12:30',
  '[08:00] B',
]
const PIECES = [
  'hello',
  '\n',
  '\n\n',
  ' ',
  '  two spaces  ',
  '<div class="text">',
  '</div></span>',
  '&amp; &lt; &#39; &',
  '{"text": "x"}',
  '\\n \\u0041 "',
  '[2026-01-02 08:00:00] Ann: hi',
  '02.01.2026 08:04',
  'In reply to this message',
  '> quoted',
  '<Media omitted>',
  '你好，世界！',
  '\u200E\u202F',
  '👩‍👩‍👧 🎉',
  'a > b < c',
  '```\ncode\n```',
  '<!-- x -->',
]

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  // Control characters are none of what people write, and formats may not carry them.
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/\p{Cc}/u.test(text)),
  },
)

/** Texts begin and end with neither space nor line end: no chat program sends them. */
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('').trim())

/** Times are whole seconds of some days and rise; a reply answers a message before it. */
export const talks: fc.Arbitrary<readonly Said[]> = fc
  .array(
    fc.record({
      pause: fc.integer({ min: 0, max: 100_000 }),
      who: fc.nat({ max: NAMES.length - 1 }),
      text,
      back: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => {
    let at = Date.UTC(2026, 0, 2, 3, 4, 5)
    return lines.map(({ pause, who, text: words, back }, i): Said => {
      at += pause * 1_000
      return {
        id: String(1_001 + i),
        at,
        sender: `u${who}`,
        name: NAMES[who] ?? '',
        text: words,
        replyTo: back === null || back > i ? null : String(1_001 + i - back),
      }
    })
  })

/** The messages among events, with the words of their parts put together again. */
export function saidIn(events: readonly Incoming[]): readonly Said[] {
  return events.flatMap((event) => {
    if (event.kind !== 'message.sent') return []
    const words = event.content.parts.map((part) => (part.type === 'text' ? part.text : `<${part.type}>`))
    return [
      {
        id: event.native ?? '',
        at: event.at,
        sender: event.person?.native ?? '',
        name: event.person?.name ?? '',
        text: words.join(''),
        replyTo: event.data.replyTo ?? null,
      },
    ]
  })
}
