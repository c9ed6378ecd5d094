/** Whether events are taken in and decided just now: asked by watchdogs, so it is cheap and always answers. */
import type { Pipeline } from '../../core/ports/pipeline.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { HealthReason } from '../../shell/api/parts.ts'

export interface HeartbeatOptions {
  readonly pipeline: Pick<Pipeline, 'nextAction'>
  readonly reads: Pick<ReadStore, 'listCommunities'>
  /** Reasons of health that stop intake. */
  readonly stopping: () => readonly HealthReason[]
  readonly now: () => number
  /** Milliseconds that an answer may take. */
  readonly limit?: number
}

const LIMIT = 3_000
/** Milliseconds for which an answer is remembered, so that asking often costs nothing. */
const REMEMBERED = 1_000

const SILENT: Readonly<Record<'pipeline-silent' | 'store-silent', HealthReason['texts']>> = {
  'pipeline-silent': {
    en: 'The pipeline does not reach its store: events are neither decided nor kept.',
    'zh-CN': '判定流程连不上数据库：事件暂时不能判定和保存。',
  },
  'store-silent': {
    en: 'The store does not answer those who read.',
    'zh-CN': '数据库对读取没有应答。',
  },
}

/** One question waits in the pipeline's own line: an answer says that its batches end and its store answers. */
export function createHeartbeat(options: HeartbeatOptions): () => Promise<readonly HealthReason[]> {
  const { pipeline, reads, stopping, now, limit = LIMIT } = options
  let last: { readonly at: number; readonly reasons: Promise<readonly HealthReason[]> } | null = null
  const look = async (): Promise<readonly HealthReason[]> => {
    const [decides, answers] = await Promise.all([
      within(() => pipeline.nextAction(), limit),
      within(() => reads.listCommunities(), limit),
    ])
    const codes = [
      ...(decides ? [] : (['pipeline-silent'] as const)),
      ...(answers ? [] : (['store-silent'] as const)),
    ]
    return codes.map((code) => ({ code, texts: SILENT[code] }))
  }
  return async () => {
    if (last === null || now() - last.at >= REMEMBERED) last = { at: now(), reasons: look() }
    return [...stopping(), ...(await last.reasons)]
  }
}

async function within(work: () => Promise<unknown>, limit: number): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => late.resolve(false), limit)
  try {
    return await Promise.race([
      work().then(
        () => true,
        () => false,
      ),
      late.promise,
    ])
  } finally {
    clearTimeout(timer)
  }
}
