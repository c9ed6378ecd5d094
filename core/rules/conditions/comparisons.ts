/** Comparisons with a value that can never occur: `member.role == 'chef'`, `time.weekday == 8`. */
import { EVENT_KINDS } from '../../chat/event.ts'
import type { ConditionEnvironment } from './check.ts'
import { fault, suggestion, type ConditionFault } from './faults.ts'
import { spanOf } from './source.ts'
import { childrenOf, mentionAt, numberOf, stringOf, type ASTNode } from './tree.ts'

const ROLES = ['owner', 'manager', 'member']
const RANGES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['time.hour', [0, 23]],
  ['time.weekday', [1, 7]],
])

/** Faults of all equalities and memberships in a tree. */
export function comparisonFaults(
  node: ASTNode,
  environment: ConditionEnvironment,
): readonly ConditionFault[] {
  const own = node.op === '==' || node.op === '!=' || node.op === 'in' ? faultsOf(node, environment) : []
  return [...own, ...childrenOf(node).flatMap((child) => comparisonFaults(child, environment))]
}

function faultsOf(
  node: Extract<ASTNode, { op: '==' | '!=' | 'in' }>,
  environment: ConditionEnvironment,
): readonly ConditionFault[] {
  const [left, right] = node.args
  if (node.op === 'in' && nameOf(right) === 'member.roles') {
    return outside(left, environment.roles, { 'zh-CN': '章程角色', en: 'role of the charter' })
  }
  const literals = right.op === 'list' ? right.args : [right]
  const other = nameOf(left)
  if (other !== null) return literals.flatMap((literal) => impossible(other, literal, environment))
  const mirrored = nameOf(right)
  return mirrored === null ? [] : impossible(mirrored, left, environment)
}

function impossible(
  name: string,
  literal: ASTNode,
  environment: ConditionEnvironment,
): readonly ConditionFault[] {
  const range = RANGES.get(name)
  if (range !== undefined) return outsideRange(name, literal, range)
  switch (name) {
    case 'member.role':
      return outside(literal, ROLES, { 'zh-CN': '成员身份', en: 'role' })
    case 'group.kind':
      return outside(literal, environment.kinds, { 'zh-CN': '群类型', en: 'kind of group' })
    case 'event.kind':
      return outside(literal, EVENT_KINDS, { 'zh-CN': '事件类型', en: 'kind of event' })
    default:
      return []
  }
}

function outside(
  literal: ASTNode,
  known: Iterable<string>,
  what: { readonly 'zh-CN': string; readonly en: string },
): readonly ConditionFault[] {
  const text = stringOf(literal)
  const names = [...known]
  if (text === null || names.includes(text)) return []
  return [
    fault(
      spanOf(literal),
      'condition-impossible-value',
      {
        'zh-CN': `'${text}' 不是任何${what['zh-CN']}，比较的结果永远一样`,
        en: `'${text}' is no ${what.en}: the comparison always comes out the same`,
      },
      suggestion(text, names),
    ),
  ]
}

function outsideRange(
  name: string,
  literal: ASTNode,
  [least, most]: readonly [number, number],
): readonly ConditionFault[] {
  const value = numberOf(literal)
  if (value === null || (value >= least && value <= most)) return []
  return [
    fault(spanOf(literal), 'condition-impossible-value', {
      'zh-CN': `${name} 只会是 ${least} 到 ${most}`,
      en: `${name} is always from ${least} to ${most}`,
    }),
  ]
}

function nameOf(node: ASTNode): string | null {
  const mention = mentionAt(node)
  return mention === null || mention.args !== null ? null : `${mention.context}.${mention.name}`
}
