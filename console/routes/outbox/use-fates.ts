/** What operators decide about acts: shown at once, taken back where the server refuses. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { ApiFault } from '../../api/fault.ts'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import type { Fate } from './states.ts'

interface Deciding {
  readonly fate: Fate
  readonly actions: readonly string[]
}

type Lists = InfiniteData<Schemas['Outbox']>

export function useFates(community: string) {
  const t = useWords('outbox')
  const toast = useToast()
  const queries = useQueryClient()
  const queryKey = ['outbox', community]
  const { mutate } = useMutation({
    mutationFn: ({ fate, actions }: Deciding) =>
      ask(
        api.POST('/api/v1/communities/{community}/outbox/fates', {
          params: { path: { community } },
          body: { fate, actions: [...actions] },
        }),
      ),
    onMutate: async ({ actions }) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueriesData<Lists>({ queryKey })
      queries.setQueriesData<Lists>({ queryKey }, (lists) => lists && without(lists, actions))
      return before
    },
    onSuccess: ({ answers }, { fate }) => {
      const done = answers.filter(({ status }) => status === 'done')
      const other = answers.find(({ status }) => status !== 'done')
      if (done.length > 0) toast.done(t(`done.${fate}`, { count: done.length }))
      if (other) {
        toast.failed(
          new ApiFault(409, { code: other.status, message: other.message ?? t('over'), hint: null }),
        )
      }
    },
    onError: (error, _deciding, before) => {
      for (const [key, lists] of before ?? []) queries.setQueryData(key, lists)
      toast.failed(error)
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey }),
        queries.invalidateQueries({ queryKey: ['inbox'] }),
      ]),
  })
  return mutate
}

function without(lists: Lists, actions: readonly string[]): Lists {
  const pages = lists.pages.map((page) => ({
    ...page,
    actions: page.actions.filter(({ id }) => !actions.includes(id)),
  }))
  return { ...lists, pages }
}
