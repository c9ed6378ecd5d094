/** The checkup of a community: asked again while it is made. */
import { queryOptions } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'

export type Checkup = Schemas['Checkup']
export type Report = NonNullable<Checkup['report']>
export type Problem = Schemas['CheckupProblem']
export type Metric = Schemas['CheckupMetric']
export type EvidenceChart = Schemas['CheckupChart']
export type Replay = Schemas['CheckupReplay']
export type Unit = Metric['unit']

const WHILE_MADE = 700

export const checkupQuery = (community: string) =>
  queryOptions({
    queryKey: ['checkup', community],
    queryFn: () =>
      ask(api.GET('/api/v1/communities/{community}/checkup', { params: { path: { community } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'making' ? WHILE_MADE : false),
  })
