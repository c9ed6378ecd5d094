/** Who runs a community, with which right. Invitations are in `invitation-routes.ts`. */
import { z } from 'zod'
import { ApiError, noSession, notFound } from '../api-error.ts'
import { InCommunity } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { holds } from '../policy.ts'
import type { Operator } from '../policy.ts'
import { route } from '../route.ts'
import type { Given } from '../session/people.ts'
import * as policy from './policy.ts'
import { askedRight, operatorOut, recordPeopleAct } from './rights.ts'
import { OperatorOf, OperatorView, RightChange } from './schema.ts'

const OneOperator = InCommunity.extend(OperatorOf.shape)
const Done = z.object({ done: z.literal(true) })
const DONE = { done: true } as const

export const people = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/operators',
      summary: 'Who may do what in the community, stewards first',
      params: InCommunity,
      answer: z.object({ operators: z.array(OperatorView) }),
    },
    ({ parts, params }) => {
      const all = parts.operators.of(params.community).flatMap((each) => operatorOut(each, params.community))
      const order = ['steward', 'manager', 'viewer']
      return {
        operators: all.toSorted(
          (one, other) =>
            order.indexOf(one.right) - order.indexOf(other.right) || one.name.localeCompare(other.name),
        ),
      }
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'put',
      path: '/api/v1/communities/{community}/operators/{operator}',
      summary: 'Changes the right of an operator',
      params: OneOperator,
      body: RightChange,
      answer: Done,
    },
    async (call) => {
      const { parts, params, body, operator } = call
      if (!operator) throw noSession()
      const whom = operatorHere(parts, params)
      const held = await askedRight(parts, operator, params.community, body)
      if (held.community === 'all' && held.right !== 'steward') refuseLastSteward(parts, whom)
      const about = { community: held.community, whom: whom.id, held, reason: body.reason }
      await recordPeopleAct(call, 'right-given', about)
      given(parts.operators.give(whom.id, held))
      return DONE
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'delete',
      path: '/api/v1/communities/{community}/operators/{operator}',
      summary: 'Takes the right of an operator; sessions of whoever holds none any more end',
      params: OneOperator,
      query: z.object({ everywhere: z.enum(['true']).optional() }),
      answer: Done,
    },
    async (call) => {
      const { parts, params, query, operator } = call
      if (!operator) throw noSession()
      const whom = operatorHere(parts, params)
      const community = query.everywhere === 'true' ? 'all' : params.community
      if (community === 'all' && !holds(operator, 'steward', 'all')) throw heldEverywhere()
      const held = whom.rights.find((each) => each.community === community)
      if (!held) throw heldEverywhere()
      if (community === 'all') refuseLastSteward(parts, whom)
      await recordPeopleAct(call, 'right-taken', { community, whom: whom.id, held })
      given(await parts.operators.take(whom.id, community))
      return DONE
    },
  ),
  route(
    {
      policy: policy.makeLink,
      method: 'post',
      path: '/api/v1/operators/{operator}/link',
      summary: 'A one-time sign-in link for somebody who cannot sign in any more',
      params: OperatorOf,
      status: 201,
      answer: z.object({ link: z.string() }),
    },
    async ({ parts, params, operator, address }) => {
      if (!operator) throw noSession()
      const whom = parts.operators.find(params.operator)
      if (!whom || whom.rights.length === 0) throw noOperator()
      parts.signIns.note({
        at: parts.now(),
        act: 'link-made',
        operator: operator.id,
        about: whom.id,
        address,
        detail: {},
      })
      return { link: await parts.operators.linkFor(whom.id) }
    },
  ),
]

/** Strangers to the community stay unknown to its stewards. @throws ApiError 404. */
function operatorHere(parts: ApiParts, { community, operator }: z.output<typeof OneOperator>): Operator {
  const found = parts.operators.find(operator)
  if (!found || !holds(found, 'viewer', community)) throw noOperator()
  return found
}

/** Looked at before anything is written down. @throws ApiError 409. */
function refuseLastSteward(parts: ApiParts, { id, rights }: Operator): void {
  const holdsAll = (held: Operator['rights'][number]) => held.community === 'all' && held.right === 'steward'
  if (!rights.some(holdsAll)) return
  const others = parts.sessions.operators().filter((each) => each.id !== id && each.rights.some(holdsAll))
  if (others.length === 0) throw lastSteward()
}

function given(outcome: Given): void {
  if (outcome === 'last-steward') throw lastSteward()
  if (outcome === 'nothing') throw noOperator()
}

const noOperator = () => notFound({ en: 'operator', 'zh-CN': '运营者' })

const lastSteward = () =>
  new ApiError(
    409,
    'last-steward',
    { en: 'This is the last steward of all communities.', 'zh-CN': '这是最后一位管所有社群的总管。' },
    {
      en: 'Make somebody else a steward of all communities first.',
      'zh-CN': '请先让另一位成为所有社群的总管。',
    },
  )

const heldEverywhere = () =>
  new ApiError(
    409,
    'held-everywhere',
    {
      en: 'This right holds in all communities; it cannot be taken in one.',
      'zh-CN': '这个权限对所有社群有效，不能只在一个社群里收回。',
    },
    {
      en: 'A steward of all communities can take it everywhere.',
      'zh-CN': '管所有社群的总管可以整个收回。',
    },
  )
