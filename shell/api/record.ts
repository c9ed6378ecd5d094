/** Writes one event of an operator through the pipeline's one door. */
import type { Outcome } from '../../core/ports/connector.ts'
import type { InternalEvent, Pipeline } from '../../core/ports/pipeline.ts'
import { ApiError } from './api-error.ts'

/**
 * The place of the recorded event.
 * @throws ApiError 409 when it was done before, 503 when the pipeline takes nothing now.
 */
export function recordOne(pipeline: Pipeline, event: InternalEvent): Promise<number> {
  return recordFirst(pipeline, [event])
}

/** As `recordOne`, for several in one go: the fate of the first is the answer. */
export async function recordFirst(pipeline: Pipeline, events: readonly InternalEvent[]): Promise<number> {
  const [outcome] = await outcomesOf(pipeline, events)
  if (outcome?.status === 'appended') return outcome.seq
  if (outcome?.status === 'duplicate') {
    throw new ApiError(409, 'done-already', {
      en: 'This has been done already.',
      'zh-CN': '这件事已经办过了。',
    })
  }
  throw refused(outcome)
}

/**
 * Records several, in one go, and answers with the places in `events` of those that had not been done before.
 * @throws ApiError 503 when the pipeline takes nothing now, 422 when it refuses one.
 */
export async function recordNew(
  pipeline: Pipeline,
  events: readonly InternalEvent[],
): Promise<readonly number[]> {
  const outcomes = await outcomesOf(pipeline, events)
  const bad = outcomes.find(({ status }) => status === 'refused')
  if (bad) throw refused(bad)
  return outcomes.flatMap(({ status }, place) => (status === 'appended' ? [place] : []))
}

async function outcomesOf(pipeline: Pipeline, events: readonly InternalEvent[]): Promise<readonly Outcome[]> {
  const delivered = await pipeline.record(events).catch((cause: unknown) => {
    throw notNow(cause)
  })
  return delivered.outcomes
}

function refused(outcome: Outcome | undefined): ApiError {
  const reason = outcome?.status === 'refused' ? outcome.reason : null
  return new ApiError(422, reason ?? 'refused', {
    en: `Folkmoot refused it: ${reason ?? 'unknown reason'}.`,
    'zh-CN': `未能接受：${reason ?? '原因未知'}。`,
  })
}

export function notNow(cause: unknown): ApiError {
  const error = new ApiError(
    503,
    'paused',
    { en: 'Folkmoot takes nothing in just now.', 'zh-CN': '目前暂停接收。' },
    { en: 'GET /healthz says why; try again in a minute.', 'zh-CN': '原因见 GET /healthz；请一分钟后再试。' },
  )
  error.cause = cause
  return error
}
