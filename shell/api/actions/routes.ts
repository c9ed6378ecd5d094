import { z } from 'zod'
import { InCommunity, PageQuery, pageOf } from '../fields.ts'
import { route } from '../route.ts'
import { actionOf } from './action-of.ts'
import * as policy from './policy.ts'
import { Action } from './schema.ts'

export const actions = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/actions',
      summary: 'What Folkmoot did or is about to do',
      params: InCommunity,
      query: PageQuery.extend({ status: Action.shape.status.optional() }),
      answer: z.object({ actions: z.array(Action) }),
    },
    async ({ parts, params, query }) => {
      const rows = await parts.reads.actions(params.community, query.status ?? null, pageOf(query))
      return { actions: rows.map((row) => actionOf(row)) }
    },
  ),
]
