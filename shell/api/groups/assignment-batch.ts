/** Writes an assignment of many groups as one batch of acts, and takes such a batch back. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { OperatorAct } from '../../../core/chat/operator-act.ts'
import type { InternalEvent } from '../../../core/ports/pipeline.ts'
import { ApiError, notFound } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import { recordNew } from '../record.ts'
import { isSame } from './assignment-plan.ts'
import type { Assigned } from './assignment-plan.ts'
import type { GroupFacts } from './facts.ts'

interface Turn {
  readonly group: GroupFacts
  readonly after: Assigned
}

export interface BatchBy {
  readonly community: number
  readonly operator: string
  readonly reason?: string | undefined
}

/** The batch's name. What each group was before stands in its act, so that it can be taken back. */
export async function recordBatch(
  parts: Pick<ApiParts, 'pipeline'>,
  turns: readonly Turn[],
  { community, operator, reason }: BatchBy,
): Promise<string> {
  const batch = randomUUID()
  const events = turns.map(({ group, after }): InternalEvent => ({
    community,
    kind: 'operator.act',
    group: group.group,
    member: null,
    data: {
      operator,
      act: 'assign-group' satisfies OperatorAct,
      kind: after.kind,
      values: after.values,
      batch,
      before: { kind: group.kind, values: group.values },
    },
    content: reason === undefined || reason === '' ? null : { reason },
  }))
  if (events.length > 0) await recordNew(parts.pipeline, events)
  return batch
}

const AssignedData = z.object({ kind: z.string().nullable(), values: z.record(z.string(), z.string()) })
const Act = z.object({
  act: z.literal('assign-group'),
  batch: z.string(),
  kind: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  before: AssignedData,
})

/** How far back a batch is looked for, in acts of operators. */
const FARTHEST = 40_000
const PAGE = 1_000

/**
 * What would take the batch back: groups that are still as it left them.
 * @throws ApiError 404 when there is no such batch.
 */
export async function planUndo(
  parts: Pick<ApiParts, 'reads'>,
  community: number,
  batch: string,
  groups: readonly GroupFacts[],
): Promise<{ readonly turns: readonly Turn[]; readonly kept: number }> {
  const acts = await actsOf(parts, community, batch)
  if (acts.length === 0) throw notFound({ en: 'assignment', 'zh-CN': '次分配' })
  const byId = new Map(groups.map((group) => [group.group, group]))
  const turns = acts.flatMap(({ group: id, before, set }) => {
    const group = byId.get(id)
    return group !== undefined && isSame(group, set) ? [{ group, after: before }] : []
  })
  return { turns, kept: acts.length - turns.length }
}

interface Done {
  readonly group: number
  readonly set: Assigned
  readonly before: Assigned
}

async function actsOf(
  { reads }: Pick<ApiParts, 'reads'>,
  community: number,
  batch: string,
): Promise<readonly Done[]> {
  const found: Done[] = []
  let before: number | undefined
  for (let seen = 0; seen < FARTHEST; seen += PAGE) {
    const page = { limit: PAGE, ...(before === undefined ? {} : { before }) }
    const events = await reads.events(community, page, { kind: 'operator.act' })
    const earlier = found.length
    for (const { event } of events) {
      const act = Act.safeParse(JSON.parse(event.data))
      if (!act.success || act.data.batch !== batch || event.group === null) continue
      const { kind, values } = act.data
      found.push({ group: event.group, set: { kind, values }, before: act.data.before })
    }
    before = events.at(-1)?.event.seq
    // A batch is written in one go: a page after some of it without any of it is behind its beginning.
    const isOver = earlier > 0 && found.length === earlier
    if (events.length < PAGE || isOver) break
  }
  return found
}

export const changedSince = (): ApiError =>
  new ApiError(
    409,
    'changed-since',
    {
      en: 'Groups have changed since you looked at what this would do.',
      'zh-CN': '你查看预览之后，群的情况有变化。',
    },
    { en: 'Look at the preview again, then assign.', 'zh-CN': '请重新看一遍预览，再分配。' },
  )

export const hasFaults = (count: number): ApiError =>
  new ApiError(
    422,
    'assignment-faults',
    {
      en: `Nothing was assigned: ${count} ${count === 1 ? 'entry is' : 'entries are'} wrong.`,
      'zh-CN': `没有分配任何群：有 ${count} 处不对。`,
    },
    { en: 'The preview lists each with its line.', 'zh-CN': '预览里逐条列出了行号和改法。' },
  )
