import type { CommunityRow } from '../../../core/ports/rows.ts'
import type { ReadStore } from '../../../core/ports/store.ts'
import { notFound } from '../api-error.ts'

/**
 * The community of this id.
 * @throws ApiError 404.
 */
export async function communityOr404(reads: ReadStore, community: number): Promise<CommunityRow> {
  const row = (await reads.listCommunities()).find((each) => each.community === community)
  if (!row) throw notFound({ en: 'community', 'zh-CN': '社群' })
  return row
}
