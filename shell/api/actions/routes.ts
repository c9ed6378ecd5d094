import { z } from 'zod'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { IdOut, InCommunity, PageQuery, idOut, pageOf } from '../fields.ts'
import { requireReach } from '../reach.ts'
import { recordOne } from '../record.ts'
import { route } from '../route.ts'
import { actionOf } from './action-of.ts'
import { answerEvent } from './answer-event.ts'
import * as policy from './policy.ts'
import { Action, ActionPlace, Answer } from './schema.ts'

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
  route(
    {
      policy: policy.resolve,
      method: 'post',
      path: '/api/v1/communities/{community}/actions/{action}/resolve',
      summary: 'Says what became of an action of which nobody knows whether it was sent',
      params: InCommunity.extend({ action: ActionPlace }),
      body: Answer,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      if (!operator) throw noSession()
      const { community, action: place } = params
      const stored = await parts.reads.event(community, place.seq)
      const action = stored?.actions.find(({ n }) => n === place.n)
      if (!action) throw notFound({ en: 'act', 'zh-CN': '动作' })
      await requireReach({ parts, operator }, community, [action.group])
      if (action.status !== 'unknown') throw notInDoubt()
      const said = { was: body.was, operator: operator.id, now: parts.now() }
      return { seq: idOut(await recordOne(parts.pipeline, answerEvent(action, said))) }
    },
  ),
]

function notInDoubt(): ApiError {
  return new ApiError(409, 'not-in-doubt', {
    en: 'What became of this act is known: nothing needs to be said about it.',
    'zh-CN': '这个动作的结果是清楚的，不需要再说明。',
  })
}
