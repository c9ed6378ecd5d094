/** Schedules that become events: one loop that ticks the pipeline when its next timer is due. */
import type { Pipeline } from '../../core/ports/pipeline.ts'

export interface ClockOptions {
  readonly pipeline: Pick<Pipeline, 'tick' | 'onCommitted'>
  readonly now: () => number
  /** Told when a tick failed, to be logged; the clock tries again within a second. */
  readonly onFault?: (error: unknown) => void
}

const LONGEST_SLEEP = 60_000
const AFTER_FAULT = 1_000

/** Starts the clock; the returned function stops it and resolves when no tick is under way. */
export function startClock({ pipeline, now, onFault }: ClockOptions): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let alarm = Infinity
  let ticking: Promise<void> | null = null
  let stopped = false

  const wakeAt = (at: number): void => {
    if (stopped || at >= alarm) return
    clearTimeout(timer)
    alarm = at
    timer = setTimeout(tick, Math.min(Math.max(0, at - now()), LONGEST_SLEEP))
  }
  const tick = (): void => {
    alarm = Infinity
    // What comes due while a tick is under way is looked at by the one that follows it.
    ticking ??= pipeline
      .tick(now())
      .then(({ next }) => Math.max(next ?? Infinity, now() + 1))
      .catch((error: unknown) => {
        onFault?.(error)
        return now() + AFTER_FAULT
      })
      .then((next) => {
        ticking = null
        wakeAt(Math.min(next, now() + LONGEST_SLEEP))
      })
  }
  const unsubscribe = pipeline.onCommitted((committed) => {
    for (const { timer: due } of committed) if (due !== undefined) wakeAt(due)
  })
  tick()
  return async () => {
    stopped = true
    unsubscribe()
    clearTimeout(timer)
    await ticking
  }
}
