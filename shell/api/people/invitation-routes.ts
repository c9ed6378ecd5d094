/** Invitations to run a community: made and taken back by stewards, followed by whoever holds the link. */
import { z } from 'zod'
import { ApiError, forbidden, noSession, notFound } from '../api-error.ts'
import { InCommunity } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { holds } from '../policy.ts'
import { route } from '../route.ts'
import type { RawCall } from '../route.ts'
import type { Invitation } from '../session/invitations.ts'
import { countTry, nameTaken, weakPassword } from '../session/refusals.ts'
import { visitorOf, welcome } from '../session/routes.ts'
import { SignedIn, Token } from '../session/schema.ts'
import * as policy from './policy.ts'
import { askedRight, limitsOut, notePeopleAct, recordPeopleAct } from './rights.ts'
import { Accepting, Followed, InvitationView, NewInvitation } from './schema.ts'

const Done = z.object({ done: z.literal(true) })

/** Of one community, by its stewards. */
export const invitations = [
  route(
    {
      policy: policy.change,
      method: 'get',
      path: '/api/v1/communities/{community}/invitations',
      summary: 'Invitations that can be followed still, newest first',
      params: InCommunity,
      answer: z.object({ invitations: z.array(InvitationView) }),
    },
    ({ parts, params, operator }) => {
      const all = operator && holds(operator, 'steward', 'all') ? parts.operators.invitations('all') : []
      const list = [...parts.operators.invitations(params.community), ...all]
      return {
        invitations: list
          .toSorted((one, other) => other.made - one.made)
          .map((each) => invitationOut(parts, each)),
      }
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'post',
      path: '/api/v1/communities/{community}/invitations',
      summary: 'Invites somebody: a link that works once, within seven days, and is shown only now',
      params: InCommunity,
      body: NewInvitation,
      status: 201,
      answer: z.object({ invitation: InvitationView, link: z.string() }),
    },
    async (call) => {
      const { parts, params, body, operator } = call
      if (!operator) throw noSession()
      const held = await askedRight(parts, operator, params.community, body)
      const { name, reason } = body
      await recordPeopleAct(call, 'invited', { community: held.community, whom: null, held, name, reason })
      const { invitation, link } = parts.operators.invite(operator.id, { ...held, name })
      return { invitation: invitationOut(parts, invitation), link }
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'delete',
      path: '/api/v1/communities/{community}/invitations/{invitation}',
      summary: 'Takes an invitation back',
      params: InCommunity.extend({ invitation: z.string().min(1).max(64) }),
      answer: Done,
    },
    async (call) => {
      const { parts, params, operator } = call
      if (!operator) throw noSession()
      const places = [params.community, 'all'] as const
      const found = places
        .flatMap((place) => parts.operators.invitations(place))
        .find(({ id }) => id === params.invitation)
      if (!found) throw notFound({ en: 'invitation', 'zh-CN': '邀请' })
      if (!holds(operator, 'steward', found.community)) throw forbidden()
      const { community, name } = found
      await recordPeopleAct(call, 'invitation-revoked', { community, whom: null, held: found, name })
      if (!parts.operators.revoke(community, found.id)) throw notFound({ en: 'invitation', 'zh-CN': '邀请' })
      return { done: true } as const
    },
  ),
  route(
    {
      policy: policy.join,
      method: 'post',
      path: '/api/v1/invitations/join',
      summary: 'Takes what an invitation gives, by somebody who is an operator already',
      body: Token,
      answer: Done,
    },
    async (call) => {
      const { parts, body, operator } = call
      if (!operator) throw noSession()
      countTry(parts, call)
      const found = parts.operators.join(body.token, operator.id)
      if (!found) throw nothingToJoin()
      await noteUsed(call, found, operator.id)
      return { done: true } as const
    },
  ),
]

/** For whoever holds the link. It stands in the body: addresses are kept by too many. */
export const publicInvitations = [
  route(
    {
      policy: policy.follow,
      method: 'post',
      path: '/api/v1/invitations/look',
      summary: 'What an invitation gives; looking uses nothing up',
      body: Token,
      answer: Followed,
    },
    async (call) => {
      const { parts, body } = call
      countTry(parts, call)
      const found = parts.operators.invitation(body.token)
      if (!found) throw noInvitation()
      const communities = await parts.reads.listCommunities()
      return {
        name: found.name,
        right: found.right,
        community: communities.find(({ community }) => community === found.community)?.name ?? null,
        by: parts.operators.find(found.by)?.name ?? '',
        limited: found.limits !== undefined,
        expires: found.expires,
      }
    },
  ),
  route(
    {
      policy: policy.follow,
      method: 'post',
      path: '/api/v1/invitations/accept',
      summary: 'Becomes an operator, signed in; without a password to add a passkey next',
      body: Accepting,
      status: 201,
      answer: SignedIn,
    },
    async (call) => {
      const { parts, body } = call
      countTry(parts, call)
      const who = { name: body.name, password: body.password ?? null }
      const accepted = await parts.operators.accept(body.token, who, visitorOf(call))
      if (accepted.status === 'weak') throw weakPassword(accepted.fault)
      if (accepted.status !== 'in') throw accepted.status === 'name-taken' ? nameTaken() : noInvitation()
      await noteUsed(call, accepted.invitation, accepted.entry.operator)
      return welcome(call, accepted.entry)
    },
  ),
]

/** In the ledger it is an act of whoever came in. */
async function noteUsed(
  call: Pick<RawCall, 'parts' | 'address'>,
  found: Invitation,
  whom: string,
): Promise<void> {
  const operator = call.parts.operators.find(whom)
  const about = { community: found.community, whom: found.by, held: found }
  await recordPeopleAct({ ...call, operator }, 'invitation-used', about).catch(() => {
    // They are in all the same: a pipeline that rests just now must not undo that.
    notePeopleAct({ ...call, operator }, 'invitation-used', about)
    call.parts.log('warn', 'an invitation that was followed is missing in the ledger')
  })
}

function invitationOut(parts: ApiParts, invitation: Invitation): z.input<typeof InvitationView> {
  const { id, name, right, community, by, made, expires } = invitation
  return {
    id,
    name,
    right,
    everywhere: community === 'all',
    ...limitsOut(invitation),
    by: { id: by, name: parts.operators.find(by)?.name ?? by },
    made,
    expires,
  }
}

const noInvitation = () =>
  new ApiError(
    404,
    'no-invitation',
    {
      en: 'This invitation was used already, taken back, or has expired.',
      'zh-CN': '这个邀请已经用过、被撤回，或已过期。',
    },
    { en: 'Ask whoever sent it for a new one.', 'zh-CN': '请向邀请你的人再要一个。' },
  )

const nothingToJoin = () =>
  new ApiError(
    409,
    'nothing-to-join',
    {
      en: 'This invitation gives you nothing: it is over, or you hold as much already.',
      'zh-CN': '这个邀请没有给你新的权限：它已失效，或你已有同样的权限。',
    },
    { en: 'Ask whoever sent it.', 'zh-CN': '请联系邀请你的人。' },
  )
