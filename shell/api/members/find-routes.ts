/** Finding members, all that is known of one, and the table of all. */
import { z } from 'zod'
import { InCommunity, MemberIn } from '../fields.ts'
import { rawRoute, route } from '../route.ts'
import { membersCsv } from './export.ts'
import { membersShown } from './find.ts'
import { handlesOr404 } from './known.ts'
import { linkPreview } from './link-preview.ts'
import * as policy from './policy.ts'
import { profileOf } from './profile.ts'
import { FoundMember, LinkPreview, MemberQuery, Profile } from './schema.ts'

const OneMember = InCommunity.extend({ member: MemberIn })
const Lang = z.object({ lang: z.string().max(16).optional() })

export const findMembers = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/members/search',
      costly: true,
      summary: 'Members by part of any name, native id, role or tag; by last seen, points or name',
      params: InCommunity,
      query: MemberQuery,
      answer: z.object({ total: z.number().int(), members: z.array(FoundMember) }),
    },
    async ({ parts, params: { community }, query }) => {
      const { total, members } = await parts.people(community, {
        text: query.q ?? '',
        role: query.role ?? null,
        tag: query.tag ?? null,
        sort: query.sort ?? 'last',
        offset: query.offset ?? 0,
        limit: query.limit ?? 50,
      })
      return { total, members: await membersShown(parts.reads, community, members) }
    },
  ),
  rawRoute(
    {
      policy: policy.exportAll,
      method: 'get',
      path: '/api/v1/communities/{community}/members/export',
      costly: true,
      summary: 'All members as CSV, guarded against formulas',
      params: InCommunity,
      query: Lang,
      mediaType: 'text/csv',
    },
    ({ parts, params: { community }, language }) =>
      new Response(membersCsv(parts, community, language), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="members.csv"',
          'content-security-policy': 'sandbox',
          'cache-control': 'no-store',
        },
      }),
  ),
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/members/{member}/profile',
      summary: 'Groups, sanctions, strikes, open cases and notes of one member',
      params: OneMember,
      query: Lang,
      answer: Profile,
    },
    async ({ parts, params, language }) => {
      await handlesOr404(parts.reads, params.community, params.member)
      return profileOf(parts, params, language)
    },
  ),
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/members/{member}/link/{other}',
      summary: 'What comes together if `other` is the same person',
      params: OneMember.extend({ other: MemberIn }),
      answer: LinkPreview,
    },
    ({ parts, params }) => linkPreview(parts, params),
  ),
]
