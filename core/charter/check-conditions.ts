/** The `if` of every rule: that YAML left it whole, that it means something, and what it leads to. */
import {
  checkCondition,
  type CheckedCondition,
  type ConditionEnvironment,
} from '../rules/conditions/check.ts'
import type { Trigger } from './compiled.ts'
import { both, fault, type FaultDraft } from './fault.ts'
import { conditionNotText } from './issues.ts'
import { actsOf, namesOf, rulesOf, type RuleTree } from './reading.ts'
import { offsetInSource } from './scalar-position.ts'
import { entriesOf, field, stringsOf, type Tree, type TreeScalar } from './tree.ts'

export interface RoleCondition {
  readonly rule: string
  readonly source: string
  readonly offset: number
}

export interface ConditionsChecked {
  readonly faults: readonly FaultDraft[]
  /** By the rule's id. */
  readonly conditions: ReadonlyMap<string, CheckedCondition>
  readonly byRole: readonly RoleCondition[]
}

export function checkConditions(tree: Tree, source: string): ConditionsChecked {
  const names = namesFor(tree)
  const faults: FaultDraft[] = []
  const conditions = new Map<string, CheckedCondition>()
  const byRole: RoleCondition[] = []
  for (const rule of rulesOf(tree)) {
    const scalar = conditionOf(rule, source, faults)
    const checked = scalar === null ? null : judge(rule, scalar, names, source, faults)
    if (checked && scalar) {
      const id = rule.id ?? `#${rule.index}`
      conditions.set(id, checked)
      if (checked.byRole) byRole.push({ rule: id, source: checked.source, offset: scalar.start })
    }
    faults.push(...checkGuesses(rule, checked))
  }
  return { faults, conditions, byRole }
}

type Names = Omit<ConditionEnvironment, 'trigger'>

function namesFor(tree: Tree): Names {
  const rules = rulesOf(tree).flatMap(({ id, node }) => [
    ...(id === null ? [] : [id]),
    ...stringsOf(field(node, 'was')).map(({ text }) => text),
  ])
  const values = entriesOf(field(tree, 'groups')).flatMap(({ value }) => namesOf(value, 'values'))
  return {
    lists: new Set(namesOf(tree, 'words')),
    rules: new Set(rules),
    roles: new Set(namesOf(tree, 'roles')),
    kinds: new Set(namesOf(tree, 'groups')),
    groupValues: new Set(values),
  }
}

/** The condition's text where it is one that means what it says. */
function conditionOf(rule: RuleTree, source: string, faults: FaultDraft[]): TreeScalar | null {
  const node = field(rule.node, 'if')
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return null
  if (node.value.trim() === '') {
    faults.push(conditionNotText(node))
    return null
  }
  const cut = commentAfter(node, source)
  if (cut !== null) {
    faults.push(
      fault(
        cut,
        'condition-cut-short',
        both(
          'YAML 把“#”之后当作注释，条件在这里被截断了',
          "YAML takes what follows '#' for a comment: the condition is cut short here",
        ),
        both("把整个条件写在引号里：if: '…'", "Write the whole condition in quotes: if: '…'"),
      ),
    )
    return null
  }
  return node
}

/** Where a comment begins on the line on which a plain scalar ends, or null. */
export function commentAfter(node: TreeScalar, source: string): number | null {
  if (node.style !== 'plain') return null
  const gap = /^[ \t]+(?=#)/.exec(source.slice(node.end, node.end + 1000))
  return gap ? node.end + gap[0].length : null
}

function judge(
  rule: RuleTree,
  scalar: TreeScalar,
  names: Names,
  source: string,
  faults: FaultDraft[],
): CheckedCondition | null {
  const trigger: Trigger['on'] = rule.trigger?.on ?? 'message'
  const result = checkCondition(String(scalar.value), { ...names, trigger })
  if ('checked' in result) return result.checked
  for (const { offset, length, code, message, hint } of result.faults) {
    // Without a known trigger nobody can say which values exist.
    if (rule.trigger === null && code === 'condition-absent-value') continue
    const start = offsetInSource(source, scalar, offset)
    const end = offsetInSource(source, scalar, offset + Math.max(1, length))
    faults.push({ ...fault(start, code, message, hint), length: end > start ? end - start : 1 })
  }
  return null
}

/** What cannot be taken back needs more than a guess. */
function checkGuesses(rule: RuleTree, checked: CheckedCondition | null): readonly FaultDraft[] {
  const always = field(rule.node, 'if') === null
  if (!always && checked?.scoreOnly !== true) return []
  return actsOf(rule.node)
    .filter(({ form }) => form.kind === 'remove' || form.kind === 'block')
    .map(({ node, form }) =>
      fault(
        node.start,
        'score-only',
        always
          ? both(
              `“${form.kind}”无法挽回，不能没有条件就执行`,
              `'${form.kind}' cannot be taken back and must not happen without a condition`,
            )
          : both(
              `“${form.kind}”无法挽回，不能没有确凿的依据就执行`,
              `'${form.kind}' cannot be taken back and must rest on something exact that the member did`,
            ),
        both(
          '用 && 加一项确凿的依据（词、域名、次数、消息形式；新人、身份、时间、所在的群不算），或改为 case 交给人。',
          'Add a word, domain, count or form with && (being new, a role, the hour or the group do not count), or leave it to a person with case.',
        ),
      ),
    )
}
