import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import { z } from 'zod'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import type { HandleRow } from '../../../core/ports/rows.ts'
import { ApiError } from '../api-error.ts'
import { charterInForce } from '../charters/in-force.ts'
import { IdOut, InCommunity, MemberIn, idOut } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { recordOne } from '../record.ts'
import { route } from '../route.ts'
import { findMembers } from './find-routes.ts'
import { handlesOr404 } from './known.ts'
import { sameMember } from './link-preview.ts'
import { memberNotes } from './note-routes.ts'
import * as policy from './policy.ts'
import { Erasure, Handle, Linking, Member, RoleChange } from './schema.ts'

const OneMember = InCommunity.extend({ member: MemberIn })

export const members = [
  ...findMembers,
  ...memberNotes,
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/members',
      summary: 'Handles of members, by id, optionally by name',
      params: InCommunity,
      query: z.object({
        after: MemberIn.optional(),
        name: z.string().max(100).optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
      answer: z.object({ members: z.array(Handle) }),
    },
    async ({ parts, params, query }) => {
      const rows = await parts.reads.members(params.community, {
        ...(query.after === undefined ? {} : { after: query.after }),
        ...(query.name === undefined ? {} : { name: query.name }),
        limit: query.limit ?? 50,
      })
      return { members: rows.map((row) => handleOf(row)) }
    },
  ),
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/members/{member}',
      summary: 'One member: handles, roles, points line by line',
      params: OneMember,
      answer: Member,
    },
    async ({ parts, params }) => {
      const { community, member } = params
      const handles = await handlesOr404(parts.reads, community, member)
      const [row] = await parts.reads.state(community, [{ scope: 'member', a: member, b: 0 }])
      const state = row?.value ? decodeState('member', row.value) : emptyRecord('member')
      const entries = await entriesOf(parts, community, member)
      return {
        id: idOut(member),
        handles: handles.map((handle) => handleOf(handle)),
        roles: state.roles,
        tags: state.tags,
        points: state.points,
        messages: state.messages,
        first: state.first || null,
        last: state.last || null,
        entries: entries.map(({ seq, amount, rule, at }) => ({ seq: idOut(seq), amount, rule, at })),
      }
    },
  ),
  route(
    {
      policy: policy.changeRole,
      method: 'post',
      path: '/api/v1/communities/{community}/members/{member}/roles',
      summary: 'Gives a member a role of the charter, or takes it',
      params: OneMember,
      body: RoleChange,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      await handlesOr404(parts.reads, params.community, params.member)
      const inForce = await charterInForce(parts, params.community)
      if (!inForce?.charter.roles.has(body.role)) throw unknownRole(body.role)
      const seq = await recordOne(parts.pipeline, {
        community: params.community,
        kind: 'operator.act',
        group: null,
        member: params.member,
        data: {
          operator: operator?.id ?? '',
          act: `${body.act}-role` satisfies OperatorAct,
          role: body.role,
        },
        content: body.reason === undefined ? null : { reason: body.reason },
      })
      return { seq: idOut(seq) }
    },
  ),
  route(
    {
      policy: policy.link,
      method: 'post',
      path: '/api/v1/communities/{community}/members/{member}/link',
      summary: 'Says that two members are one person: `other` is taken over by the member',
      params: OneMember,
      body: Linking,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      await handlesOr404(parts.reads, params.community, params.member)
      await handlesOr404(parts.reads, params.community, body.other)
      if (body.other === params.member) throw sameMember()
      const seq = await recordOne(parts.pipeline, {
        community: params.community,
        kind: 'operator.act',
        group: null,
        member: params.member,
        data: { operator: operator?.id ?? '', act: 'link' satisfies OperatorAct, other: body.other },
        content: body.reason === undefined ? null : { reason: body.reason },
      })
      return { seq: idOut(seq) }
    },
  ),
  route(
    {
      policy: policy.erase,
      method: 'post',
      path: '/api/v1/communities/{community}/members/{member}/erasure',
      summary: 'Erases texts and names of a member for ever; the ledger still verifies',
      params: OneMember,
      body: Erasure,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      await handlesOr404(parts.reads, params.community, params.member)
      if (body.confirm !== idOut(params.member)) throw notConfirmed()
      const seq = await recordOne(parts.pipeline, {
        community: params.community,
        kind: 'erased',
        group: null,
        member: params.member,
        data: { operator: operator?.id ?? '' },
        content: null,
      })
      return { seq: idOut(seq) }
    },
  ),
]

const MOST_ENTRIES = 50

/** The latest lines of the account, those booked under a member who was taken over included. */
async function entriesOf(parts: ApiParts, community: number, member: number) {
  const [row] = await parts.reads.state(community, [{ scope: 'roster', a: 0, b: 0 }])
  const { merged } = row?.value ? decodeState('roster', row.value) : emptyRecord('roster')
  const persons = [member, ...merged.flatMap(([other, kept]) => (kept === member ? [other] : []))]
  const lists = await Promise.all(
    persons.map((one) => parts.reads.entries(community, one, { limit: MOST_ENTRIES })),
  )
  return lists
    .flat()
    .sort((a, b) => b.seq - a.seq || b.n - a.n)
    .slice(0, MOST_ENTRIES)
}

const handleOf = ({ member, platform, native, name }: HandleRow) => ({
  member: idOut(member),
  platform,
  native,
  name,
})

const unknownRole = (role: string) =>
  new ApiError(422, 'unknown-role', {
    en: `The charter describes no role "${role}".`,
    'zh-CN': `章程里没有“${role}”这个角色。`,
  })

const notConfirmed = () =>
  new ApiError(
    422,
    'not-confirmed',
    { en: 'Nothing was erased.', 'zh-CN': '没有删除任何内容。' },
    {
      en: 'Repeat the id of the member in `confirm`: an erasure cannot be undone.',
      'zh-CN': '请在 `confirm` 里再写一遍成员编号：删除后无法恢复。',
    },
  )
