/** Accounts of a community and the platforms that there are. */
import { queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import type { Language } from '../../locale/language.ts'

export type Account = Schemas['Account']
export type Platform = Schemas['Platform']
export type Setting = Platform['settings'][number]

/** Its state is live: it is looked at every few seconds. */
const EVERY = 4_000

export const accountsQuery = (community: string, language: Language) =>
  queryOptions({
    queryKey: ['accounts', community, language],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/accounts', { params: { path: { community } } })),
    refetchInterval: EVERY,
  })

export const platformsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['platforms', language],
    queryFn: () => ask(api.GET('/api/v1/platforms')),
    staleTime: Infinity,
  })
