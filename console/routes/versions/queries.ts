/** What the page of versions asks. */
import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

export const versionsQuery = (community: string) =>
  queryOptions({
    queryKey: ['charters', community, 'versions'],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/charters', { params: { path: { community } } })),
  })

export const changesQuery = (community: string, version: number, since: number | undefined) =>
  queryOptions({
    queryKey: ['charters', community, 'changes', version, since ?? null],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/charters/{version}/changes', {
          params: {
            path: { community, version: String(version) },
            query: since === undefined ? {} : { since: String(since) },
          },
        }),
      ),
    staleTime: 60_000,
  })
