/** What publishing a draft would change, compared with the charter in force, as the page shows it. */
import type { CompiledCharter, Language } from '../../../core/charter/compiled.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import { previewPublication } from '../../../core/charter/publish.ts'
import { decodeState } from '../../../core/decide/codec.ts'
import type { ApiParts } from '../parts.ts'
import { idOut } from '../fields.ts'

/** Differences in rules between two charters, with titles; `before` is null at the first publication. */
export function compareRules(before: CompiledCharter | null, after: CompiledCharter, language: Language) {
  const preview = previewPublication(before, after)
  const titles = new Map(
    [before, after].flatMap((charter) =>
      [...(charter?.rules ?? []), ...(charter?.off ?? [])].map((rule) => [rule.id, rule.title] as const),
    ),
  )
  const acts = liveRules(after)
  const acted = liveRules(before)
  const formerly = new Map(Object.entries(preview.renamed).map(([was, id]) => [id, was]))
  const note = (id: string) => ({ id, title: inLanguage(titles.get(id) ?? id, language) })
  return {
    added: preview.added.map(note),
    changed: preview.changed.map(note),
    removed: preview.removed.map(note),
    renamed: Object.entries(preview.renamed).map(([was, id]) => ({ ...note(id), was })),
    modes: preview.modes.map(({ id, from, to }) => ({ ...note(id), from, to })),
    live: [...acts].filter((id) => !acted.has(id) && !acted.has(formerly.get(id) ?? '')).map(note),
    schedules: scheduledRules(before)
      .filter((id) => !scheduledRules(after).includes(preview.renamed[id] ?? id))
      .map(note),
  }
}

function liveRules(charter: CompiledCharter | null): ReadonlySet<string> {
  return new Set((charter?.rules ?? []).filter(({ mode }) => mode === 'live').map(({ id }) => id))
}

function scheduledRules(charter: CompiledCharter | null): readonly string[] {
  return (charter?.rules ?? []).filter(({ trigger }) => trigger.on === 'schedule').map(({ id }) => id)
}

/** Assigned groups whose kind `after` does not describe. */
export async function orphanedBy(parts: ApiParts, community: number, after: CompiledCharter) {
  const rows = await parts.reads.listGroups(community)
  return rows.flatMap((row) => {
    const kind = row.state === null ? null : decodeState('group', row.state).kind
    return kind && !after.kinds.has(kind) ? [{ group: idOut(row.group), name: row.name, kind }] : []
  })
}
