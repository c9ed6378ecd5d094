/** A clock that rings at the earliest instant that it was set to, and now and then in any case. */

export interface Alarm {
  readonly at: (instant: number) => void
  readonly stop: () => void
}

/** Also where nothing is known to come, a look is worth it: clocks are set, accounts come back. */
const LONGEST_SLEEP = 60_000

export function createAlarm(now: () => number, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined
  let set = Infinity
  let stopped = false
  return {
    at: (instant) => {
      const soonest = Math.min(instant, now() + LONGEST_SLEEP)
      if (stopped || soonest >= set) return
      clearTimeout(timer)
      set = soonest
      timer = setTimeout(
        () => {
          set = Infinity
          ring()
        },
        Math.max(0, soonest - now()),
      )
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
