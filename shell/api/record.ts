/** Writes one event of an operator through the pipeline's one door. */
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
  const delivered = await pipeline.record(events).catch((cause: unknown) => {
    throw notNow(cause)
  })
  const [outcome] = delivered.outcomes
  if (outcome?.status === 'appended') return outcome.seq
  if (outcome?.status === 'duplicate') {
    throw new ApiError(409, 'done-already', {
      en: 'This has been done already.',
      'zh-CN': '这件事已经办过了。',
    })
  }
  throw new ApiError(422, outcome?.reason ?? 'refused', {
    en: `Folkmoot refused it: ${outcome?.reason ?? 'unknown reason'}.`,
    'zh-CN': `未能接受：${outcome?.reason ?? '原因未知'}。`,
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
