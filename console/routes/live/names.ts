/** Names that the page needs beside those of people: groups, and rules of the charter in force. */
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useLanguage } from '../../locale/words.ts'

type Group = Schemas['Group']

export function useGroups(community: string): readonly Group[] {
  const { data } = useQuery({
    queryKey: ['groups', community, 'names'],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/groups', { params: { path: { community } } })),
    staleTime: 60_000,
  })
  return data?.groups ?? []
}

export interface RuleName {
  readonly id: string
  readonly title: string
}

export function useRules(community: string): readonly RuleName[] {
  const lang = useLanguage()
  const { data } = useQuery({
    queryKey: ['rules', community, lang],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/rules', {
          params: { path: { community }, query: { lang } },
        }),
      ),
    staleTime: 60_000,
  })
  return data?.rules ?? []
}
