/** When an operator's brief is due: once a local day, at the minute of their choice. */
import { localTime, nextOccurrence } from '../../../core/chat/zone.ts'

/** Who was down at the time still gets the brief; later in the day it would be none. */
const LATE = 3 * 3_600_000

/** The local day whose brief is due now; null when none is. A day has one, however the clocks change. */
export function briefDay(minute: number, zone: string, now: number): number | null {
  const due = nextOccurrence({ weekdays: [], minute }, zone, now - LATE)
  return due <= now ? localTime(due, zone).day : null
}
