import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import type { Account } from './accounts.ts'

/** Groups of the platform of an account, as something to choose from. */
export function useGroups({ platform }: Pick<Account, 'platform'>) {
  const { id: community } = useCommunity()
  const found = useQuery({
    queryKey: ['groups', community, 'names'],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/groups', { params: { path: { community } } })),
  })
  return (found.data?.groups ?? []).filter((group) => group.platform === platform)
}
