/** Numbers and times in one language and zone. Instants are epoch milliseconds, durations milliseconds. */
import type { Language } from '../locale/language.ts'

export interface Formats {
  /** 12,345 */
  readonly number: (value: number) => string
  /** 1.2 万, 12K */
  readonly compact: (value: number) => string
  /** Of a share between 0 and 1. */
  readonly percent: (share: number) => string
  /** Two units at most: 3 h 20 min, 3 小时 20 分钟 */
  readonly duration: (milliseconds: number) => string
  readonly day: (at: number) => string
  readonly time: (at: number) => string
  /** Day, time and zone, to the second. */
  readonly exact: (at: number) => string
  /** 3 minutes ago, 3 分钟前 */
  readonly relative: (at: number, now: number) => string
  readonly list: (items: readonly string[]) => string
  readonly bytes: (count: number) => string
  /** One after the other, with a space between where the language has one; what is null or empty is left out. */
  readonly text: (...sentences: readonly (string | null)[]) => string
}

const THIN_SPACE = '\u2009'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function formatIn(language: Language, zone: string | undefined): Formats {
  const timeZone = zone
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(language, {
    timeZone,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  })
  const dayOfYear = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium' })
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })
  const time = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const exact = new Intl.DateTimeFormat(language, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'long' })
  const list = new Intl.ListFormat(language, { type: 'conjunction' })

  const sameYear = (at: number) => year.format(at) === year.format(Date.now())
  return {
    number: (value) => number.format(value),
    compact: (value) => spaced(compact.formatToParts(value), language),
    percent: (share) => percent.format(share),
    duration: (milliseconds) => durationIn(language, milliseconds),
    day: (at) => (sameYear(at) ? day : dayOfYear).format(at),
    time: (at) => time.format(at),
    exact: (at) => exact.format(at),
    relative: (at, now) => relativeIn(relative, at - now),
    list: (items) => list.format(items),
    bytes: (count) => bytesIn(language, count),
    text: (...sentences) => sentences.filter(Boolean).join(language === 'zh-CN' ? '' : ' '),
  }
}

function spaced(parts: readonly Intl.NumberFormatPart[], language: Language): string {
  return parts
    .map(({ type, value }) => (type === 'compact' && language === 'zh-CN' ? `${THIN_SPACE}${value}` : value))
    .join('')
}

const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1_000],
] as const

function durationIn(language: Language, milliseconds: number): string {
  const whole = Math.max(0, milliseconds)
  const first = UNITS.findIndex(([, size]) => whole >= size)
  const from = first === -1 ? UNITS.length - 1 : first
  const [unit, size] = UNITS[from] ?? UNITS[3]
  const [next, nextSize] = UNITS[from + 1] ?? [null, 0]
  const rest = next === null ? 0 : Math.floor((whole % size) / nextSize)
  const of = (value: number, name: string) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: language === 'en' ? 'short' : 'long',
      maximumFractionDigits: 0,
    }).format(value)
  const head = of(Math.floor(whole / size), unit)
  return next !== null && rest > 0 ? `${head} ${of(rest, next)}` : head
}

function relativeIn(format: Intl.RelativeTimeFormat, difference: number): string {
  const size = Math.abs(difference)
  if (size < 45_000) return format.format(0, 'second')
  const [unit, length] = UNITS.find(([, each]) => size >= each) ?? UNITS[3]
  return format.format(Math.round(difference / length), unit)
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

function bytesIn(language: Language, count: number): string {
  const power = Math.min(SIZES.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)))
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: SIZES[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(count / 1_000 ** power)
}
