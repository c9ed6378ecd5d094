/** What was asked of the inbox: lists, one item with its evidence, who can help. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import type { Show } from './types.ts'

/** null = all communities that one may see. */
export interface Scope {
  readonly community: string | null
  readonly show: Show
}

/** Where a list begins; an object, so that its type stays as wide as a cursor's. */
const FIRST: { readonly from: string | null } = { from: null }
/** Others work in the same inbox. */
const EVERY = 20_000

export const listQuery = ({ community, show }: Scope) =>
  infiniteQueryOptions({
    queryKey: ['inbox', community ?? 'all', 'list', show],
    queryFn: ({ pageParam }) => {
      const query = pageParam === null ? { show } : { show, from: pageParam }
      return ask(
        community === null
          ? api.GET('/api/v1/inbox', { params: { query } })
          : api.GET('/api/v1/communities/{community}/inbox', { params: { path: { community }, query } }),
      )
    },
    initialPageParam: FIRST.from,
    getNextPageParam: ({ next }) => next,
    refetchInterval: EVERY,
  })

export const countQuery = (community: string) =>
  queryOptions({
    queryKey: ['inbox', community, 'count'],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/inbox', {
          params: { path: { community }, query: { limit: '0' } },
        }),
      ),
    select: ({ counts }) => counts.open,
    refetchInterval: EVERY,
  })

export const detailQuery = (community: string, item: string) =>
  queryOptions({
    queryKey: ['inbox', community, 'item', item],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/inbox/items/{item}', {
          params: { path: { community, item } },
        }),
      ),
    staleTime: 15_000,
    retry: false,
  })

export const helpersQuery = (community: string) =>
  queryOptions({
    queryKey: ['inbox', community, 'helpers'],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/inbox/operators', { params: { path: { community } } })),
    staleTime: 60_000,
  })
