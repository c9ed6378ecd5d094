/** What publishing a charter changes, compared with the one in force. */
import type { CompiledCharter, CompiledRule, Mode } from './compiled.ts'
import type { Watch } from '../decide/reads.ts'

export interface PublicationPreview {
  /** Ids of rules, in the order of the new charter; removed ones in that of the old. What is new and off is left out. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  /** Gone from the charter, state and all; a rule that is only switched off is not among them. */
  readonly removed: readonly string[]
  /** Former id → new id: state goes along. */
  readonly renamed: Readonly<Record<string, string>>
  /** Rules that act in another way than before, by their new ids. */
  readonly modes: readonly { readonly id: string; readonly from: Mode; readonly to: Mode }[]
  /** Rules whose steps not yet sent are cancelled. */
  readonly cancelled: readonly string[]
  /** Kinds of groups that no longer exist: their groups become unassigned. */
  readonly lostKinds: readonly string[]
  /** What state counts from now on. */
  readonly watch: Watch
}

/** `before` is null at the first publication. */
export function previewPublication(
  before: CompiledCharter | null,
  after: CompiledCharter,
): PublicationPreview {
  const old = new Map(entriesOf(before).map((entry) => [entry.id, entry]))
  const entries = entriesOf(after)
  const renamed = renamedRules(old, entries)
  const formerOf = new Map(Object.entries(renamed).map(([was, id]) => [id, was]))
  const pairs = entries.map((now) => ({
    now,
    was: old.get(now.id) ?? old.get(formerOf.get(now.id) ?? ''),
  }))
  const kept = new Set([...entries.map(({ id }) => id), ...Object.keys(renamed)])
  const removed = [...old.keys()].filter((id) => !kept.has(id))
  return {
    added: pairs.flatMap(({ now, was }) => (was === undefined && now.mode !== 'off' ? [now.id] : [])),
    changed: pairs.flatMap(({ now, was }) => (was && !isSameRule(was, now) ? [now.id] : [])),
    removed,
    renamed,
    modes: pairs.flatMap(({ now, was }) =>
      was && was.mode !== now.mode ? [{ id: now.id, from: was.mode, to: now.mode }] : [],
    ),
    cancelled: removed,
    lostKinds: [...(before?.kinds.keys() ?? [])].filter((kind) => !after.kinds.has(kind)),
    watch: after.watch,
  }
}

interface Entry {
  readonly id: string
  readonly was: readonly string[]
  readonly mode: Mode
  /** Everything of the rule that shows; of one that is off, nothing does. */
  readonly shows: string
}

function entriesOf(charter: CompiledCharter | null): readonly Entry[] {
  if (charter === null) return []
  const active = charter.rules.map((rule): Entry => {
    const { id, was, mode } = rule
    return { id, was, mode, shows: fingerprint(rule, charter) }
  })
  return [...active, ...charter.off.map(({ id, was }): Entry => ({ id, was, mode: 'off', shows: '' }))]
}

function renamedRules(
  old: ReadonlyMap<string, Entry>,
  rules: readonly Entry[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rules.flatMap(({ id, was }) => was.filter((name) => old.has(name)).map((name) => [name, id])),
  )
}

/** A rule that was switched on or off is no other rule for it. */
function isSameRule(a: Entry, b: Entry): boolean {
  return a.shows === b.shows || a.mode === 'off' || b.mode === 'off'
}

/** Its own fields, its condition's source and its texts; not its place. */
function fingerprint(rule: CompiledRule, charter: CompiledCharter): string {
  const { id: _id, order: _order, was: _was, condition, acts, escalation, ...own } = rule
  const steps = [...acts, ...(escalation?.steps ?? [])].map(({ template, ...act }) => ({
    ...act,
    text: template === null ? null : charter.templates.get(template),
  }))
  return JSON.stringify([own, condition?.source, acts.length, steps, escalation?.within])
}
