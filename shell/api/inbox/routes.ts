import { noSession } from '../api-error.ts'
import { InCommunity } from '../fields.ts'
import { communityOr404 } from '../communities/find.ts'
import { holds } from '../policy.ts'
import { route } from '../route.ts'
import { detailOf } from './detail.ts'
import { itemsOf } from './gather.ts'
import { pageOf } from './listed.ts'
import { perform } from './perform.ts'
import * as policy from './policy.ts'
import { Helpers, Inbox, InboxActs, InboxAnswers, InboxDetail, InboxQuery, OneItem } from './schema.ts'

export const inbox = [
  route(
    {
      policy: policy.everywhere,
      method: 'get',
      path: '/api/v1/inbox',
      summary: 'What waits for a person in all communities that one may see, most important first',
      query: InboxQuery,
      answer: Inbox,
    },
    async ({ parts, query, operator, language }) => {
      if (!operator) throw noSession()
      const rows = (await parts.reads.listCommunities()).filter(({ community }) =>
        holds(operator, 'viewer', community),
      )
      const shares = await Promise.all(
        rows.map(async (row) => ({ ...row, items: await itemsOf(parts, row, operator) })),
      )
      return pageOf(parts, operator, shares, query, language)
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/inbox',
      summary: 'What waits for a person, each thing once, most important first',
      params: InCommunity,
      query: InboxQuery,
      answer: Inbox,
    },
    async ({ parts, params, query, operator, language }) => {
      if (!operator) throw noSession()
      const row = await communityOr404(parts.reads, params.community)
      const items = await itemsOf(parts, row, operator)
      return pageOf(parts, operator, [{ ...row, items }], query, language)
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/inbox/operators',
      summary: 'Who can be asked to see to something here',
      params: InCommunity,
      answer: Helpers,
    },
    ({ parts, params, operator }) => {
      if (!operator) throw noSession()
      const known = parts.sessions.operators?.() ?? [operator]
      const helpers = known.filter((each) => holds(each, 'manager', params.community))
      return { operators: helpers.map(({ id, name }) => ({ id, name })) }
    },
  ),
  route(
    {
      policy: policy.act,
      method: 'post',
      path: '/api/v1/communities/{community}/inbox/acts',
      summary: 'Does one act to one or many items; each is answered for',
      params: InCommunity,
      body: InboxActs,
      answer: InboxAnswers,
    },
    async ({ parts, params, body, operator, language }) => {
      if (!operator) throw noSession()
      return { answers: await perform({ parts, operator, language, community: params.community }, body) }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/inbox/items/{item}',
      summary: 'One item with its evidence: the message among its neighbours, why, what was done',
      params: OneItem,
      answer: InboxDetail,
    },
    async ({ parts, params, operator, language }) => {
      if (!operator) throw noSession()
      return detailOf(parts, operator, params, language)
    },
  ),
]
