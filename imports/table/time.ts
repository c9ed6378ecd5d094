/** Times as tables write them. */
import { dayOf, type DateNumbers, type DateOrder } from '../../core/ports/import-date-order.ts'

/** `instant`: it says its zone or counts from the epoch. `wall`: a clock on a wall, as if it were UTC. */
export type Time = { readonly instant: number } | { readonly wall: number }

const ZONED =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})$/i
const NUMBER = /^\d{1,17}(?:\.\d{1,12})?$/
const DATED = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ,]{1,3}(.*))?$/
const CLOCK =
  /^(?:(上午|下午|凌晨|早上|中午|晚上|AM|PM) ?)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?(AM|PM|a\.m\.|p\.m\.)?$/i
/** `5 Oct 2026 21:40` and `October 5, 2026 9:40 PM`. */
const WORDED =
  /^(?:\d{1,2} [A-Za-z]{3,9}|[A-Za-z]{3,9} \d{1,2},?) \d{4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$/i
const DAY = 86_400_000
/** Excel counts days from 1899-12-30; these are 1982 to 2119. */
const SERIAL = { first: 30_000, last: 80_000, epoch: 25_569 }

/** null when it is no time. */
export function timeOf(text: string, order: DateOrder): Time | null {
  const plain = tidy(text)
  if (ZONED.test(plain)) return instantOf(plain)
  if (NUMBER.test(plain)) return countedOf(Number(plain))
  const found = DATED.exec(plain)
  if (found === null) return WORDED.test(plain) ? wordedOf(plain) : null
  const day = dayOf(numbersOf(found), order)
  const clock = clockOf(found[5] ?? '')
  return day === null || clock === null ? null : { wall: day + clock }
}

/** The date's numbers where only the order tells what they are; null where it is no date or needs no order. */
export function datedBy(text: string): DateNumbers | null {
  const plain = tidy(text)
  if (ZONED.test(plain)) return null
  const found = DATED.exec(plain)
  return found === null ? null : numbersOf(found)
}

function tidy(text: string): string {
  return text
    .trim()
    .replace(/[\u00A0\u202F]/g, ' ')
    .replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日? ?/, '$1/$2/$3 ')
    .trim()
}

function numbersOf([, a = '', separator = '', b = '', c = '']: readonly string[]): DateNumbers {
  return { separator, numbers: [a, b, c] }
}

function instantOf(text: string): Time | null {
  const iso = text
    .replace(',', '.')
    .replace(/ ?(?:UTC|GMT|Z)$/i, 'Z')
    .replace(/^(\S{10}) /, '$1T')
    .replace(
      / ?([+-]\d{2}):?(\d{2})?$/,
      (_, hours: string, minutes?: string) => `${hours}:${minutes ?? '00'}`,
    )
  const at = Date.parse(iso)
  return Number.isNaN(at) ? null : { instant: at }
}

/** Seconds, milliseconds or microseconds since 1970, or Excel's days: their sizes tell. */
function countedOf(value: number): Time | null {
  if (value >= SERIAL.first && value < SERIAL.last)
    return { wall: Math.round(((value - SERIAL.epoch) * DAY) / 1_000) * 1_000 }
  if (value >= 1e8 && value < 1e10) return { instant: Math.round(value * 1_000) }
  if (value >= 1e11 && value < 1e13) return { instant: Math.round(value) }
  return value >= 1e14 && value < 1e16 ? { instant: Math.round(value / 1_000) } : null
}

function wordedOf(text: string): Time | null {
  const at = Date.parse(`${text} UTC`)
  return Number.isNaN(at) ? null : { wall: at }
}

function clockOf(text: string): number | null {
  if (text === '') return 0
  const [, before, hours = '', minutes = '', seconds = '0', after] = CLOCK.exec(text.trim()) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  const hour = hourOf(Number(hours), (before ?? after)?.toLowerCase().replaceAll('.', ''))
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
}

function hourOf(hours: number, half: string | undefined): number {
  if (half === undefined || hours > 12) return hours
  if (half === '中午') return hours < 10 ? hours + 12 : hours
  return (hours % 12) + (/^(?:pm|下午|晚上)$/.test(half) ? 12 : 0)
}
