/** What is held about a member, for themselves: a link made by a steward, opened once, read and downloaded. */
import { z } from 'zod'
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import { ApiError, noMember, noSession, notFound } from '../api-error.ts'
import { InCommunity, Instant, MemberIn, SeqIn } from '../fields.ts'
import type { MemberCaller } from '../policy.ts'
import { recordOne } from '../record.ts'
import { rawRoute, route } from '../route.ts'
import { countTry } from '../session/refusals.ts'
import { heldAbout } from './held.ts'
import * as policy from './policy.ts'
import { Held } from './schema.ts'

const PAGE = 50
/** Pages that a download goes through at most. */
const DOWNLOADED = { limit: 500, pages: 400 }
const Done = z.object({ done: z.literal(true) })

/** For stewards. */
export const memberLinks = [
  route(
    {
      policy: policy.make,
      method: 'post',
      path: '/api/v1/communities/{community}/members/{member}/mine',
      summary: 'A link by which a member sees what is held about them; it opens once, within seven days',
      params: InCommunity.extend({ member: MemberIn }),
      status: 201,
      answer: z.object({ link: z.string(), expires: Instant }),
    },
    async ({ parts, params, operator }) => {
      if (!operator) throw noSession()
      const { community, member } = params
      const handles = await parts.reads.handles(community, [member])
      if (handles.length === 0) throw notFound({ en: 'member', 'zh-CN': '成员' })
      await recordOne(parts.pipeline, {
        community,
        kind: 'operator.act',
        group: null,
        member,
        data: { operator: operator.id, act: 'member-link' satisfies OperatorAct },
        content: null,
      })
      const { token, expires } = parts.mine.make({ community, member }, operator.id)
      return { link: `${parts.origins[0] ?? ''}/mine/${token}`, expires }
    },
  ),
]

/** For whoever holds a link. */
export const openMine = [
  route(
    {
      policy: policy.open,
      method: 'post',
      path: '/api/v1/mine/session',
      summary: 'Uses a link up: for half an hour the member sees what is held about them',
      body: z.object({ token: z.string().min(1).max(600) }),
      answer: Done,
    },
    (call) => {
      const { parts, body, answerHeaders } = call
      countTry(parts, call)
      const opened = parts.mine.open(body.token)
      if (!opened) throw noLink()
      answerHeaders.append('set-cookie', opened.cookie)
      return { done: true } as const
    },
  ),
]

/** For the member. */
export const mine = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/mine',
      summary: 'What is held about the member who asks',
      query: z.object({ before: SeqIn.optional(), lang: z.string().max(16).optional() }),
      answer: Held,
    },
    ({ parts, member, query, language }) =>
      heldAbout(parts, present(member), { before: query.before, limit: PAGE }, language),
  ),
  rawRoute(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/mine/download',
      costly: true,
      summary: 'All of it as one JSON file',
      query: z.object({ lang: z.string().max(16).optional() }),
      mediaType: 'application/json',
    },
    async ({ parts, member, language }) => {
      const who = present(member)
      const first = await heldAbout(parts, who, { limit: DOWNLOADED.limit }, language)
      const happenings = [...first.happenings]
      let { next } = first
      for (let page = 1; next !== null && page < DOWNLOADED.pages; page += 1) {
        const more = await heldAbout(parts, who, { before: Number(next), limit: DOWNLOADED.limit }, language)
        happenings.push(...more.happenings)
        next = more.next
      }
      return new Response(JSON.stringify({ ...first, happenings, next }, null, 2), {
        headers: {
          'content-type': 'application/json',
          'content-disposition': 'attachment; filename="held-about-me.json"',
        },
      })
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'delete',
      path: '/api/v1/mine',
      summary: 'Ends the view in this browser',
      answer: Done,
    },
    ({ parts, answerHeaders }) => {
      answerHeaders.append('set-cookie', parts.mine.end())
      return { done: true } as const
    },
  ),
]

/** @throws ApiError 401. */
function present(member: MemberCaller | null): MemberCaller {
  if (!member) throw noMember()
  return member
}

const noLink = () =>
  new ApiError(
    401,
    'no-such-link',
    { en: 'This link was opened already, or has expired.', 'zh-CN': '这个链接已经打开过，或已过期。' },
    {
      en: 'Ask an operator of the community for a new one.',
      'zh-CN': '请向社群的运营者再要一个。',
    },
  )
