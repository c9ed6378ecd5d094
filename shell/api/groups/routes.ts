import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import { z } from 'zod'
import { decodeState, emptyRecord } from '../../../core/decide/codec.ts'
import type { GroupRow } from '../../../core/ports/rows.ts'
import { ApiError, notFound } from '../api-error.ts'
import { charterInForce } from '../charters/in-force.ts'
import { GroupIn, IdOut, InCommunity, idOut } from '../fields.ts'
import { recordOne } from '../record.ts'
import { csvDownload } from '../csv.ts'
import { rawRoute, route } from '../route.ts'
import { assignments } from './assignment-routes.ts'
import { groupsTable } from './export.ts'
import { overviewOf, vitalsOf } from './overview.ts'
import * as policy from './policy.ts'
import { AssignKind, Group, Overview, OverviewQuery } from './schema.ts'

export const groups = [
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/groups',
      summary: 'All groups, with the kind that each is assigned to',
      params: InCommunity,
      answer: z.object({ groups: z.array(Group) }),
    },
    async ({ parts, params }) => {
      const rows = await parts.reads.listGroups(params.community)
      return { groups: rows.map((row) => groupOf(row)) }
    },
  ),
  route(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/groups/overview',
      summary: 'Groups with what shows whether they are well; filtered, sorted and cut',
      params: InCommunity,
      query: OverviewQuery,
      answer: Overview,
    },
    ({ parts, params, query, language }) => overviewOf(parts, params.community, query, language),
  ),
  rawRoute(
    {
      policy: policy.list,
      method: 'get',
      path: '/api/v1/communities/{community}/groups/export',
      costly: true,
      summary: 'All groups with kinds and values as CSV, to be filled in and brought back',
      params: InCommunity,
      mediaType: 'text/csv',
    },
    async ({ parts, params, language }) => {
      const { groups: all, charter } = await vitalsOf(parts, params.community, language)
      const alive = all.filter(({ dissolved }) => !dissolved)
      return csvDownload('groups.csv', groupsTable(alive, charter, language))
    },
  ),
  ...assignments,
  route(
    {
      policy: policy.assign,
      method: 'put',
      path: '/api/v1/communities/{community}/groups/{group}/kind',
      summary: 'Assigns a group to a kind of the charter',
      params: InCommunity.extend({ group: GroupIn }),
      body: AssignKind,
      answer: z.object({ seq: IdOut }),
    },
    async ({ parts, params, body, operator }) => {
      const rows = await parts.reads.listGroups(params.community)
      if (!rows.some(({ group }) => group === params.group)) throw notFound({ en: 'group', 'zh-CN': '群' })
      const inForce = await charterInForce(parts, params.community)
      if (body.kind !== null && !inForce?.charter.kinds.has(body.kind)) {
        throw unknownKind(body.kind, [...(inForce?.charter.kinds.keys() ?? [])])
      }
      const seq = await recordOne(parts.pipeline, {
        community: params.community,
        kind: 'operator.act',
        group: params.group,
        member: null,
        data: {
          operator: operator?.id ?? '',
          act: 'assign-group' satisfies OperatorAct,
          kind: body.kind,
          ...(body.values ? { values: body.values } : {}),
        },
        content: body.reason === undefined ? null : { reason: body.reason },
      })
      return { seq: idOut(seq) }
    },
  ),
]

type ListedGroup = GroupRow & { readonly state: string | null }

function groupOf(row: ListedGroup): z.input<typeof Group> {
  const state = row.state === null ? emptyRecord('group') : decodeState('group', row.state)
  return {
    id: idOut(row.group),
    name: row.name,
    platform: row.platform,
    native: row.native,
    account: idOut(row.account),
    kind: state.kind,
    values: state.values,
    members: state.size,
    dissolved: state.dissolved,
  }
}

function unknownKind(kind: string, known: readonly string[]): ApiError {
  return new ApiError(
    422,
    'unknown-kind',
    { en: `The charter describes no kind "${kind}".`, 'zh-CN': `章程里没有“${kind}”这种群。` },
    { en: `It describes: ${known.join(', ')}.`, 'zh-CN': `章程里有：${known.join('、')}。` },
  )
}
