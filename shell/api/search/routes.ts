import { communityOr404 } from '../communities/find.ts'
import { feedOf } from '../events/feed.ts'
import { noSearch } from '../events/find.ts'
import { InCommunity } from '../fields.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { Found, SearchQuery } from './schema.ts'

export const search = [
  route(
    {
      policy: policy.find,
      method: 'get',
      path: '/api/v1/communities/{community}/search',
      costly: true,
      summary: 'Messages that hold the words, best first',
      params: InCommunity,
      query: SearchQuery,
      answer: Found,
    },
    async ({ parts, params, query, language }) => {
      await communityOr404(parts.reads, params.community)
      if (!parts.search) throw noSearch()
      const hits = await parts.search.find(params.community, query.q, query.limit ?? 20)
      const stored = await Promise.all(hits.map((seq) => parts.reads.event(params.community, seq)))
      return feedOf(
        parts,
        params.community,
        stored.filter((each) => each !== null),
        language,
      )
    },
  ),
]
