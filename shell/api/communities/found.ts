/** Founds a community: its charter is checked first, so that a fault changes nothing. */
import { ApiError, notFound } from '../api-error.ts'
import { examined } from '../charters/examined.ts'
import type { ApiParts } from '../parts.ts'
import type { ReadyCharter } from '../charters/charter-desk.ts'
import { notNow } from '../record.ts'
import { blankCharter, underName } from './charter-source.ts'
import type { NewCommunity } from './schema.ts'

interface FirstCharter {
  readonly source: string
  readonly files: Readonly<Record<string, string>>
}

/**
 * Creates the community, publishes its charter and answers with its id.
 * @throws ApiError 422 when the charter has faults: nothing was created then.
 */
export async function foundCommunity(
  parts: ApiParts,
  draft: NewCommunity,
  operator: string,
): Promise<number> {
  const { source, files } = await firstCharter(parts, draft)
  const { valid, faults } = await examined(parts, { source, files }, operator)
  const { charter } = valid ? parts.charters.check(source, files) : { charter: null }
  if (charter === null) throw charterFaulty(faults.filter(({ severity }) => severity === 'error'))
  const community = await parts.pipeline.createCommunity({ name: charter.name }).catch((cause: unknown) => {
    throw notNow(cause)
  })
  const reason = REASONS[charter.languages[0] ?? 'en']
  const published = await parts.pipeline.publish({ community, source, files, operator, reason })
  if (published.status === 'published') return community
  // The same check as above: only a difference between two releases could come here.
  throw charterFaulty([])
}

const REASONS = { en: 'First charter', 'zh-CN': '第一版章程' } as const

async function firstCharter(parts: ApiParts, draft: NewCommunity): Promise<FirstCharter> {
  const { charter, name, timezone, languages } = draft
  switch (charter.from) {
    case 'ready': {
      const ready = await readyCharter(parts, charter.id)
      return { source: underName(ready.source, { name, timezone }), files: ready.files }
    }
    case 'blank':
      return {
        source: blankCharter({ name, timezone, languages, purpose: charter.purpose ?? null }),
        files: {},
      }
    case 'source':
      return { source: charter.source, files: {} }
  }
}

async function readyCharter(parts: ApiParts, id: string): Promise<ReadyCharter> {
  const found = (await parts.ready?.())?.find((ready) => ready.id === id)
  if (!found) throw notFound({ en: 'ready-made charter', 'zh-CN': '现成章程' })
  return found
}

type Faults = ReturnType<ApiParts['charters']['check']>['faults']

function charterFaulty(faults: Faults): ApiError {
  const [first] = faults
  const place = first === undefined ? '' : `${first.line}:${first.column} `
  return new ApiError(
    422,
    'charter-faulty',
    {
      en: `The charter has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}: ${place}${first?.message.en ?? ''}`,
      'zh-CN': `章程里有 ${faults.length} 处错误：${place}${first?.message['zh-CN'] ?? ''}`,
    },
    {
      en: `${first?.hint?.en ?? 'Correct it and try again.'} Nothing was created.`,
      'zh-CN': `${first?.hint?.['zh-CN'] ?? '请改正后再试。'}没有创建任何内容。`,
    },
  )
}
