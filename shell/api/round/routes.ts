import { z } from 'zod'
import { noSession } from '../api-error.ts'
import { InCommunity } from '../fields.ts'
import { reachOf } from '../reach.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { roundOf } from './round.ts'
import { Round, RoundOrder, RoundSeen } from './schema.ts'

export const round = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/round',
      summary: 'What is to be done by hand, group by group in one’s own order, and how long it takes',
      params: InCommunity,
      query: z.object({ lang: z.string().max(16).optional() }),
      answer: Round,
    },
    async ({ parts, params, language, operator }) => {
      if (!operator) throw noSession()
      const who = {
        community: params.community,
        operator: operator.id,
        reach: reachOf(operator, params.community),
      }
      return roundOf(parts, who, language)
    },
  ),
  route(
    {
      policy: policy.keep,
      method: 'put',
      path: '/api/v1/communities/{community}/round/order',
      summary: 'The order in which one goes through the groups; others come after',
      params: InCommunity,
      body: RoundOrder,
      answer: z.object({ groups: z.number().int() }),
    },
    ({ parts, params, body, operator }) => {
      if (!operator) throw noSession()
      const groups = [...new Set<number>(body.groups)]
      parts.rounds.setOrder(operator.id, params.community, groups)
      return { groups: groups.length }
    },
  ),
  route(
    {
      policy: policy.keep,
      method: 'put',
      path: '/api/v1/communities/{community}/round/seen',
      summary: 'Says that one has been told what expired until then',
      params: InCommunity,
      body: RoundSeen,
      answer: z.object({ until: z.number().int() }),
    },
    ({ parts, params, body, operator }) => {
      if (!operator) throw noSession()
      const until = Math.min(body.until, parts.now())
      parts.rounds.markSeen(operator.id, params.community, until)
      return { until }
    },
  ),
]
