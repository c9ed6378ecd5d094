/** What publishing a draft would change, compared with the charter in force. */
import type { CompiledCharter, CompiledRule, Language, Localized } from '../../../core/charter/compiled.ts'
import { decodeState } from '../../../core/decide/codec.ts'
import type { ApiParts } from '../parts.ts'
import { idOut } from '../fields.ts'

/** Differences in rules between two charters; `before` is null at the first publication. */
export function compareRules(before: CompiledCharter | null, after: CompiledCharter, language: Language) {
  const note = (rule: CompiledRule) => ({ id: rule.id, title: inLanguage(rule.title, language) })
  const old = new Map(before?.rules.map((rule) => [rule.id, rule]))
  const taken = new Set<string>()
  const added = []
  const renamed = []
  const modes = []
  for (const rule of after.rules) {
    const was = rule.was.find((id) => old.has(id))
    const same = old.get(rule.id) ?? (was === undefined ? undefined : old.get(was))
    if (same === undefined) {
      added.push(note(rule))
      continue
    }
    taken.add(same.id)
    if (same.id !== rule.id) renamed.push({ ...note(rule), was: same.id })
    if (same.mode !== rule.mode) modes.push({ ...note(rule), from: same.mode, to: rule.mode })
  }
  const removed = [...old.values()].filter(({ id }) => !taken.has(id)).map((rule) => note(rule))
  return { added, removed, renamed, modes }
}

/** Assigned groups whose kind `after` does not describe. */
export async function orphanedBy(parts: ApiParts, community: number, after: CompiledCharter) {
  const rows = await parts.reads.listGroups(community)
  return rows.flatMap((row) => {
    const kind = row.state === null ? null : decodeState('group', row.state).kind
    return kind && !after.kinds.has(kind) ? [{ group: idOut(row.group), name: row.name, kind }] : []
  })
}

/** A text in the asked language, or in the one that there is. */
export function inLanguage(text: Localized, language: Language): string {
  if (typeof text === 'string') return text
  return text[language] ?? Object.values(text)[0] ?? ''
}
