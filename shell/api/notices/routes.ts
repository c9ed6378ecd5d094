import { z } from 'zod'
import { noSession } from '../api-error.ts'
import { IdOut, Instant, idOut } from '../fields.ts'
import { noticeDesk } from '../operators/desk.ts'
import { recordOne } from '../record.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { Notice, NoticePlace, NoticeQuery } from './schema.ts'

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
      const seq = await recordOne(parts.pipeline, {
        community: params.community,
        kind: 'operator.act',
        group: null,
        member: null,
        data: { operator: operator.id, act: 'acknowledge', notice: params.key },
        content: null,
        dedupe: `acknowledge:${params.key}`,
      })
      return { seq: idOut(seq) }
    },
  ),
]
