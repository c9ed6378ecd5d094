/** What the home page is made of. */
import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

const EVERY = 30_000

export const weekQuery = (community: string) =>
  queryOptions({
    queryKey: ['figures', community, 'week'],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/figures/week', { params: { path: { community } } })),
    refetchInterval: EVERY,
  })

export type Week = Awaited<ReturnType<NonNullable<ReturnType<typeof weekQuery>['queryFn']>>>
export type Acts = Week['acts'][number]

export const topQuery = (community: string) =>
  queryOptions({
    queryKey: ['inbox', community, 'top'],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/inbox', {
          params: { path: { community }, query: { limit: '5' } },
        }),
      ),
    refetchInterval: EVERY,
  })

export type Top = Awaited<ReturnType<NonNullable<ReturnType<typeof topQuery>['queryFn']>>>

export const sumOf = (acts: readonly Acts[], part: 'done' | 'failed' | 'undone'): number =>
  acts.reduce((sum, act) => sum + act[part], 0)
