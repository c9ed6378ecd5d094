/** Publishes a charter, or says why not: it has faults, or somebody published meanwhile. */
import type { Language } from '../../../core/charter/compiled.ts'
import { ApiError } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'
import { examined } from './examined.ts'
import { faultsIn, refused } from './faults.ts'

export interface PublishCharter {
  readonly source: string
  readonly files: Readonly<Record<string, string>>
  readonly reason: string
  /** Version on which it was written; absent = whichever is in force. */
  readonly base?: number | undefined
  readonly operator: string
  readonly language: Language
}

/** @throws ApiError 422 for faults, 409 for a stale base. */
export async function publishCharter(
  parts: ApiParts,
  community: number,
  { source, files, reason, base, operator, language }: PublishCharter,
): Promise<{ readonly version: number; readonly seq: string }> {
  const { valid, faults } = await examined(parts, { source, files }, operator)
  const errors = faults.filter(({ severity }) => severity === 'error')
  if (!valid) throw refused(faultsIn(errors, language))
  const result = await parts.pipeline.publish({ community, source, files, operator, reason, base })
  switch (result.status) {
    case 'refused':
      throw refused(result.faults)
    case 'stale':
      throw stale(result.inForce)
    case 'published':
      return { version: result.version, seq: String(result.seq) }
  }
}

const stale = (inForce: number) =>
  new ApiError(
    409,
    'charter-stale',
    {
      en: `Version ${inForce} was published meanwhile: this draft was written on an earlier one.`,
      'zh-CN': `期间已经发布了第 ${inForce} 版，这份草稿是在更早的版本上写的。`,
    },
    {
      en: `Look at what version ${inForce} changed, then publish with base ${inForce}.`,
      'zh-CN': `先看看第 ${inForce} 版改了什么，再带上 base ${inForce} 发布。`,
    },
  )
