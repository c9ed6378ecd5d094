/** Durations as charters write them: a whole number and one unit, `10s`, `1m`, `24h`, `7d`. */

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const SHORTEST = 1_000
const LONGEST = 7 * 86_400_000

/** Milliseconds of a window from 1s to 7d, or null when the text is not such a duration. */
export function parseDuration(text: string): number | null {
  const span = parseSpan(text)
  return span !== null && span >= SHORTEST && span <= LONGEST ? span : null
}

/** Milliseconds of a duration of any length, or null when the text is none; bounds are the caller's. */
export function parseSpan(text: string): number | null {
  const match = /^([1-9]\d{0,6})([smhd])$/.exec(text)
  return match === null ? null : Number(match[1]) * UNITS[unitOf(match[2])]
}

function unitOf(letter: string | undefined): keyof typeof UNITS {
  return letter === 's' || letter === 'm' || letter === 'h' ? letter : 'd'
}

/** The shortest spelling of a span in milliseconds: 86,400,000 is `1d`, 90,000 is `90s`. */
export function formatDuration(span: number): string {
  for (const unit of ['d', 'h', 'm'] as const) {
    if (span >= UNITS[unit] && span % UNITS[unit] === 0) return `${span / UNITS[unit]}${unit}`
  }
  return `${Math.round(span / UNITS.s)}s`
}
