/** Assigning hundreds of groups at once: looked at first, then done in one batch, and taken back as one. */
import { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { ApiError, notFound } from '../api-error.ts'
import { InCommunity, idOut } from '../fields.ts'
import { reachOf, requireReach } from '../reach.ts'
import { route } from '../route.ts'
import type { Call } from '../route.ts'
import { changedSince, hasFaults, planUndo, recordBatch } from './assignment-batch.ts'
import { planAssignment } from './assignment-plan.ts'
import type { Assigned, Plan } from './assignment-plan.ts'
import { knownGroups } from './facts.ts'
import type { GroupFacts } from './facts.ts'
import * as policy from './policy.ts'
import { AssignBody, AssignmentIn, AssignmentPlan, Batch } from './schema.ts'

const base = '/api/v1/communities/{community}/groups/assignments'

export const assignments = [
  route(
    {
      policy: policy.assignMany,
      method: 'post',
      path: `${base}/preview`,
      costly: true,
      summary: 'What assigning these groups would change, and what hinders it; nothing is done',
      params: InCommunity,
      body: z.object({ assignment: AssignmentIn }),
      answer: AssignmentPlan,
    },
    async ({ parts, params, body, language }) => {
      const known = await knownGroups(parts, params.community)
      return planOut(planAssignment(known, body.assignment), language)
    },
  ),
  route(
    {
      policy: policy.assignMany,
      method: 'post',
      path: base,
      summary: 'Assigns many groups in one batch: all of them, or none when anything is wrong',
      params: InCommunity,
      body: AssignBody,
      answer: Batch,
    },
    async (call) => {
      const { parts, params, body } = call
      const known = await knownGroups(parts, params.community)
      const plan = planAssignment(known, body.assignment)
      if (plan.faults.length > 0) throw hasFaults(plan.faults.length)
      if (body.digest !== undefined && body.digest !== plan.digest) throw changedSince()
      await requireTurns(call, params.community, plan.changes)
      const by = { community: params.community, operator: call.operator?.id ?? '', reason: body.reason }
      return { batch: await recordBatch(parts, plan.changes, by), changed: plan.changes.length, kept: 0 }
    },
  ),
  route(
    {
      policy: policy.assignMany,
      method: 'post',
      path: `${base}/{batch}/undo`,
      costly: true,
      summary: 'Takes an assignment back where groups are still as it left them; that is a batch of its own',
      params: InCommunity.extend({ batch: z.string().max(64) }),
      body: z.object({ reason: z.string().max(500).optional() }),
      answer: Batch,
    },
    async (call) => {
      const { parts, params, body } = call
      if (!z.uuid().safeParse(params.batch).success) throw notFound({ en: 'assignment', 'zh-CN': '次分配' })
      const { groups } = await knownGroups(parts, params.community)
      const { turns, kept } = await planUndo(parts, params.community, params.batch, groups)
      await requireTurns(call, params.community, turns)
      const by = { community: params.community, operator: call.operator?.id ?? '', reason: body.reason }
      return { batch: await recordBatch(parts, turns, by), changed: turns.length, kept }
    },
  ),
]

/**
 * Whoever is limited assigns only what is theirs, and only to kinds that stay theirs.
 * @throws ApiError 403.
 */
async function requireTurns(
  call: Pick<Call<unknown, unknown, unknown>, 'operator' | 'parts'>,
  community: number,
  turns: readonly { readonly group: GroupFacts; readonly after: Assigned }[],
): Promise<void> {
  await requireReach(
    call,
    community,
    turns.map(({ group }) => group.group),
  )
  const reach = call.operator && reachOf(call.operator, community)
  if (reach === 'all' || reach === null) return
  const lost = turns.find(
    ({ group, after }) =>
      !reach.groups.includes(group.group) && (after.kind === null || !reach.kinds.includes(after.kind)),
  )
  if (lost !== undefined) throw wouldBeLost()
}

const wouldBeLost = (): ApiError =>
  new ApiError(
    403,
    'out-of-reach',
    {
      en: 'This would put groups into a kind that you do not look after.',
      'zh-CN': '这样会把群分到你不负责的类型里。',
    },
    { en: 'Ask a steward to assign them.', 'zh-CN': '请找总管来分配。' },
  )

function planOut(plan: Plan, language: Language): z.input<typeof AssignmentPlan> {
  return {
    same: plan.same,
    digest: plan.digest,
    changes: plan.changes.map(({ group, line, after, missing }) => ({
      group: idOut(group.group),
      name: group.name,
      native: group.native,
      line,
      before: { kind: group.kind, values: { ...group.values } },
      after: { kind: after.kind, values: { ...after.values } },
      missing: [...missing],
    })),
    faults: plan.faults.map(({ line, code, texts, hint }) => ({
      line,
      code,
      message: texts[language],
      hint: hint[language],
    })),
  }
}
