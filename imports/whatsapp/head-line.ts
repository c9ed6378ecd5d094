/** The beginning of a message in a WhatsApp export: `20/09/2026, 21:15 - ` or `[9/20/26, 9:15:02 PM] `. */
import { halfOf, type Half } from './half-of-day.ts'

export interface Stamp {
  /** iOS writes `[…]`, Android `… - `. */
  readonly bracketed: boolean
  /** Between the numbers of the date. */
  readonly separator: string
  /** The date's numbers as they stand: digits of any script turned into 0 to 9. */
  readonly numbers: readonly [string, string, string]
  readonly half: Half | null
  /** Milliseconds since midnight. */
  readonly time: number
}
export interface HeadLine {
  readonly stamp: Stamp
  readonly rest: string
}

/** A date and a time are shorter than this, with all their marks. */
const MOST = 64
/** What steers the direction of writing stands anywhere in exports, also amid dates. */
const MARKS = /[\uFEFF\u200B\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g
const PLAIN = /^[\x20-\x7E]*$/
const DATE_FIRST =
  /^(\d{1,4})([-/.]) ?(\d{1,2})\2 ?(\d{1,4})([^\d]{1,24})(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?([^\d]{0,16})$/
const TIME_FIRST =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?([^\d]{1,24})(\d{1,4})([-/.]) ?(\d{1,2})\6 ?(\d{1,4})\.?$/

/** null when the line goes on with the message before it. */
export function headLine(line: string): HeadLine | null {
  let start = 0
  while (start < line.length && isMark(line.charCodeAt(start))) start++
  const bracketed = line.charCodeAt(start) === 0x5b
  if (!bracketed && !isDigit(line.charCodeAt(start))) return null
  const end = bracketed ? closing(line, start) : dash(line, start)
  if (end < 0) return null
  const stamp = stampOf(plain(line.slice(start + (bracketed ? 1 : 0), end)), bracketed)
  return stamp === null ? null : { stamp, rest: line.slice(end + (bracketed ? 2 : 3)) }
}

/** Without what steers the direction of writing. */
export function unmarked(text: string): string {
  return text.replace(MARKS, '')
}

function closing(line: string, start: number): number {
  const end = line.slice(start, start + MOST).indexOf('] ')
  return end < 0 ? -1 : start + end
}

function dash(line: string, start: number): number {
  const end = line.slice(start, start + MOST).search(/ [-–] /)
  return end < 0 ? -1 : start + end
}

function stampOf(text: string, bracketed: boolean): Stamp | null {
  const [, a, separator, b, c, between = '', hours, minutes, seconds, after = ''] =
    DATE_FIRST.exec(text) ?? timeFirst(text)
  if (a === undefined || b === undefined || c === undefined || separator === undefined) return null
  const half = halfOf(between, after)
  if (half === undefined) return null
  const time = timeOf(Number(hours), Number(minutes), Number(seconds ?? 0), half)
  return time === null ? null : { bracketed, separator, numbers: [a, b, c], half, time }
}

/** Vietnamese puts the time first; here in the order of the others. */
function timeFirst(text: string): readonly (string | undefined)[] {
  const [, hours, minutes, seconds, between, a, separator, b, c] = TIME_FIRST.exec(text) ?? []
  return ['', a, separator, b, c, between, hours, minutes, seconds, '']
}

function timeOf(hours: number, minutes: number, seconds: number, half: Half | null): number | null {
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  return ((hourOf(hours, half) * 60 + minutes) * 60 + seconds) * 1_000
}

function hourOf(hours: number, half: Half | null): number {
  if (half === null || hours > 12) return hours
  if (half === 'noon') return hours < 10 ? hours + 12 : hours
  return (hours % 12) + (half === 'pm' ? 12 : 0)
}

/** Digits of 0 to 9, plain spaces, and `2026年9月20日` as `2026/9/20`. */
function plain(text: string): string {
  if (PLAIN.test(text)) return text
  return unmarked(text)
    .replace(/\p{Nd}/gu, digit)
    .replace(/[\u00A0\u202F\u2009]/g, ' ')
    .replace(/(\d)[年년] ?/, '$1/')
    .replace(/(\d)[月월] ?/, '$1/')
    .replace(/(\d)[日일]/, '$1')
}

/** Zeros of the scripts in which WhatsApp writes numbers. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040,
  0xff10,
]

function digit(char: string): string {
  const code = char.charCodeAt(0)
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  return zero === undefined ? char : String(code - zero)
}

function isDigit(code: number): boolean {
  return ZEROS.some((first) => code >= first && code < first + 10)
}

function isMark(code: number): boolean {
  return (
    (code >= 0x200e && code <= 0x200f) ||
    code === 0xfeff ||
    code === 0x200b ||
    code === 0x61c ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  )
}
