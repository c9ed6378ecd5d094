/** The table of groups, as it can be filled in and brought back. */
import type { CompiledCharter, Language } from '../../../core/charter/compiled.ts'
import { csvOf } from '../csv.ts'
import type { GroupVitals } from './schema.ts'

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  en: ['group', 'id', 'platform', 'kind', 'members', 'messages in 7 days'],
  'zh-CN': ['群名', '群号', '平台', '类型', '人数', '七天消息'],
}

export function groupsTable(
  groups: readonly GroupVitals[],
  charter: CompiledCharter | null,
  language: Language,
): string {
  const values = [...new Set([...(charter?.kinds.values() ?? [])].flatMap((kind) => kind.values))]
  const rows = groups.map((group) => [
    group.name ?? '',
    group.native,
    group.platform,
    group.kind ?? '',
    String(group.members),
    String(group.week),
    ...values.map((name) => group.values[name] ?? ''),
  ])
  return csvOf([[...HEADERS[language], ...values], ...rows])
}
