/** Times as the page writes them. */
import { instantAt } from '../../core/chat/zone.ts'

const TIME = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d):(\d\d)(?: UTC([+-])(\d\d):(\d\d))?$/
const DAY = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** `03.01.2026 08:04:05 UTC+01:00`; versions before 2021 leave the zone out. null when it is none. */
export function instantOf(title: string, zone: string): number | null {
  const [, day, month, year, hour, minute, second, sign, hours, minutes] = TIME.exec(title) ?? []
  if (Number(month) < 1 || Number(month) > 12 || Number(day) > 31 || Number(hour) > 23) return null
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  if (Number.isNaN(wall)) return null
  if (sign === undefined) return instantAt(wall, zone)
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? wall + offset : wall - offset
}

/** `3 January 2026`, always in English: the instant at which the day begins. */
export function dayBegins(text: string, zone: string): number | null {
  const [, day, name = '', year] = DAY.exec(text) ?? []
  const month = MONTHS.indexOf(name)
  return month < 0 ? null : instantAt(Date.UTC(Number(year), month, Number(day)), zone)
}
