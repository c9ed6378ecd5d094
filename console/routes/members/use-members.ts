/** Pages of members as they are searched for, a moment after the last key. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import type { MembersSearch } from './search.ts'

const PAGE = 100

export function useMembers(community: string, search: MembersSearch) {
  return useInfiniteQuery({
    queryKey: ['members', community, search],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api.GET('/api/v1/communities/{community}/members/search', {
          params: {
            path: { community },
            query: { ...search, offset: String(pageParam), limit: String(PAGE) },
          },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    placeholderData: keepPreviousData,
  })
}
