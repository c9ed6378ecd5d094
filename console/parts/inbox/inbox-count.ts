/** How much waits for a person in a community: the number in the navigation. */
import { useQuery } from '@tanstack/react-query'
import { communityQuery } from '../../community.ts'

export function useInboxCount(community: string): number {
  const { data } = useQuery({ ...communityQuery(community), refetchInterval: 30_000 })
  return data?.counts.openCases ?? 0
}
