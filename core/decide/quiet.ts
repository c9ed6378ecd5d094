/** Quiet hours: when nothing is said to a group. */
import { localTime, nextOccurrence } from '../chat/zone.ts'
import type { CompiledCharter } from '../charter/compiled.ts'

export function isQuiet({ quiet, timezone }: CompiledCharter, now: number): boolean {
  if (quiet === null || quiet.from === quiet.to) return false
  const { minute } = localTime(now, timezone)
  return quiet.from < quiet.to
    ? minute >= quiet.from && minute < quiet.to
    : minute >= quiet.from || minute < quiet.to
}

/** The instant at which the quiet hours that `now` lies in are over. */
export function endOfQuiet({ quiet, timezone }: CompiledCharter, now: number): number {
  return quiet === null ? now : nextOccurrence({ weekdays: [], minute: quiet.to }, timezone, now)
}
