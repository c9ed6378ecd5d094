/** Sliding windows: how many sends a platform lets through in which span of time. */
import type { Rate } from '../../core/chat/capability.ts'

export interface Pace {
  /** The earliest instant, not before `now`, at which one more send keeps to every rate. */
  readonly readyAt: (now: number) => number
  /** How many sends may start now. */
  readonly room: (now: number) => number
  readonly sent: (now: number) => void
}

export function createPace(rates: readonly Rate[]): Pace {
  const most = Math.max(0, ...rates.map(({ count }) => count))
  let times: number[] = []
  /** A clock that was set back: what was sent counts as sent just now, never as sent in the future. */
  const settle = (now: number): void => {
    if ((times.at(-1) ?? now) > now) times = times.map((time) => Math.min(time, now))
  }
  return {
    readyAt: (now) => {
      settle(now)
      return rates.reduce((ready, { count, span }) => {
        const earlier = times[times.length - count]
        return earlier === undefined ? ready : Math.max(ready, earlier + span)
      }, now)
    },
    room: (now) => {
      settle(now)
      return rates.reduce((room, { count, span }) => {
        const within = times.filter((time) => time + span > now).length
        return Math.min(room, Math.max(0, count - within))
      }, Infinity)
    },
    sent: (now) => {
      if (most === 0) return
      settle(now)
      times.push(now)
      if (times.length > most * 2) times = times.slice(-most)
    },
  }
}

/** Rates with a little air, since the platform measures with a clock of its own. */
export function withMargin(rates: readonly Rate[]): readonly Rate[] {
  return rates.map(({ count, span }) => ({ count, span: Math.ceil(span * 1.02) + 10 }))
}
