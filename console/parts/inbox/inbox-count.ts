/** How much waits for a person in a community: the number in the navigation. */
import { useQuery } from '@tanstack/react-query'
import { countQuery } from './inbox-query.ts'

export function useInboxCount(community: string): number {
  return useQuery(countQuery(community)).data ?? 0
}
