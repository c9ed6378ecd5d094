import { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import type { CommunityRow } from '../../../core/ports/rows.ts'
import { forbidden } from '../api-error.ts'
import { InCommunity, idOut } from '../fields.ts'
import { charterInForce } from '../charters/in-force.ts'
import type { ApiParts } from '../parts.ts'
import type { ReadyCharter as Ready } from '../charters/charter-desk.ts'
import { holds } from '../policy.ts'
import { route } from '../route.ts'
import { aboutCommunity } from './about.ts'
import { communityOr404 } from './find.ts'
import { foundCommunity } from './found.ts'
import * as policy from './policy.ts'
import { Community, CommunityDetail, NewCommunity, ReadyCharter } from './schema.ts'

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
      return { communities: await Promise.all(mine.map((row) => communityOf(parts, row))) }
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
        ...(await communityOf(parts, row)),
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
  route(
    {
      policy: policy.create,
      method: 'post',
      path: '/api/v1/communities',
      summary: 'Founds a community under a ready charter, a blank one or your own; a fault changes nothing',
      body: NewCommunity,
      status: 201,
      answer: Community,
    },
    async ({ parts, body, operator }) => {
      if (!operator?.rights.some(({ community, right }) => community === 'all' && right === 'steward'))
        throw forbidden()
      const community = await foundCommunity(parts, body, operator.id)
      return communityOf(parts, await communityOr404(parts.reads, community))
    },
  ),
  route(
    {
      policy: policy.ready,
      method: 'get',
      path: '/api/v1/charters/ready',
      summary: 'Charters that come with Folkmoot, the most complete plans first',
      answer: z.object({ charters: z.array(ReadyCharter) }),
    },
    async ({ parts, language }) => ({
      charters: ((await parts.ready?.()) ?? []).map((ready) => readyOf(ready, language)),
    }),
  ),
]

async function communityOf(parts: ApiParts, row: CommunityRow): Promise<z.input<typeof Community>> {
  const { timezone, languages, demo, accounts } = await aboutCommunity(parts, row.community)
  return {
    id: idOut(row.community),
    name: row.name,
    created: row.created,
    head: idOut(row.head),
    counts: await parts.reads.counts(row.community),
    timezone,
    languages: [...languages],
    demo,
    logins: accounts,
  }
}

function readyOf(ready: Ready, language: Language): z.input<typeof ReadyCharter> {
  const { id, name, languages, purpose, promise, kinds, welcomes, rules, score, source } = ready
  return {
    id,
    name,
    languages: [...languages],
    purpose: purpose && inLanguage(purpose, language),
    promise: promise && inLanguage(promise, language),
    kinds: kinds.map((text) => inLanguage(text, language)),
    welcomes,
    rules: rules.map((title) => inLanguage(title, language)),
    score,
    source,
  }
}
