/**
 * The lines by which a copied conversation names who speaks and when. Chat programs differ, and none says
 * which it is: every shape is tried, the most telling first.
 */
import { Temporal } from 'temporal-polyfill'

export interface Header {
  readonly name: string
  /** Local date and time; what the line does not say is null. */
  readonly date: string | null
  readonly time: string | null
  /** Words that follow on the same line. */
  readonly words: string | null
}

const NAME = '(?<name>\\S(?:.{0,62}\\S)?)'
const DATE = '(?<date>\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?)'
const TIME = '(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?)'

/** Lines that name somebody wherever they stand. */
const SURE: readonly RegExp[] = [
  new RegExp(`^${DATE}[ T]+${TIME}\\s+${NAME}$`, 'u'),
  new RegExp(`^${NAME}\\s+${DATE}[ T]+${TIME}$`, 'u'),
  new RegExp(`^\\[${DATE}[ T,]+${TIME}\\]\\s*(?<name>[^:：]{1,64})[:：]\\s*(?<words>.*)$`, 'u'),
  new RegExp(`^\\[${TIME}\\]\\s*(?<name>[^:：]{1,64})[:：]\\s*(?<words>.*)$`, 'u'),
]
/** Lines that do so at the beginning, or behind an empty line. */
const AFTER_A_GAP: readonly RegExp[] = [
  new RegExp(`^${NAME}\\s+${TIME}$`, 'u'),
  /^(?<name>[^\s:：](?:[^:：]{0,62}[^\s:：])?)[:：]$/u,
]
const DAY = /^[-—=\s]*(?<date>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[-—=\s]*$/u

/** Who speaks from this line on; null for every other line. */
export function readHeader(line: string, isAfterGap: boolean): Header | null {
  for (const shape of isAfterGap ? [...SURE, ...AFTER_A_GAP] : SURE) {
    const found = shape.exec(line)?.groups
    if (found?.['name'] === undefined) continue
    const { name, date = null, time = null, words = null } = found
    return { name, date: date === null ? null : plainDate(date), time, words }
  }
  return null
}

/** The date of a line that holds nothing else. */
export function readDay(line: string): string | null {
  const date = DAY.exec(line)?.groups?.['date']
  return date === undefined ? null : plainDate(date)
}

function plainDate(text: string): string {
  const [year = '', month = '', day = ''] = text.match(/\d+/gu) ?? []
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The instant of a local date and time; null where the calendar has no such moment. */
export function instantOf(date: string, time: string, zone: string): number | null {
  const [hours = '', minutes = '', seconds = '00'] = time.split(':')
  const clock = `${hours.padStart(2, '0')}:${minutes}:${seconds}`
  try {
    return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return null
  }
}
