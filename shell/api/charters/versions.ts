/** Published versions: who, when and why, what differs between two, and one published again. */
import { z } from 'zod'
import { notFound, type ApiError } from '../api-error.ts'
import type { CharterRow } from '../../../core/ports/rows.ts'
import { InCommunity } from '../fields.ts'
import { operatorNames } from '../operator-names.ts'
import type { OperatorNames } from '../operator-names.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import { filesOf } from './desk.ts'
import { differencesIn, readCharter } from './differences.ts'
import { charterInForce } from './in-force.ts'
import * as policy from './policy.ts'
import { publishCharter } from './publish.ts'
import { Changes, CharterText, Published, Republication, Version } from './schema.ts'

const number = z.string().regex(/^\d{1,9}$/)
const OneVersion = InCommunity.extend({ version: number })

export const versions = [
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/charters',
      summary: 'Every published version: who published it and why',
      params: InCommunity,
      answer: z.object({ versions: z.array(Version) }),
    },
    async ({ parts, params }) => {
      const rows = await parts.reads.charters(params.community)
      const names = operatorNames(parts)
      return { versions: rows.map((row) => versionOf(row, names)) }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/charters/{version}',
      summary: 'The text of one version, or of the one in force (`current`)',
      params: InCommunity.extend({ version: z.union([z.literal('current'), number]) }),
      answer: CharterText,
    },
    async ({ parts, params }) => {
      const row =
        params.version === 'current'
          ? ((await charterInForce(parts, params.community))?.row ?? null)
          : await parts.reads.charter(params.community, Number(params.version))
      if (!row) throw noVersion()
      return textOf(row, operatorNames(parts))
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/charters/{version}/changes',
      summary:
        'What differs between a version and an earlier one (by default the one before it), in sentences',
      params: OneVersion,
      query: z.object({ since: number.optional(), lang: z.string().max(16).optional() }),
      answer: Changes,
    },
    async ({ parts, params, query, language }) => {
      const version = Number(params.version)
      const after = await versionOr404(parts, params.community, version)
      const since = Number(query.since ?? version - 1)
      const before = since < 1 ? null : await versionOr404(parts, params.community, since)
      const names = operatorNames(parts)
      return {
        before: before && textOf(before, names),
        after: textOf(after, names),
        ...differencesIn(before && readRow(before), readRow(after), language),
      }
    },
  ),
  route(
    {
      policy: policy.publish,
      method: 'post',
      path: '/api/v1/communities/{community}/charters/{version}/again',
      summary: 'Publishes an earlier version again, with its word lists, as a new version',
      params: OneVersion,
      body: Republication,
      status: 201,
      answer: Published,
    },
    async ({ parts, params, body, operator, language }) => {
      const { source, ...row } = await versionOr404(parts, params.community, Number(params.version))
      const files = filesOf({ source, ...row })
      return publishCharter(parts, params.community, {
        ...body,
        source,
        files,
        operator: operator?.id ?? '',
        language,
      })
    },
  ),
]

async function versionOr404(parts: ApiParts, community: number, version: number): Promise<CharterRow> {
  const row = await parts.reads.charter(community, version)
  if (row) return row
  throw noVersion()
}

function noVersion(): ApiError {
  return notFound({ en: 'version of the charter', 'zh-CN': '章程版本' })
}

function readRow(row: CharterRow) {
  return readCharter({ source: row.source, files: filesOf(row) })
}

function versionOf({ version, published, operator, reason }: CharterRow, names: OperatorNames) {
  return { version, published, operator, by: names.get(operator) ?? null, reason }
}

const textOf = (row: CharterRow, names: OperatorNames) => ({ ...versionOf(row, names), source: row.source })
