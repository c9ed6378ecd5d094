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
  const note = (id: string) => ({ id, title: inLanguage(titles.get(id) ?? id, language) })
  return {
    added: preview.added.map(note),
    changed: preview.changed.map(note),
    removed: preview.removed.map(note),
    renamed: Object.entries(preview.renamed).map(([was, id]) => ({ ...note(id), was })),
    modes: preview.modes.map(({ id, from, to }) => ({ ...note(id), from, to })),
  }
}

/** Assigned groups whose kind `after` does not describe. */
export async function orphanedBy(parts: ApiParts, community: number, after: CompiledCharter) {
  const rows = await parts.reads.listGroups(community)
  return rows.flatMap((row) => {
    const kind = row.state === null ? null : decodeState('group', row.state).kind
    return kind && !after.kinds.has(kind) ? [{ group: idOut(row.group), name: row.name, kind }] : []
  })
}
