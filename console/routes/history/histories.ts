/** The histories of a community, looked at again and again while one is under way. */
import { queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'

export type History = Schemas['History']

const UNDER_WAY: ReadonlySet<History['state']> = new Set(['receiving', 'waiting', 'reading'])
export const isUnderWay = ({ state }: Pick<History, 'state'>): boolean => UNDER_WAY.has(state)

const EVERY = 800

export const historiesQuery = (community: string) =>
  queryOptions({
    queryKey: ['histories', community],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/histories', { params: { path: { community } } })),
    refetchInterval: ({ state }) => (state.data?.histories.some(isUnderWay) ? EVERY : false),
  })

export const historyQuery = (community: string, history: string, live: boolean) =>
  queryOptions({
    queryKey: ['histories', community, history],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/histories/{history}', {
          params: { path: { community, history } },
        }),
      ),
    refetchInterval: live ? EVERY : false,
  })
