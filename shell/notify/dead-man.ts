/**
 * Calls an outside watcher as long as all is well. The watcher raises the alarm when the calls stay away: the
 * one failure that Folkmoot cannot report itself.
 */
import type { Fetch } from '../../core/ports/fetch.ts'

export interface DeadManOptions {
  readonly url: string
  readonly fetch: Fetch
  /** Milliseconds between two calls. */
  readonly every: number
  readonly isHealthy: () => Promise<boolean>
  /** Told when a call fails, to be logged; the next one is made all the same. */
  readonly onFault: (error: unknown) => void
}

export interface DeadMan {
  /** One call now, if all is well. Never rejects. */
  readonly call: () => Promise<void>
  readonly stop: () => void
}

const TIME_LIMIT = 10_000

export function startDeadMan({ url, fetch, every, isHealthy, onFault }: DeadManOptions): DeadMan {
  const ending = new AbortController()
  let calling = false
  const call = async (): Promise<void> => {
    if (calling) return
    calling = true
    try {
      if (!(await isHealthy())) return
      const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(TIME_LIMIT)])
      const response = await fetch(url, { signal })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`The watcher answers with ${response.status}.`)
    } catch (error) {
      if (!ending.signal.aborted) onFault(error)
    } finally {
      calling = false
    }
  }
  const timer = setInterval(() => void call(), every)
  timer.unref()
  return {
    call,
    stop: () => {
      ending.abort()
      clearInterval(timer)
    },
  }
}
