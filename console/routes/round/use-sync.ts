/** Tells the server what was ticked: a few seconds later, so that a slip can be taken back, and again until it answers. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { ApiFault, isPassing } from '../../api/fault.ts'
import { settled, unsure } from './notebook.ts'
import type { Notebook, Tick } from './notebook.ts'
import type { NotebookStore } from './notebook-store.ts'

/** Milliseconds in which a tick can be taken back. */
const GRACE = 6_000
const AGAIN = 8_000
/** The server takes so many at once. */
const MOST = 500

export type SyncState = 'calm' | 'away' | ApiFault

export interface Sync {
  readonly state: SyncState
  /** Sends everything that waits, slips included. */
  readonly flush: () => void
}

export function useSync(community: string, book: Notebook, store: NotebookStore): Sync {
  const [state, setState] = useState<SyncState>('calm')
  const running = useRef(false)

  const send = useCallback(
    async (ripe: readonly Tick[]) => {
      if (ripe.length === 0 || running.current) return
      running.current = true
      // The page may be put to sleep before the answer comes.
      store.change((now) => unsure(now, ripe))
      try {
        const answer = await ask(
          api.POST('/api/v1/communities/{community}/tasks/ticks', {
            params: { path: { community } },
            body: { ticks: ripe.map(ticked) },
            keepalive: true,
          }),
        )
        store.change((now) => settled(now, ripe, answer))
        setState('calm')
      } catch (error) {
        setState(error instanceof ApiFault && !isPassing(error) ? error : 'away')
      } finally {
        running.current = false
      }
    },
    [community, store],
  )
  const flush = useCallback(() => void send(store.get().queue.slice(0, MOST)), [send, store])

  const { queue } = book
  useEffect(() => {
    if (queue.length === 0) return
    const first = Math.min(...queue.map(({ at }) => at))
    const wait = state === 'calm' ? Math.max(0, first + GRACE - Date.now()) : AGAIN
    const timer = window.setTimeout(() => {
      const due = store.get().queue.filter(({ at }) => at + GRACE <= Date.now())
      void send(due.slice(0, MOST))
    }, wait + 50)
    return () => window.clearTimeout(timer)
  }, [queue, state, send, store])

  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    window.addEventListener('online', flush)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', onHidden)
      flush()
    }
  }, [flush])
  return { state, flush }
}

const ticked = ({ action, done, reason }: Tick) => ({ action, done, ...(reason === null ? {} : { reason }) })
