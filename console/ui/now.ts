/** One clock for all relative times of the page: they move together, once in a while. */
import { useSyncExternalStore } from 'react'

const EVERY = 20_000
let now = Date.now()
const listeners = new Set<() => void>()
let timer: number | undefined

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    timer = window.setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, EVERY)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.clearInterval(timer)
  }
}

/** Epoch milliseconds, renewed every 20 s. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
