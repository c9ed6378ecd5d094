/** What operators did in a community, or around signing in, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../locale/words.ts'
import type { Entry } from './gather.ts'
import type { AuditSearch } from './search.ts'

const START: string | null = null

export function useDeeds(community: string, { operator, act }: Pick<AuditSearch, 'operator' | 'act'>) {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: ['audit', community, operator ?? null, act ?? null, language],
    initialPageParam: START,
    queryFn: async ({ pageParam }) => {
      const { entries, next, acts } = await ask(
        api.GET('/api/v1/communities/{community}/audit', {
          params: {
            path: { community },
            query: {
              limit: 100,
              ...(pageParam === null ? {} : { before: pageParam }),
              ...(operator ? { operator } : {}),
              ...(act ? { act } : {}),
            },
          },
        }),
      )
      const listed: Entry[] = entries.map((deed) => ({
        ...deed,
        key: deed.seq,
        who: deed.operator.name,
        event: deed.seq,
        address: null,
      }))
      return { entries: listed, next, acts }
    },
    getNextPageParam: ({ next }) => next,
  })
}

export function useSignIns({ operator, signIn }: Pick<AuditSearch, 'operator' | 'signIn'>) {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: ['sign-ins', operator ?? null, signIn ?? null, language],
    initialPageParam: START,
    queryFn: async ({ pageParam }) => {
      const { entries, next } = await ask(
        api.GET('/api/v1/sign-ins', {
          params: {
            query: {
              limit: 100,
              ...(pageParam === null ? {} : { before: Number(pageParam) }),
              ...(operator ? { operator } : {}),
              ...(signIn ? { act: signIn } : {}),
            },
          },
        }),
      )
      const listed: Entry[] = entries.map((entry) => ({
        ...entry,
        key: entry.id,
        who: entry.operator?.name ?? null,
        reason: null,
        event: null,
      }))
      return { entries: listed, next }
    },
    getNextPageParam: ({ next }) => next,
  })
}
