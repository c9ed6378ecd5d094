import { z } from 'zod'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import { charterInForce } from '../charters/in-force.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity, PlaceIn, SeqIn, idOut } from '../fields.ts'
import { operatorNames } from '../operator-names.ts'
import { holds } from '../policy.ts'
import { rawRoute, route } from '../route.ts'
import { feedOf } from './feed.ts'
import { findInFeed } from './find.ts'
import * as policy from './policy.ts'
import { Feed, FeedPage, FeedQuery, Trace } from './schema.ts'
import { withVerdicts } from './verdicts.ts'

const OneEvent = InCommunity.extend({ seq: SeqIn })

export const events = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/events',
      summary: 'What happened, what rules fired on it and what was done; newest first, or after a place',
      params: InCommunity,
      query: FeedQuery,
      answer: FeedPage,
    },
    async ({ parts, params, query, language }) => {
      await communityOr404(parts.reads, params.community)
      return findInFeed(parts, params.community, query, language)
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/events/{seq}',
      summary: 'One event',
      params: OneEvent,
      answer: Feed,
    },
    async ({ parts, params, language }) => {
      const stored = await parts.reads.event(params.community, params.seq)
      if (!stored) throw noEvent()
      const feed = await feedOf(parts, params.community, [stored], language, Infinity)
      return withVerdicts(parts.reads, params.community, feed, operatorNames(parts))
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/events/{seq}/trace',
      summary: 'Why: each rule, whether it fired, was held or said no, in sentences with the values',
      params: OneEvent,
      query: z.object({ lang: z.string().max(16).optional() }),
      answer: Trace,
    },
    async ({ parts, params, language }) => {
      const trace = await parts.traces.explain(params.community, params.seq, language)
      if (!trace) throw noEvent()
      return {
        seq: idOut(params.seq),
        charter: trace.charter,
        outcome: trace.outcome,
        late: trace.late,
        fault: trace.fault,
        instead: [...trace.instead],
        rules: trace.rules.map((rule) => ({
          ...rule,
          parts: rule.parts.map((part) => ({ ...part, values: [...part.values] })),
        })),
      }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/rules',
      summary: 'Rules of the charter in force, by which the feed can be filtered',
      params: InCommunity,
      query: z.object({ lang: z.string().max(16).optional() }),
      answer: z.object({ rules: z.array(z.object({ id: z.string(), title: z.string(), mode: z.string() })) }),
    },
    async ({ parts, params, language }) => {
      const inForce = await charterInForce(parts, params.community)
      const rules = inForce?.charter.rules ?? []
      return {
        rules: rules.map(({ id, title, mode }) => ({ id, title: inLanguage(title, language) || id, mode })),
      }
    },
  ),
  rawRoute(
    {
      policy: policy.watch,
      method: 'get',
      path: '/api/v1/communities/{community}/stream',
      summary: 'Server-sent events: each committed event as it comes; resumes after Last-Event-ID',
      params: InCommunity,
      query: z.object({
        after: PlaceIn.optional(),
        /** Events that come close together are one `events` message: `{ events, people }`. */
        batch: z.literal('1').optional(),
        lang: z.string().max(16).optional(),
      }),
      mediaType: 'text/event-stream',
    },
    async ({ parts, params, query, request, language, operator }) => {
      if (!operator) throw noSession()
      const community = await communityOr404(parts.reads, params.community)
      const last = request.headers.get('last-event-id')
      const after = last !== null && /^\d{1,16}$/.test(last) ? Number(last) : (query.after ?? null)
      const response = await parts.stream.open(community.community, language, {
        after,
        batched: query.batch !== undefined,
        signal: request.signal,
        operator: operator.id,
        isAllowed: async () => {
          const now = await parts.sessions.operatorOf(request.headers)
          return now?.id === operator.id && holds(now, policy.watch.right, community.community)
        },
      })
      if (!response) throw tooManyWatchers()
      return response
    },
  ),
]

const noEvent = () => notFound({ en: 'event', 'zh-CN': '事件' })

const tooManyWatchers = () =>
  new ApiError(
    503,
    'too-many-watchers',
    { en: 'Too many live connections are open.', 'zh-CN': '实时连接太多了。' },
    { en: 'Close other tabs and try again.', 'zh-CN': '请关掉其他标签页后再试。' },
  )
