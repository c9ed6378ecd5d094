/** Asks what an assignment would change, does it, and takes it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { paths } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'

type PreviewCall = paths['/api/v1/communities/{community}/groups/assignments/preview']['post']
export type Assignment = PreviewCall['requestBody']['content']['application/json']['assignment']
export type Plan = PreviewCall['responses'][200]['content']['application/json']

export function usePreview() {
  const { id: community } = useCommunity()
  const toast = useToast()
  return useMutation({
    mutationFn: (assignment: Assignment) =>
      ask(
        api.POST('/api/v1/communities/{community}/groups/assignments/preview', {
          params: { path: { community } },
          body: { assignment },
        }),
      ),
    onError: toast.failed,
  })
}

export interface Order {
  readonly assignment: Assignment
  readonly digest?: string
  readonly reason?: string
}

/** Assigns, and offers to take it back for a while. */
export function useAssign(onDone: () => void) {
  const t = useWords('groups')
  const { id: community } = useCommunity()
  const toast = useToast()
  const client = useQueryClient()
  const fresh = () => client.invalidateQueries({ queryKey: ['groups', community] })
  const path = { community }
  const undo = useMutation({
    mutationFn: (batch: string) =>
      ask(
        api.POST('/api/v1/communities/{community}/groups/assignments/{batch}/undo', {
          params: { path: { ...path, batch } },
          body: {},
        }),
      ),
    onSuccess: ({ changed, kept }) => toast.done(t('assign.undone', { count: changed, kept })),
    onError: toast.failed,
    onSettled: fresh,
  })
  return useMutation({
    mutationFn: (order: Order) =>
      ask(
        api.POST('/api/v1/communities/{community}/groups/assignments', {
          params: { path },
          body: { ...order },
        }),
      ),
    onSuccess: ({ batch, changed }) => {
      toast.done(t('assign.done', { count: changed }), () => undo.mutate(batch))
      onDone()
    },
    onError: toast.failed,
    onSettled: fresh,
  })
}
