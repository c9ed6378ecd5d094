/** The community that the address names, and what the operator may do there. */
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Schemas } from '../shell/api/contract.ts'
import { api, ask } from './api/client.ts'
import { useSession } from './session.ts'
import type { Right, Session } from './session.ts'

export const communitiesQuery = queryOptions({
  queryKey: ['communities'],
  queryFn: () => ask(api.GET('/api/v1/communities')),
  staleTime: 10_000,
})

export const communityQuery = (community: string) =>
  queryOptions({
    queryKey: ['communities', community],
    queryFn: () => ask(api.GET('/api/v1/communities/{community}', { params: { path: { community } } })),
    staleTime: 10_000,
  })

/** The browser's own zone, until a charter says another. */
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone

const RIGHTS: readonly Right[] = ['viewer', 'manager', 'steward']

/** The strongest right that `session` has in the community; null = none. */
export function rightIn(session: Session, community: string): Right | null {
  const held = session.rights.filter((right) => right.community === community || right.community === 'all')
  return held.reduce<Right | null>(
    (best, { right }) => (best === null || RIGHTS.indexOf(right) > RIGHTS.indexOf(best) ? right : best),
    null,
  )
}

export interface Community {
  readonly id: string
  readonly name: string
  readonly timezone: string
  readonly languages: readonly string[]
  readonly right: Right
  readonly detail: Schemas['CommunityDetail']
  /** Whether the operator has at least this right here. */
  readonly can: (right: Right) => boolean
}

/** Only for pages below `/c/$community`. */
export function useCommunity(): Community {
  const { community = '' } = useParams({ strict: false })
  const { data: detail } = useSuspenseQuery(communityQuery(community))
  const right = rightIn(useSession(), community) ?? 'viewer'
  return {
    id: community,
    name: detail.name,
    timezone: detail.charter?.timezone ?? HERE,
    languages: detail.charter?.languages ?? [],
    right,
    detail,
    can: (wanted) => RIGHTS.indexOf(right) >= RIGHTS.indexOf(wanted),
  }
}

/** The zone in which days and times are meant; undefined outside of a community. */
export function useZone(): string | undefined {
  const { community } = useParams({ strict: false })
  const { data } = useQuery({ ...communityQuery(community ?? ''), enabled: community !== undefined })
  return data?.charter?.timezone
}
