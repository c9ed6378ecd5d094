/** Comparisons with a value that can never occur: `member.role == 'chef'`, `time.weekday == 8`. */
import { EVENT_KINDS } from '../../chat/event.ts'
import { KNOWN_TYPES } from '../../chat/message.ts'
import { LANGUAGES_KNOWN } from '../../facts/language.ts'
import { linkOf } from '../../facts/links.ts'
import { CONTACT_KINDS } from '../../facts/message-facts.ts'
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
  if (node.op === 'in') {
    const list = nameOf(right)
    if (list === 'member.roles')
      return outside(left, environment.roles, { 'zh-CN': '章程身份', en: 'role of the charter' })
    if (list === 'facts.contacts')
      return outside(left, CONTACT_KINDS, { 'zh-CN': '联系方式', en: 'kind of contact' })
    if (list === 'facts.forms')
      return outside(left, KNOWN_TYPES, { 'zh-CN': '消息形式', en: 'form of content' })
    if (list === 'facts.domains') return domainFaults(left)
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
    case 'facts.language':
      return outside(literal, LANGUAGES_KNOWN, { 'zh-CN': '语言', en: 'language that is told apart' })
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
        'zh-CN': `没有“${text}”这种${what['zh-CN']}，比较的结果永远一样`,
        en: `'${text}' is no ${what.en}: the comparison always comes out the same`,
      },
      suggestion(text, names),
    ),
  ]
}

/** Domains are compared as registered: of `www.example.com` only `example.com` is left. */
function domainFaults(literal: ASTNode): readonly ConditionFault[] {
  const text = stringOf(literal)
  if (text === null) return []
  const link = linkOf(text)
  if (link?.domain === text) return []
  return [
    fault(
      spanOf(literal),
      'condition-impossible-value',
      {
        'zh-CN': `“${text}”不是注册域名，比较的结果永远一样`,
        en: `'${text}' is no registered domain: the comparison always comes out the same`,
      },
      link === null
        ? { 'zh-CN': '例如 example.com。', en: 'Such as example.com.' }
        : { 'zh-CN': `写成“${link.domain}”。`, en: `Write '${link.domain}'.` },
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
