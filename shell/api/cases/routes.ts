import { z } from 'zod'
import { SANCTIONS } from '../../../core/chat/action.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import type { CaseRow } from '../../../core/ports/rows.ts'
import type { StoredEvent } from '../../../core/ports/store.ts'
import { ApiError, notFound } from '../api-error.ts'
import { charterInForce } from '../charters/in-force.ts'
import { peopleIn } from '../events/people.ts'
import { Person } from '../events/schema.ts'
import { IdOut, InCommunity, PageQuery, SeqIn, idOrNull, idOut, pageOf } from '../fields.ts'
import type { ApiParts } from '../parts.ts'
import type { Operator } from '../policy.ts'
import { requireReach } from '../reach.ts'
import { recordFirst } from '../record.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { Case, Verdict } from './schema.ts'

const place = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)

export const cases = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/cases',
      summary: 'What waits for a person, and what was decided',
      params: InCommunity,
      query: PageQuery.extend({ status: Case.shape.status.optional(), lang: z.string().max(16).optional() }),
      answer: z.object({ cases: z.array(Case), people: z.array(Person) }),
    },
    async ({ parts, params, query, language }) => {
      const rows = await parts.reads.cases(params.community, query.status ?? null, pageOf(query))
      const inForce = await charterInForce(parts, params.community)
      const titles = new Map(
        inForce?.charter.rules.map(({ id, title }) => [id, inLanguage(title, language) || id]),
      )
      const shown = rows.map((row) => caseOf(row, titles))
      return { cases: shown, people: await peopleIn(parts.reads, params.community, shown.map(concerned)) }
    },
  ),
  route(
    {
      policy: policy.resolve,
      method: 'post',
      path: '/api/v1/communities/{community}/cases/{seq}/{n}/verdict',
      summary: 'Upholds what was done, or undoes it',
      params: InCommunity.extend({ seq: SeqIn, n: place }),
      body: Verdict,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      const row = await parts.reads
        .cases(params.community, null, { before: params.seq + 1, limit: 50 })
        .then((rows) => rows.find(({ seq, n }) => seq === params.seq && n === params.n))
      if (!row) throw notFound({ en: 'case', 'zh-CN': '事项' })
      await requireReach({ parts, operator }, params.community, [row.group])
      if (row.status !== 'open') throw resolvedAlready(row)
      const sanctions = sanctionsOf(await parts.reads.event(params.community, params.seq), row)
      const judged = [caseNamed(params.n), ...sanctions.map(actionNamed)]
      return { seq: idOut(await giveVerdict({ parts, params, body, operator, row }, judged)) }
    },
  ),
  route(
    {
      policy: policy.resolve,
      method: 'post',
      path: '/api/v1/communities/{community}/events/{seq}/actions/{n}/verdict',
      summary: 'Judges one act: upholds it, or undoes it where the platform allows',
      params: InCommunity.extend({ seq: SeqIn, n: place }),
      body: Verdict,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      const stored = await parts.reads.event(params.community, params.seq)
      const action = stored?.actions.find(({ n }) => n === params.n)
      if (!action) throw notFound({ en: 'act', 'zh-CN': '动作' })
      await requireReach({ parts, operator }, params.community, [action.group])
      const judged = [actionNamed(params.n)]
      return { seq: idOut(await giveVerdict({ parts, params, body, operator, row: action }, judged)) }
    },
  ),
]

interface Judged {
  readonly parts: ApiParts
  readonly operator: Operator | null
  readonly params: { readonly community: number; readonly seq: number; readonly n: number }
  readonly body: z.output<typeof Verdict>
  readonly row: { readonly group: number | null; readonly member: number | null }
}

interface Named {
  readonly on: 'action' | 'case'
  readonly n: number
}

const actionNamed = (n: number): Named => ({ on: 'action', n })
const caseNamed = (n: number): Named => ({ on: 'case', n })

function giveVerdict(
  { parts, operator, params, body, row }: Judged,
  judged: readonly Named[],
): Promise<number> {
  const { community, seq } = params
  return recordFirst(
    parts.pipeline,
    judged.map(({ on, n }) => ({
      community,
      kind: 'verdict.given' as const,
      group: row.group,
      member: row.member,
      data: { seq, n, on, verdict: body.verdict, operator: operator?.id ?? '' },
      content: body.reason === undefined ? null : { reason: body.reason },
      dedupe: `verdict:${on}:${seq}:${n}:${body.verdict}`,
    })),
  )
}

/** A verdict on a case is one on the sanctions that its rule took at the same time. */
function sanctionsOf(stored: StoredEvent | null, { rule }: CaseRow): number[] {
  const taken = stored?.actions.filter((action) => action.rule === rule && SANCTIONS.has(action.kind)) ?? []
  return taken.map(({ n }) => n)
}

const concerned = ({ member, group }: z.input<typeof Case>) => ({ member, group, actions: [], points: [] })

function caseOf(row: CaseRow, titles: ReadonlyMap<string, string>) {
  return {
    seq: idOut(row.seq),
    n: row.n,
    kind: row.kind,
    rule: row.rule,
    title: row.rule === null ? null : (titles.get(row.rule) ?? row.rule),
    group: idOrNull(row.group),
    member: idOrNull(row.member),
    message: idOrNull(row.message),
    opened: row.opened,
    count: row.count,
    status: row.status,
  }
}

function resolvedAlready(row: CaseRow): ApiError {
  return new ApiError(409, 'decided-already', {
    en: `This case was decided already: ${row.status}.`,
    'zh-CN': `这件事已经有结论了：${{ upheld: '维持', undone: '撤销', closed: '关闭', open: '待定' }[row.status]}。`,
  })
}
