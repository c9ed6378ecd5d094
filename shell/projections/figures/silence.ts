/** Whether a group has fallen silent: what usually happens in such a time, against nothing at all. */
import type { Silence } from '../../../core/ports/figures.ts'

const HOUR = 3_600_000
const WEEK = 168
/** A gap is compared with the same hours of so many weeks before it. */
const WEEKS = 4
const FEWEST_WEEKS = 2
/** With fewer expected, silence says nothing. */
const FEWEST_EVENTS = 6

export interface Life {
  /** First and last sign of life, epoch milliseconds. */
  readonly first: number
  readonly last: number
}

/** Whether a gap is long enough to be looked at. */
export function isQuiet({ last }: Life, now: number): boolean {
  return now - last >= HOUR
}

/**
 * The gap since the last event, at most its first week, in the weeks before it: the median of what happened
 * then is what is usual. `events` gives the events of the local hours from `from` up to, not including, `to`.
 */
export function silenceOf(
  life: Life,
  now: number,
  lastHour: number,
  events: (from: number, to: number) => number,
): Silence | null {
  if (!isQuiet(life, now)) return null
  const gap = Math.min(WEEK, Math.floor((now - life.last) / HOUR))
  const known = Math.min(WEEKS, Math.floor((life.last - life.first) / (WEEK * HOUR)))
  if (known < FEWEST_WEEKS) return null
  const counts = Array.from({ length: known }, (_, week) => {
    const from = lastHour + 1 - (week + 1) * WEEK
    return events(from, from + gap)
  })
  const usual = median(counts)
  return usual >= FEWEST_EVENTS ? { since: life.last, usual } : null
}

function median(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.floor(((sorted[middle - 1] ?? 0) + upper) / 2)
}
