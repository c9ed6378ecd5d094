/** The charter that decides in a community now. */
import type { CompiledCharter, Language } from '../../../core/charter/compiled.ts'
import type { CharterRow } from '../../../core/ports/rows.ts'
import type { ApiParts } from '../parts.ts'
import { filesOf } from './desk.ts'

export interface InForce {
  readonly row: CharterRow
  readonly charter: CompiledCharter
  readonly purpose: (language: Language) => string | null
}

/** null before the first publication. */
export async function charterInForce(
  parts: Pick<ApiParts, 'reads' | 'charters'>,
  community: number,
): Promise<InForce | null> {
  const versions = await parts.reads.charters(community)
  let newest: CharterRow | null = null
  for (const row of versions) if (newest === null || row.version > newest.version) newest = row
  if (newest === null) return null
  const charter = parts.charters.compiled(newest)
  if (charter === null) return null
  const { source } = newest
  const files = filesOf(newest)
  return {
    row: newest,
    charter,
    purpose: (language) => parts.charters.check(source, files).purpose?.[language] ?? null,
  }
}
