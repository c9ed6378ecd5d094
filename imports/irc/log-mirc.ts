/** What mIRC writes in its own way: sessions, and joins that look like somebody's deed. */

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'
const SESSION = /^Session (Start|Time|Close|Ident): ?(.*)$/
const MOMENT = /^[A-Za-z]{3} ([A-Za-z]{3}) {1,2}(\d{1,2}) [\d:]{4,8} (\d{4})/
/** Colours, bold and the like. */
// eslint-disable-next-line no-control-regex -- these are the codes
const CODES = /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|[\u0002\u000F\u0011\u0016\u001D\u001E\u001F]/g
const QUIT = /^\([^\s()]{1,200}@[^\s()]{1,200}\) Quit(?: \(.*\))?$/s
const CHANGES =
  /^(?:\([^\s()]{1,200}@[^\s()]{1,200}\) has (?:joined|left) \S+|is now known as \S+$|was kicked by \S+|sets mode: |changes topic to |has quit IRC)/
const ABOUT =
  /^(?:Now talking in|Topic is|Set by|Disconnected|Attempting to rejoin|Rejoined channel|Retrieving|You were kicked)(?: |$)/

/** Midnight of the day on which a session begins, `closed` for its other lines, null for no such line. */
export function sessionLine(line: string): number | 'closed' | null {
  const [, word, rest = ''] = SESSION.exec(line) ?? []
  if (word === undefined) return null
  const [, month = '', day, year] = MOMENT.exec(rest) ?? []
  const place = MONTHS.indexOf(month)
  if (word === 'Close' || word === 'Ident' || year === undefined || place < 0) return 'closed'
  return Date.UTC(Number(year), place / 3, Number(day))
}

/** A `* nick …` that nobody did, as the sentence of other clients; null where somebody did it. */
export function sentenceOf(actor: string, deed: string): string | null {
  if (QUIT.test(deed)) return `${actor} has quit`
  if (CHANGES.test(deed) || ABOUT.test(`${actor} ${deed}`)) return `${actor} ${deed}`
  return null
}

export function uncoloured(line: string): string {
  return line.replace(CODES, '')
}
