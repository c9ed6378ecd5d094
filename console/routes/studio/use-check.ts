/** What the server says about the draft, a moment after the last change. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../locale/words.ts'

/** Milliseconds without a change. */
const PAUSE = 350

export interface Check {
  /** null until the first answer. */
  readonly found: Schemas['CheckedDraft'] | null
  /** Whether the answer is about the text as it is now. */
  readonly settled: boolean
  readonly error: unknown
  /** Checks at once. */
  readonly now: () => void
}

export function useCheck(community: string, source: string): Check {
  const language = useLanguage()
  const [asked, setAsked] = useState(source)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(source), PAUSE)
    return () => clearTimeout(timer)
  }, [source])
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: ['charters', community, 'check', language, asked],
    queryFn: () =>
      ask(
        api.POST('/api/v1/communities/{community}/charters/check', {
          params: { path: { community } },
          body: { source: asked },
        }),
      ),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  return {
    found: data ?? null,
    settled: asked === source && !isFetching,
    error,
    now: () => {
      if (asked === source) void refetch()
      else setAsked(source)
    },
  }
}
