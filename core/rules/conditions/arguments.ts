/** Literal arguments of the vocabulary's functions, checked against the charter. */
import { KNOWN_TYPES } from '../../chat/message.ts'
import { parseDuration } from '../../charter/duration.ts'
import { normalise } from '../../facts/normalise.ts'
import { checkPattern } from '../../facts/patterns.ts'
import type { ConditionEnvironment } from './check.ts'
import { fault, suggestion, type ConditionFault } from './faults.ts'
import { spanOf } from './source.ts'
import type { Argument, Term } from './term.ts'
import { stringOf, stringsOf, type ASTNode, type Mention } from './tree.ts'

/** Faults of a call's arguments: their number, that they are literals, and what they name. */
export function argumentFaults(
  { args, node }: Mention,
  term: Term,
  environment: ConditionEnvironment,
): readonly ConditionFault[] {
  if (term.takes === null || args === null) return []
  if (args.length !== term.takes.length) return [wrongNumber(node, term)]
  return term.takes.flatMap((takes, at) => {
    const arg = args[at]
    return arg === undefined ? [] : oneFault(arg, takes, term, environment)
  })
}

function oneFault(
  arg: ASTNode,
  takes: Argument,
  term: Term,
  environment: ConditionEnvironment,
): readonly ConditionFault[] {
  if (takes === 'words') return wordsFaults(arg, term)
  const text = stringOf(arg)
  if (text === null) return [notLiteral(arg, term, takes === 'span' ? "'1h'" : "'…'")]
  switch (takes) {
    case 'text':
      return emptyFaults(arg, text)
    case 'span':
      return parseDuration(text) === null ? [wrongDuration(arg, text)] : []
    case 'pattern':
      return patternFaults(arg, text)
    case 'part':
      return unless(KNOWN_TYPES, arg, text, { 'zh-CN': '消息内容类型', en: 'kind of content' })
    case 'list':
      return unless(environment.lists, arg, text, { 'zh-CN': '词表', en: 'word list' })
    case 'rule':
      return unless(environment.rules, arg, text, { 'zh-CN': '规则', en: 'rule' })
    case 'group-value':
      return unless(environment.groupValues, arg, text, { 'zh-CN': '群资料', en: 'value of a group' })
  }
}

function wordsFaults(arg: ASTNode, term: Term): readonly ConditionFault[] {
  const texts = stringsOf(arg)
  if (arg.op !== 'list' || texts === null) return [notLiteral(arg, term, "['…', '…']")]
  if (texts.length === 0) {
    return [fault(spanOf(arg), 'condition-empty', { 'zh-CN': '列表是空的', en: 'the list is empty' })]
  }
  return arg.args.flatMap((element) => emptyFaults(element, stringOf(element) ?? ''))
}

function emptyFaults(arg: ASTNode, text: string): readonly ConditionFault[] {
  if (normalise(text).trim() !== '') return []
  return [
    fault(spanOf(arg), 'condition-empty', {
      'zh-CN': '这段文字是空的，或只有空白和不可见字符',
      en: 'this text is empty, or only space and invisible characters',
    }),
  ]
}

function patternFaults(arg: ASTNode, pattern: string): readonly ConditionFault[] {
  const result = checkPattern(pattern)
  if (result.ok) return []
  return [
    fault(spanOf(arg), 'condition-pattern', result.message, {
      'zh-CN': '用 RE2 语法；汉字是 \\p{Han}。',
      en: 'It is RE2 syntax; Chinese characters are \\p{Han}.',
    }),
  ]
}

function unless(
  known: Iterable<string>,
  arg: ASTNode,
  text: string,
  what: { readonly 'zh-CN': string; readonly en: string },
): readonly ConditionFault[] {
  const names = [...known]
  if (names.includes(text)) return []
  return [
    fault(
      spanOf(arg),
      'condition-unknown-value',
      { 'zh-CN': `没有叫“${text}”的${what['zh-CN']}`, en: `no ${what.en} is called '${text}'` },
      suggestion(text, names),
    ),
  ]
}

function wrongDuration(arg: ASTNode, text: string): ConditionFault {
  return fault(
    spanOf(arg),
    'condition-duration',
    { 'zh-CN': `“${text}”不能用作时长`, en: `'${text}' cannot be used as a duration` },
    {
      'zh-CN': '写整数加单位 s、m、h、d，从 1s 到 7d，例如 10m。',
      en: 'Write a whole number and s, m, h or d, from 1s to 7d, such as 10m.',
    },
  )
}

function notLiteral(arg: ASTNode, term: Term, example: string): ConditionFault {
  return fault(
    spanOf(arg),
    'condition-not-literal',
    { 'zh-CN': `${term.name}() 的参数要直接写出来`, en: `${term.name}() takes its argument written out` },
    { 'zh-CN': `例如 ${example}`, en: `Such as ${example}` },
  )
}

function wrongNumber(node: ASTNode, term: Term): ConditionFault {
  const count = term.takes?.length ?? 0
  const hint =
    count === 2
      ? { 'zh-CN': `例如 ${term.name}('rule-id', '24h')`, en: `Such as ${term.name}('rule-id', '24h')` }
      : null
  return fault(
    spanOf(node),
    'condition-type',
    {
      'zh-CN': `${term.name}() 需要 ${count} 个参数`,
      en: `${term.name}() takes ${count} argument${count === 1 ? '' : 's'}`,
    },
    hint,
  )
}
