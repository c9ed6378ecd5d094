import type { NoticeDesk } from '../../../core/ports/notices.ts'
import { ApiError } from '../api-error.ts'
import type { ApiParts } from '../parts.ts'

/** @throws ApiError 503 where nobody is told anything. */
export function noticeDesk({ notices }: Pick<ApiParts, 'notices'>): NoticeDesk {
  if (notices) return notices
  throw new ApiError(503, 'no-notices', {
    en: 'This installation sends no notices.',
    'zh-CN': '这个站点没有启用通知。',
  })
}
