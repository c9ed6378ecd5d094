/** Reads the round into the notebook, as often as it can, and tells the server of one's own order. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, ask } from '../../api/client.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import { readAnew } from './notebook.ts'
import type { Notebook } from './notebook.ts'
import type { NotebookStore } from './notebook-store.ts'
import { inOrder, keyOf, stopsLeft, withFrozen } from './walk.ts'

/** Milliseconds. */
const LOOK_EVERY = 60_000

export interface AskedRound {
  readonly reading: boolean
  readonly error: Error | null
  readonly again: () => void
  readonly order: (groups: readonly string[]) => Promise<void>
  /** What expired has been told. */
  readonly seen: () => Promise<void>
}

export function useRound(community: string, book: Notebook, store: NotebookStore): AskedRound {
  const toast = useToast()
  const t = useWords('round')
  const language = useLanguage()
  const queries = useQueryClient()
  const queryKey = ['round', community, language]
  const params = { path: { community } }
  const query = useQuery({
    queryKey,
    queryFn: () => ask(api.GET('/api/v1/communities/{community}/round', { params })),
    networkMode: 'always',
    refetchInterval: LOOK_EVERY,
    retry: false,
    gcTime: 0,
  })
  const { data, dataUpdatedAt } = query
  useEffect(() => {
    if (!data) return
    store.change((old) => {
      const here = old.copied.length === 0 ? null : standsAt(old)
      return readAnew(old, withFrozen(data, old.round, here), dataUpdatedAt)
    })
  }, [data, dataUpdatedAt, store])

  // Ticks that came too late say that the round has changed.
  const late = book.late.length
  useEffect(() => {
    if (late > 0) void queries.invalidateQueries({ queryKey: ['round', community] })
  }, [late, community, queries])

  return {
    reading: query.isFetching,
    error: query.error,
    again: () => void query.refetch(),
    order: async (groups) => {
      const { round } = store.get()
      store.change((old) => (old.round ? { ...old, round: inOrder(old.round, groups) } : old))
      try {
        await ask(
          api.PUT('/api/v1/communities/{community}/round/order', { params, body: { groups: [...groups] } }),
        )
        toast.done(t('ordering.saved'))
      } catch (error) {
        store.change((old) => ({ ...old, round }))
        toast.failed(error)
      }
    },
    seen: async () => {
      const until = store.get().round?.at ?? 0
      store.change((old) => (old.round ? { ...old, round: { ...old.round, dropped: [] } } : old))
      try {
        await ask(api.PUT('/api/v1/communities/{community}/round/seen', { params, body: { until } }))
      } catch (error) {
        toast.failed(error)
      }
    },
  }
}

/** The group in which one stands. */
function standsAt({ round, ticked, skipped }: Notebook): string | null {
  if (round === null) return null
  const [current] = stopsLeft(round, { ticked: new Set(ticked), skipped, now: Date.now() })
  return current === undefined ? null : keyOf(current)
}
