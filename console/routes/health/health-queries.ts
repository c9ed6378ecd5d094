/** How the installation and this community are doing. */
import { queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'

export type Installation = Schemas['InstallationHealth']
export type CommunityHealth = Schemas['CommunityHealth']

const EVERY = 5_000

export const installationQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => ask(api.GET('/api/v1/health')),
  refetchInterval: EVERY,
})

export const communityHealthQuery = (community: string) =>
  queryOptions({
    queryKey: ['health', community],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/health', { params: { path: { community } } })),
    refetchInterval: EVERY,
  })
