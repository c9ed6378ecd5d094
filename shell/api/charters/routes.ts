import { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { Fault as CharterFault } from '../../../core/charter/fault.ts'
import type { CharterRow } from '../../../core/ports/rows.ts'
import { ApiError, notFound } from '../api-error.ts'
import { communityOr404 } from '../communities/find.ts'
import { InCommunity } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import { route } from '../route.ts'
import { charterSchema } from '../../../core/charter/json-schema.ts'
import { filesOf } from './desk.ts'
import { CharterForms } from './forms-schema.ts'
import { formsIn } from './forms.ts'
import { charterInForce } from './in-force.ts'
import * as policy from './policy.ts'
import { compareRules, orphanedBy } from './preview.ts'
import { CheckedDraft, CharterText, Draft, Preview, Publication, Version } from './schema.ts'

export const charters = [
  route(
    {
      policy: policy.describe,
      method: 'get',
      path: '/api/v1/charters/forms',
      summary: 'Everything that a charter may say, described for forms, completion and help',
      answer: CharterForms,
    },
    ({ language }) => formsIn(language),
  ),
  route(
    {
      policy: policy.describe,
      method: 'get',
      path: '/api/v1/charters/schema',
      summary: 'The JSON Schema of a charter, for editors',
      answer: z.record(z.string(), z.unknown()),
    },
    () => charterSchema(),
  ),
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
      return { versions: rows.map((row) => versionOf(row)) }
    },
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: '/api/v1/communities/{community}/charters/{version}',
      summary: 'The text of one version, or of the one in force (`current`)',
      params: InCommunity.extend({ version: z.union([z.literal('current'), z.string().regex(/^\d{1,9}$/)]) }),
      answer: CharterText,
    },
    async ({ parts, params }) => {
      const row =
        params.version === 'current'
          ? ((await charterInForce(parts, params.community))?.row ?? null)
          : await parts.reads.charter(params.community, Number(params.version))
      if (!row) throw notFound({ en: 'version of the charter', 'zh-CN': '章程版本' })
      return { ...versionOf(row), source: row.source }
    },
  ),
  route(
    {
      policy: policy.check,
      method: 'post',
      path: '/api/v1/communities/{community}/charters/check',
      summary: 'Checks a draft: every fault with its place, and every difference that it makes by role',
      params: InCommunity,
      body: Draft,
      answer: CheckedDraft,
    },
    async ({ parts, params, body, language }) => {
      await communityOr404(parts.reads, params.community)
      const { charter, faults, differences } = parts.charters.check(
        body.source,
        await filesInForce(parts, params.community),
      )
      return { valid: charter !== null, faults: faultsIn(faults, language), differences: [...differences] }
    },
  ),
  route(
    {
      policy: policy.check,
      method: 'post',
      path: '/api/v1/communities/{community}/charters/preview',
      summary: 'What publishing a draft would change',
      params: InCommunity,
      body: Draft,
      answer: Preview,
    },
    async ({ parts, params, body, language }) => {
      await communityOr404(parts.reads, params.community)
      const { charter, faults } = parts.charters.check(
        body.source,
        await filesInForce(parts, params.community),
      )
      const nothing = {
        added: [],
        changed: [],
        removed: [],
        renamed: [],
        modes: [],
        orphaned: [],
        cancelled: 0,
      }
      if (!charter) return { valid: false, faults: faultsIn(faults, language), ...nothing }
      const inForce = await charterInForce(parts, params.community)
      const changes = compareRules(inForce?.charter ?? null, charter, language)
      const queued = await parts.reads.actions(params.community, 'queued', { limit: 200 })
      const gone = new Set(changes.removed.map(({ id }) => id))
      return {
        valid: true,
        faults: faultsIn(faults, language),
        ...changes,
        orphaned: await orphanedBy(parts, params.community, charter),
        cancelled: queued.filter(({ rule }) => gone.has(rule)).length,
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
      answer: z.object({ version: z.number().int(), seq: z.string() }),
    },
    async ({ parts, params, body, language, operator }) => {
      await communityOr404(parts.reads, params.community)
      const files = await filesInForce(parts, params.community)
      const { charter, faults } = parts.charters.check(body.source, files)
      if (!charter)
        throw refused(
          faultsIn(faults, language).map((fault) => `${fault.line}:${fault.column} ${fault.message}`),
        )
      const result = await parts.pipeline.publish({
        community: params.community,
        source: body.source,
        files,
        operator: operator?.id ?? '',
        reason: body.reason,
      })
      if (result.status === 'refused') {
        throw refused(result.faults.map((fault) => `${fault.line}:${fault.column} ${fault.message}`))
      }
      return { version: result.version, seq: String(result.seq) }
    },
  ),
]

/** A draft may go on using the word lists that were published with the version in force. */
async function filesInForce(parts: ApiParts, community: number) {
  const inForce = await charterInForce(parts, community)
  return inForce === null ? {} : filesOf(inForce.row)
}

const versionOf = ({ version, published, operator, reason }: CharterRow) => ({
  version,
  published,
  operator,
  reason,
})

function faultsIn(faults: readonly CharterFault[], language: Language) {
  return faults.map(({ line, column, endLine, endColumn, severity, code, message, hint }) => ({
    line,
    column,
    endLine,
    endColumn,
    severity,
    code,
    message: message[language],
    hint: hint?.[language] ?? null,
  }))
}

function refused(lines: readonly string[]): ApiError {
  const shown = lines.slice(0, 20).join('\n')
  return new ApiError(
    422,
    'charter-refused',
    {
      en: `The charter has faults and was not published:\n${shown}`,
      'zh-CN': `章程有错误，没有发布：\n${shown}`,
    },
    {
      en: 'POST the text to …/charters/check for every fault with its place.',
      'zh-CN': '把文本 POST 到 …/charters/check，可以看到每处错误的位置。',
    },
  )
}
