/** Faults of names, functions and literals: everything that can be said without types. */
import { notSupported } from '../../charter/later.ts'
import { argumentFaults } from './arguments.ts'
import type { ConditionEnvironment } from './check.ts'
import { comparisonFaults } from './comparisons.ts'
import { fault, suggestion, type ConditionFault } from './faults.ts'
import { spanOf } from './source.ts'
import type { Term } from './term.ts'
import { childrenOf, isMacro, mentionAt, type ASTNode, type Mention } from './tree.ts'
import { comesLater, CONTEXTS, namesIn, VOCABULARY } from './vocabulary.ts'

/** Functions of CEL that are cheap whatever they are given. */
const FUNCTIONS = new Set(['size', 'int', 'double', 'string'])
const METHODS = new Set([
  'contains',
  'startsWith',
  'endsWith',
  'size',
  'exists',
  'exists_one',
  'all',
  'filter',
])

type Names = ReadonlySet<string>

/** All faults of this kind, in reading order. */
export function survey(tree: ASTNode, environment: ConditionEnvironment): readonly ConditionFault[] {
  return [...walk(tree, environment, new Set()), ...comparisonFaults(tree, environment)]
}

/** `bound` holds the variables of enclosing macros. */
function walk(node: ASTNode, environment: ConditionEnvironment, bound: Names): readonly ConditionFault[] {
  const mention = mentionAt(node)
  if (mention !== null) {
    const own = mentionFaults(mention, environment)
    return own.length > 0 ? own : below(mention.args ?? [], environment, bound)
  }
  if (node.op === 'rcall' && isMacro(node)) {
    const [name, range, [variable, ...body]] = node.args
    const inside = variable?.op === 'id' ? new Set([...bound, variable.args]) : bound
    return [
      ...(METHODS.has(name) ? [] : [functionFault(node, name, METHODS)]),
      ...(variable === undefined ? [] : variableFaults(variable)),
      ...walk(range, environment, bound),
      ...below(body, environment, inside),
    ]
  }
  return [...ownFaults(node, bound), ...below(childrenOf(node), environment, bound)]
}

function below(
  nodes: readonly ASTNode[],
  environment: ConditionEnvironment,
  bound: Names,
): readonly ConditionFault[] {
  return nodes.flatMap((node) => walk(node, environment, bound))
}

function mentionFaults(mention: Mention, environment: ConditionEnvironment): readonly ConditionFault[] {
  const { context, name, args, node } = mention
  const full = `${context}.${name}`
  const span = spanOf(node)
  const term = VOCABULARY.get(full)
  if (term === undefined)
    return [comesLater(full) ? later(span, full) : unknown(span, full, name, namesIn(context))]
  if (!term.on.includes(environment.trigger)) return [absent(span, term, environment)]
  if (term.takes === null && args !== null) return [notAFunction(span, full)]
  if (term.takes !== null && args === null) return [notAValue(span, term)]
  return argumentFaults(mention, term, environment)
}

function ownFaults(node: ASTNode, bound: Names): readonly ConditionFault[] {
  switch (node.op) {
    case 'id':
      return bound.has(node.args) ? [] : [identifierFault(node, node.args)]
    case 'call':
      return FUNCTIONS.has(node.args[0]) ? [] : [functionFault(node, node.args[0], FUNCTIONS)]
    case 'rcall':
      return METHODS.has(node.args[0]) || isStranger(node.args[1], bound)
        ? []
        : [functionFault(node, node.args[0], METHODS)]
    case '[]':
    case '[?]':
    case '.?':
    case 'map':
      return [unsupportedForm(node)]
    default:
      return []
  }
}

// Of `mesage.has('image')` only the unknown name is a fault worth saying.
function isStranger(node: ASTNode, bound: Names): boolean {
  return node.op === 'id' && !bound.has(node.args)
}

function identifierFault(node: ASTNode, name: string): ConditionFault {
  const span = spanOf(node)
  if (comesLater(name)) return later(span, name)
  if (!CONTEXTS.has(name)) return unknown(span, name, name, CONTEXTS)
  return fault(
    span,
    'condition-incomplete-name',
    { 'zh-CN': `“${name}”后面要加点号，写明是哪一项`, en: `'${name}' needs a name after a dot` },
    { 'zh-CN': `例如 ${name}.${namesIn(name)[0]}`, en: `Such as ${name}.${namesIn(name)[0]}` },
  )
}

function variableFaults(variable: ASTNode): readonly ConditionFault[] {
  if (variable.op !== 'id' || !CONTEXTS.has(variable.args)) return []
  return [
    fault(spanOf(variable), 'condition-name-taken', {
      'zh-CN': `“${variable.args}”已有含义，给变量换个名字`,
      en: `'${variable.args}' already means something: give the variable another name`,
    }),
  ]
}

function later(span: { start: number; end: number }, name: string): ConditionFault {
  return fault(span, 'condition-not-supported', notSupported(name))
}

function unknown(
  span: { start: number; end: number },
  full: string,
  name: string,
  known: Iterable<string>,
): ConditionFault {
  return fault(
    span,
    'condition-unknown-name',
    { 'zh-CN': `没有“${full}”这个名字`, en: `unknown name '${full}'` },
    suggestion(name, known),
  )
}

function absent(
  span: { start: number; end: number },
  term: Term,
  { trigger }: ConditionEnvironment,
): ConditionFault {
  return fault(
    span,
    'condition-absent-value',
    {
      'zh-CN': `when: ${trigger} 的规则里没有“${term.name}”`,
      en: `'${term.name}' does not exist in rules that are triggered by ${trigger}`,
    },
    {
      'zh-CN': `只能用于：${term.on.join('、')}`,
      en: `It can be used with: ${term.on.join(', ')}.`,
    },
  )
}

function notAFunction(span: { start: number; end: number }, name: string): ConditionFault {
  return fault(span, 'condition-type', {
    'zh-CN': `“${name}”是一个值，后面不要加括号`,
    en: `'${name}' is a value: leave out the parentheses`,
  })
}

function notAValue(span: { start: number; end: number }, term: Term): ConditionFault {
  const example = term.takes?.includes('span') === true ? `${term.name}('1h')` : `${term.name}('…')`
  return fault(
    span,
    'condition-type',
    { 'zh-CN': `“${term.name}”需要参数`, en: `'${term.name}' needs an argument` },
    { 'zh-CN': `例如 ${example}`, en: `Such as ${example}` },
  )
}

function functionFault(node: ASTNode, name: string, known: Names): ConditionFault {
  const span = spanOf(node)
  if (name === 'matches') {
    return fault(
      span,
      'condition-unbounded',
      {
        'zh-CN': 'CEL 的 matches() 可能永远算不完，不能使用',
        en: 'CEL’s matches() may never end and is refused',
      },
      { 'zh-CN': "改用 text.matches('…')。", en: "Use text.matches('…')." },
    )
  }
  return fault(
    span,
    'condition-unknown-function',
    { 'zh-CN': `条件里不能用函数“${name}()”`, en: `the function '${name}()' cannot be used` },
    suggestion(name, known),
  )
}

function unsupportedForm(node: ASTNode): ConditionFault {
  return fault(
    spanOf(node),
    'condition-unsupported-form',
    { 'zh-CN': '条件里不能用 [ ] 取值，也不能用 { }', en: 'conditions do not use [ ] access or { } maps' },
    { 'zh-CN': "写 member.role，不写 member['role']。", en: "Write member.role, not member['role']" },
  )
}
