import { z } from 'zod'
import type { CommunityRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { InCommunity, idOut } from '../fields.ts'
import { charterInForce } from '../charters/in-force.ts'
import { holds } from '../policy.ts'
import { route } from '../route.ts'
import { communityOr404 } from './find.ts'
import * as policy from './policy.ts'
import { Community, CommunityDetail } from './schema.ts'

export const communities = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities',
      summary: 'The communities that you may see',
      answer: z.object({ communities: z.array(Community) }),
    },
    async ({ parts, operator }) => {
      const rows = await parts.reads.listCommunities()
      const mine = rows.filter(({ community }) => operator && holds(operator, 'viewer', community))
      return { communities: await Promise.all(mine.map((row) => communityOf(parts.reads, row))) }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}',
      summary: 'One community, with its accounts and the charter in force',
      params: InCommunity,
      answer: CommunityDetail,
    },
    async ({ parts, params, language }) => {
      const row = await communityOr404(parts.reads, params.community)
      const accounts = await parts.reads.listAccounts(row.community)
      const inForce = await charterInForce(parts, row.community)
      return {
        ...(await communityOf(parts.reads, row)),
        charter: inForce && {
          version: inForce.row.version,
          published: inForce.row.published,
          languages: [...inForce.charter.languages],
          timezone: inForce.charter.timezone,
          purpose: inForce.purpose(language),
        },
        accounts: accounts.map(({ account, platform, name }) => ({ id: idOut(account), platform, name })),
      }
    },
  ),
]

async function communityOf(reads: ReadStore, row: CommunityRow) {
  return {
    id: idOut(row.community),
    name: row.name,
    created: row.created,
    head: idOut(row.head),
    counts: await reads.counts(row.community),
  }
}
