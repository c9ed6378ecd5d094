import type { ReadStore } from '../../../core/ports/store.ts'
import { notFound } from '../api-error.ts'

/** @throws ApiError 404 for a member whom nobody knows, or who was erased or taken over. */
export async function handlesOr404(reads: Pick<ReadStore, 'handles'>, community: number, member: number) {
  const handles = await reads.handles(community, [member])
  if (handles.length === 0) throw notFound({ en: 'member', 'zh-CN': '成员' })
  return handles
}
