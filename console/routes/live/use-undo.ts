/** Taking back what was done: it is said at once and sent a little later, so that it can be left as it is. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import { canUndo, stateOf } from '../../parts/events/act-state.ts'
import type { Action, Event, PersonOf } from '../../parts/events/types.ts'
import { useActWords } from '../../parts/events/use-act-words.ts'
import { useToast } from '../../ui/toast.ts'

/** As long as the toast stands. */
const GRACE = 8_000

interface Pending {
  readonly timer: number
  readonly send: (leaving: boolean) => void
}

const pending = new Map<string, Pending>()
const listeners = new Set<() => void>()
let under: ReadonlySet<string> = new Set()

function change(): void {
  under = new Set(pending.keys())
  for (const listener of listeners) listener()
}

// Who leaves the page meant it.
window.addEventListener('pagehide', () => {
  for (const { send } of pending.values()) send(true)
})

const nameOf = ({ seq, n }: Pick<Action, 'seq' | 'n'>) => `${seq}-${n}`

export interface Undo {
  readonly take: (action: Action) => void
  readonly isUnderWay: (action: Action) => boolean
}

export function useUndo(community: string, personOf: PersonOf): Undo {
  const t = useWords('live')
  const toast = useToast()
  const words = useActWords()
  const queries = useQueryClient()
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => under,
  )
  return useMemo(
    () => ({
      isUnderWay: (action) => now.has(nameOf(action)),
      take: (action) => {
        const name = nameOf(action)
        if (pending.has(name)) return
        const send = async (leaving: boolean) => {
          pending.delete(name)
          try {
            await giveVerdict(community, action, leaving)
            await queries.invalidateQueries({ queryKey: ['events', community] })
          } catch (error) {
            toast.failed(error)
          }
          change()
        }
        const timer = window.setTimeout(() => void send(false), GRACE)
        pending.set(name, { timer, send: (leaving) => void send(leaving) })
        change()
        toast.done(t('panel.undone', { act: words(action, 'sent', personOf) }), () => {
          if (!pending.delete(name)) return
          window.clearTimeout(timer)
          change()
        })
      },
    }),
    [community, now, personOf, queries, t, toast, words],
  )
}

function giveVerdict(community: string, { seq, n }: Action, keepalive: boolean) {
  return ask(
    api.POST('/api/v1/communities/{community}/events/{seq}/actions/{n}/verdict', {
      params: { path: { community, seq, n: String(n) } },
      body: { verdict: 'undo' },
      ...(keepalive ? { keepalive } : {}),
    }),
  )
}

/** The first act of an event that a person can take back. */
export const firstUndoable = (event: Event): Action | null =>
  event.actions.find((action) => canUndo(action, stateOf(action, event.verdicts))) ?? null
