/** Whether guesses alone can meet a condition. */
import { deedAt, isTelling, isTellingComparison, type Comparison } from './evidence.ts'
import { isMacro, stringOf, type ASTNode } from './tree.ts'

/**
 * True unless every way to meet the condition needs something exact that someone did: a word, domain, count, form,
 * list, pattern, tag. What holds of nearly everyone (`counts.messages('1m') > 0`, `!text.contains('x')`,
 * `text.matches('.*')`) is no such thing, nor is where, when or to whom it happened.
 */
export function isScoreOnly(tree: ASTNode): boolean {
  return !needsExact(tree, true)
}

/** Whether the tree can only become `wanted` with something exact in hand. */
function needsExact(node: ASTNode, wanted: boolean): boolean {
  switch (node.op) {
    case '&&':
    case '||': {
      const both = (node.op === '&&') === wanted
      const [left, right] = node.args
      return both
        ? needsExact(left, wanted) || needsExact(right, wanted)
        : needsExact(left, wanted) && needsExact(right, wanted)
    }
    case '!_':
      return needsExact(node.args, !wanted)
    case '?:': {
      const [question, yes, no] = node.args
      return (
        (needsExact(question, true) || needsExact(yes, wanted)) &&
        (needsExact(question, false) || needsExact(no, wanted))
      )
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparisonNeeds(node.op, node.args, wanted)
    case 'in':
      return wanted && membershipNeeds(node.args)
    case 'rcall':
      return wanted && callNeeds(node)
    default:
      return wanted && isDeed(node)
  }
}

type Pair = readonly [ASTNode, ASTNode]

function comparisonNeeds(op: Comparison, [left, right]: Pair, wanted: boolean): boolean {
  for (const [bool, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (bool.op !== 'value' || typeof bool.args !== 'boolean') continue
    return (op === '==' || op === '!=') && needsExact(other, ((op === '==') === bool.args) === wanted)
  }
  const asked = wanted ? op : OPPOSITE[op]
  const deed = deedAt(left)
  if (deed !== null) return isTellingComparison(deed, asked, right)
  const mirrored = deedAt(right)
  return mirrored !== null && isTellingComparison(mirrored, MIRRORED[asked], left)
}

const OPPOSITE = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** `'wechat' in facts.contacts`, `text.raw in ['…', '…']`. */
function membershipNeeds([item, range]: Pair): boolean {
  // Nearly every message has a text.
  if (deedAt(range) !== null) return (stringOf(item) ?? 'text') !== 'text'
  const deed = deedAt(item)
  return (
    deed !== null && range.op === 'list' && range.args.every((one) => isTellingComparison(deed, '==', one))
  )
}

function callNeeds(node: Extract<ASTNode, { op: 'rcall' }>): boolean {
  const [name, owner, args] = node.args
  if (isMacro(node)) return (name === 'exists' || name === 'exists_one') && eachNeeds(owner, args)
  // A method of a text, such as member.name.contains('…').
  if (deedAt(owner) !== null) return (stringOf(args[0]) ?? '') !== ''
  return isDeed(node)
}

/** `facts.domains.exists(d, d == 'example.com')`: one of them has to be this. */
function eachNeeds(range: ASTNode, [variable, body]: readonly ASTNode[]): boolean {
  if (deedAt(range) === null || variable?.op !== 'id' || body === undefined) return false
  const isVariable = (node: ASTNode) => node.op === 'id' && node.args === variable.args
  const names = (node: ASTNode) => !['', 'text'].includes(stringOf(node) ?? '')
  if (body.op === '==') {
    const [left, right] = body.args
    return (isVariable(left) && names(right)) || (isVariable(right) && names(left))
  }
  if (body.op === 'in')
    return isVariable(body.args[0]) && body.args[1].op === 'list' && body.args[1].args.every(names)
  return (
    body.op === 'rcall' && isVariable(body.args[1]) && body.args[2].length === 1 && body.args[2].every(names)
  )
}

function isDeed(node: ASTNode): boolean {
  const deed = deedAt(node)
  return deed !== null && isTelling(deed)
}
