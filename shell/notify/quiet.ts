/** Quiet hours of one person, in the person's own time zone. */
import { localTime, nextOccurrence } from '../../core/chat/zone.ts'
import type { QuietHours } from '../../core/ports/notices.ts'

/** When the quiet that holds at `now` ends; null when it is not quiet. */
export function quietUntil(quiet: QuietHours | null, zone: string, now: number): number | null {
  if (quiet === null || quiet.from === quiet.to) return null
  const { minute } = localTime(now, zone)
  const { from, to } = quiet
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  return isQuiet ? nextOccurrence({ weekdays: [], minute: to }, zone, now) : null
}
