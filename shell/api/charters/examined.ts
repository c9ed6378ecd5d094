/** Drafts are read in a thread of their own; what takes it too long is refused. */
import { ApiError } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import type { CharterTask, ExaminedCharter } from './charter-desk.ts'
import { ThreadRefusal } from '../task-thread.ts'

/** @throws ApiError 422 when reading took too long, 503 when too many drafts wait. */
export async function examined(
  { charters }: Pick<ApiParts, 'charters'>,
  task: CharterTask,
  operator: string,
): Promise<ExaminedCharter> {
  try {
    return await charters.examine(task, operator)
  } catch (error) {
    if (error instanceof ThreadRefusal) throw REFUSALS[error.code]()
    throw error
  }
}

const REFUSALS = {
  'too-slow': () =>
    new ApiError(
      422,
      'charter-too-slow',
      { en: 'Reading this charter took too long.', 'zh-CN': '读这份章程用的时间太长了。' },
      {
        en: 'Nothing was changed. Shorten it: fewer rules, fields and names.',
        'zh-CN': '没有改动任何数据。请精简：减少规则、字段和名称。',
      },
    ),
  busy: () =>
    new ApiError(
      503,
      'charters-busy',
      { en: 'Many drafts are being read just now.', 'zh-CN': '现在要检查的草稿太多了。' },
      { en: 'Try again in a few seconds.', 'zh-CN': '请几秒后再试。' },
    ),
}
