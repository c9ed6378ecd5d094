/** Whether guesses alone can meet a condition. */
import { mentionAt, mentionsIn, numberOf, type ASTNode } from './tree.ts'
import { VOCABULARY } from './vocabulary.ts'

/**
 * True unless every way to meet the condition needs something exact: a word, domain, count, form, list, pattern,
 * role, … What always holds (`counts.messages('1m') >= 0`) or nearly always (`!text.contains('x')`) is not.
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
    case 'in':
      return isExact(node) && (node.op !== '!=') === wanted
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isExact(node)
    default:
      // That something does not occur justifies nothing: it is so of nearly every message.
      return wanted && isExact(node)
  }
}

function isExact(node: ASTNode): boolean {
  const terms = mentionsIn(node).map(({ context, name }) => VOCABULARY.get(`${context}.${name}`))
  return terms.length > 0 && terms.every((term) => term?.nature === 'exact') && !isTrivial(node)
}

/** Whole numbers of the vocabulary are never below -1. */
function isTrivial(node: ASTNode): boolean {
  if (node.op !== '>' && node.op !== '>=' && node.op !== '<' && node.op !== '<=') return false
  const [left, right] = node.args
  const grows = node.op === '>' || node.op === '>='
  const bound = numberOf(grows ? right : left)
  const read = grows ? left : right
  if (bound === null || mentionAt(read) === null) return false
  return node.op === '>' || node.op === '<' ? bound < 0 : bound <= 0
}
