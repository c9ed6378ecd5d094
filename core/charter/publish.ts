/** What publishing a charter changes, compared with the one in force. */
import type { CompiledCharter, CompiledRule } from './compiled.ts'
import type { Watch } from '../decide/reads.ts'

export interface PublicationPreview {
  /** Ids of rules, in the order of the new charter; removed ones in that of the old. Rules that are off count as absent. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Former id → new id: state goes along. */
  readonly renamed: Readonly<Record<string, string>>
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
  const old = new Map((before?.rules ?? []).map((rule) => [rule.id, rule]))
  const renamed = renamedRules(old, after.rules)
  const formerOf = new Map(Object.entries(renamed).map(([was, id]) => [id, was]))
  const earlier = (id: string) => old.get(id) ?? old.get(formerOf.get(id) ?? '')
  const added = after.rules.filter(({ id }) => earlier(id) === undefined).map(({ id }) => id)
  const changed = after.rules.flatMap((rule) => {
    const was = earlier(rule.id)
    return was && before && !isSameRule(was, before, rule, after) ? [rule.id] : []
  })
  const kept = new Set([...after.rules.map(({ id }) => id), ...Object.keys(renamed)])
  const removed = [...old.keys()].filter((id) => !kept.has(id))
  const lostKinds = [...(before?.kinds.keys() ?? [])].filter((kind) => !after.kinds.has(kind))
  return { added, changed, removed, renamed, cancelled: removed, lostKinds, watch: after.watch }
}

function renamedRules(
  old: ReadonlyMap<string, CompiledRule>,
  rules: readonly CompiledRule[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rules.flatMap(({ id, was }) => was.filter((name) => old.has(name)).map((name) => [name, id])),
  )
}

function isSameRule(a: CompiledRule, inA: CompiledCharter, b: CompiledRule, inB: CompiledCharter): boolean {
  return fingerprint(a, inA) === fingerprint(b, inB)
}

/** Everything of a rule that shows: its own fields, its condition's source and its texts; not its place. */
function fingerprint(rule: CompiledRule, charter: CompiledCharter): string {
  const { id: _id, order: _order, was: _was, condition, acts, escalation, ...own } = rule
  const steps = [...acts, ...(escalation?.steps ?? [])].map(({ template, ...act }) => ({
    ...act,
    text: template === null ? null : charter.templates.get(template),
  }))
  return JSON.stringify([own, condition?.source, acts.length, steps, escalation?.within])
}
