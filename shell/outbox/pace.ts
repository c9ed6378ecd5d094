/** Sliding windows: how many sends a platform lets through in which span of time. */
import type { Rate } from '../../core/chat/capability.ts'

export interface Pace {
  /** The earliest instant, not before `now`, at which one more send keeps to every rate. */
  readonly readyAt: (now: number) => number
  readonly sent: (now: number) => void
}

export function createPace(rates: readonly Rate[]): Pace {
  const most = Math.max(0, ...rates.map(({ count }) => count))
  let times: number[] = []
  return {
    readyAt: (now) =>
      rates.reduce((ready, { count, span }) => {
        const earlier = times[times.length - count]
        return earlier === undefined ? ready : Math.max(ready, earlier + span)
      }, now),
    sent: (now) => {
      if (most === 0) return
      times.push(now)
      if (times.length > most * 2) times = times.slice(-most)
    },
  }
}
