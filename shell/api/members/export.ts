/** All members as a table for spreadsheets. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { ApiParts } from '../parts.ts'
import { csvOf } from '../csv.ts'
import { membersShown } from './find.ts'

const PAGE = 200

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  en: ['id', 'name', 'handles', 'roles', 'tags', 'points', 'messages', 'first seen', 'last seen'],
  'zh-CN': ['编号', '名字', '平台身份', '角色', '标签', '积分', '消息数', '首次出现', '最近出现'],
}

/** By id, some at a time: a quarter of a million rows never stand in memory at once. */
export function membersCsv(
  parts: ApiParts,
  community: number,
  language: Language,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  let after = 0
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.encode(csvOf([HEAD[language]]))),
    pull: async (controller) => {
      const handles = await parts.reads.members(community, { after, limit: PAGE })
      const ids = [...new Set(handles.map(({ member }) => member))].sort((one, other) => one - other)
      after = ids.at(-1) ?? after
      if (ids.length === 0) {
        controller.close()
        return
      }
      const shown = await membersShown(parts.reads, community, ids)
      const rows = shown.map(({ id, name, handles: own, roles, tags, points, messages, first, last }) => [
        id,
        name ?? '',
        own.map(({ platform, native }) => `${platform}:${native}`).join(' '),
        roles.join(' '),
        tags.join(' '),
        String(points),
        String(messages),
        instant(first),
        instant(last),
      ])
      controller.enqueue(bytes.encode(csvOf(rows).replace(/^\uFEFF/, '')))
    },
  })
}

const instant = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())
