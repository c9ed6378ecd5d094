/** Previewing and publishing a draft. */
import { noSession } from '../api-error.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity } from '../fields.ts'
import { route } from '../route.ts'
import { sanctionsUnderWay, waitingFor } from './aftermath.ts'
import { filesOf } from './desk.ts'
import { differencesIn, readCharter } from './differences.ts'
import { examined } from './examined.ts'
import { faultsIn } from './faults.ts'
import { charterInForce } from './in-force.ts'
import * as policy from './policy.ts'
import { compareRules, orphanedBy } from './preview.ts'
import { publishCharter } from './publish.ts'
import { Draft, Preview, Publication, Published } from './schema.ts'
import { filesFor } from './word-files.ts'

const NOTHING = {
  changes: [],
  roles: { come: [], gone: [] },
  added: [],
  changed: [],
  removed: [],
  renamed: [],
  modes: [],
  live: [],
  schedules: [],
  orphaned: [],
  cancelled: 0,
  sanctions: [],
  cases: 0,
}

export const publications = [
  route(
    {
      policy: policy.check,
      method: 'post',
      path: '/api/v1/communities/{community}/charters/preview',
      costly: true,
      summary: 'What publishing a draft would change',
      params: InCommunity,
      body: Draft,
      answer: Preview,
    },
    async ({ parts, params: { community }, body, language, operator }) => {
      if (!operator) throw noSession()
      await communityOr404(parts.reads, community)
      const { files, states } = await filesFor(parts, community, body)
      const { valid, faults } = await examined(parts, { source: body.source, files }, operator.id)
      const { charter } = valid ? parts.charters.check(body.source, files) : { charter: null }
      const inForce = await charterInForce(parts, community)
      const about = {
        valid: charter !== null,
        faults: faultsIn(faults, language),
        base: inForce?.row.version ?? 0,
        files: [...states],
      }
      if (!charter) return { ...about, ...NOTHING }
      const before = inForce && readCharter({ source: inForce.row.source, files: filesOf(inForce.row) })
      const rules = compareRules(inForce?.charter ?? null, charter, language)
      const gone = new Set(rules.removed.map(({ id }) => id))
      return {
        ...about,
        ...differencesIn(before, readCharter({ source: body.source, files }), language),
        ...rules,
        orphaned: await orphanedBy(parts, community, charter),
        ...(await waitingFor(parts, community, gone)),
        sanctions: await sanctionsUnderWay(parts, community, [...rules.removed, ...rules.changed]),
      }
    },
  ),
  route(
    {
      policy: policy.publish,
      method: 'post',
      path: '/api/v1/communities/{community}/charters',
      summary: 'Publishes a charter: everything after it is decided by the new version',
      params: InCommunity,
      body: Publication,
      status: 201,
      answer: Published,
    },
    async ({ parts, params: { community }, body, language, operator }) => {
      await communityOr404(parts.reads, community)
      const { files } = await filesFor(parts, community, body)
      return publishCharter(parts, community, { ...body, files, operator: operator?.id ?? '', language })
    },
  ),
]
