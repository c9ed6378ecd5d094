import { z } from 'zod'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import { noSession } from '../api-error.ts'
import { IdOut, InCommunity, Instant, idOut } from '../fields.ts'
import { noticeDesk } from '../operators/desk.ts'
import { recordNew, recordOne } from '../record.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { requireNoticesInReach } from './reach.ts'
import { Notice, NoticeKeys, NoticePlace, NoticeQuery } from './schema.ts'

export const notices = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/notices',
      summary: 'What the signed-in operator was told, newest first',
      query: NoticeQuery,
      answer: z.object({ notices: z.array(Notice), unseen: z.number().int() }),
    },
    async ({ parts, query, operator }) => {
      if (!operator) throw noSession()
      const { notices: found, unseen } = await noticeDesk(parts).list(operator, query.limit ?? 50)
      return {
        notices: found.map((notice) => ({
          ...notice,
          kinds: [...notice.kinds],
          keys: [...notice.keys],
          community: idOut(notice.community),
          seq: idOut(notice.seq),
        })),
        unseen,
      }
    },
  ),
  route(
    {
      policy: policy.list,
      method: 'post',
      path: '/api/v1/notices/seen',
      summary: 'Everything up to an instant has been seen',
      body: z.object({ at: Instant }),
      answer: z.object({ at: Instant }),
    },
    ({ parts, body, operator }) => {
      if (!operator) throw noSession()
      noticeDesk(parts).markSeen(operator.id, Math.min(body.at, parts.now()))
      return { at: body.at }
    },
  ),
  route(
    {
      policy: policy.acknowledge,
      method: 'post',
      path: '/api/v1/communities/{community}/notices/{key}/acknowledge',
      summary: 'Takes an urgent notice on: it is not passed on to the next person',
      params: NoticePlace,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, operator }) => {
      if (!operator) throw noSession()
      const { community, key } = params
      await requireNoticesInReach({ parts, operator }, community, [key])
      return { seq: idOut(await recordOne(parts.pipeline, acknowledgement(community, key, operator.id))) }
    },
  ),
  route(
    {
      policy: policy.acknowledge,
      method: 'post',
      path: '/api/v1/communities/{community}/notices/acknowledge',
      summary: 'Takes several urgent notices on at once; those that were taken on before stay as they are',
      params: InCommunity,
      body: NoticeKeys,
      answer: z.object({
        /** Those that nobody had taken on before. */
        acknowledged: z.array(z.string()),
      }),
    },
    async ({ parts, params, body, operator }) => {
      if (!operator) throw noSession()
      await requireNoticesInReach({ parts, operator }, params.community, body.keys)
      const events = body.keys.map((key) => acknowledgement(params.community, key, operator.id))
      return {
        acknowledged: (await recordNew(parts.pipeline, events)).map((place) => body.keys[place] ?? ''),
      }
    },
  ),
]

function acknowledgement(community: number, notice: string, operator: string): InternalEvent {
  return {
    community,
    kind: 'operator.act',
    group: null,
    member: null,
    data: { operator, act: 'acknowledge', notice },
    content: null,
    dedupe: `acknowledge:${notice}`,
  }
}
