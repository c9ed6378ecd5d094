/** Publishing from the console, and what has to be asked anew after it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'

export interface PublicationDraft {
  readonly source: string
  readonly reason: string
  readonly base: number
  readonly files: Readonly<Record<string, string>>
}

export function usePublish(community: string) {
  const refresh = useRefresh(community)
  return useMutation({
    mutationFn: (body: PublicationDraft) =>
      ask(api.POST('/api/v1/communities/{community}/charters', { params: { path: { community } }, body })),
    onSuccess: refresh,
  })
}

interface Republication {
  readonly version: number
  readonly reason: string
  /** Version that one has seen in force; another one is refused. */
  readonly base: number
}

/** Publishes an earlier version again. */
export function usePublishAgain(community: string) {
  const refresh = useRefresh(community)
  return useMutation({
    mutationFn: ({ version, reason, base }: Republication) =>
      ask(
        api.POST('/api/v1/communities/{community}/charters/{version}/again', {
          params: { path: { community, version: String(version) } },
          body: { reason, base },
        }),
      ),
    onSuccess: refresh,
  })
}

function useRefresh(community: string) {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [
        ['charters', community],
        ['communities', community],
        ['groups', community],
      ].map((queryKey) => queries.invalidateQueries({ queryKey })),
    )
}
