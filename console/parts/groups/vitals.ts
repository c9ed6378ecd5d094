/** Groups with their vital figures, as pages ask for them. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'

export type GroupVitals = Schemas['GroupVitals']
export type Need = GroupVitals['needs'][number]

export const SORTS = ['needs', 'name', 'members', 'messages', 'writers', 'share', 'last'] as const
export const SHOWS = ['needs', 'unassigned', 'silent', 'dissolved'] as const

export interface GroupFilter {
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly show?: (typeof SHOWS)[number] | undefined
  readonly sort?: (typeof SORTS)[number] | undefined
}

export const groupsQuery = (community: string, filter: GroupFilter = {}) =>
  queryOptions({
    queryKey: ['groups', community, 'overview', filter],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/groups/overview', {
          params: { path: { community }, query: { ...filter } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })

export type Overview = Awaited<ReturnType<NonNullable<ReturnType<typeof groupsQuery>['queryFn']>>>

/** How fresh a group is: 0 = somebody other than the owner spoke since yesterday, 4 = not for a month. */
export function ageOf(lastOther: number | null, now: number): 0 | 1 | 2 | 3 | 4 {
  if (lastOther === null) return 4
  const days = (now - lastOther) / 86_400_000
  if (days < 1) return 0
  if (days < 3) return 1
  if (days < 7) return 2
  return days < 30 ? 3 : 4
}
