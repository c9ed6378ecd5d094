/** Who is signed in. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Schemas } from '../shell/api/contract.ts'
import { api, ask } from './api/client.ts'

export type Session = Schemas['Session']
export type Right = 'viewer' | 'manager' | 'steward'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => ask(api.GET('/api/v1/session')),
  staleTime: 60_000,
  retry: false,
})

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data
