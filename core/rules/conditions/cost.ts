/** An upper bound for the steps that one evaluation takes, known from the tree alone. */
import { fault, type ConditionFault } from './faults.ts'
import { spanOf } from './source.ts'
import { childrenOf, isMacro, type ASTNode } from './tree.ts'

export const MOST_CHARACTERS = 2_000
export const MOST_NODES = 500
export const MOST_DEPTH = 50
export const MOST_ELEMENTS = 1_000
const MOST_STEPS = 10_000
const MOST_MACROS = 2
/** A call may look through a text of 20,000 characters. */
const CALL_STEPS = 20
/** Lists of a member (tags, roles) are cut at this length. */
export const MOST_HELD = 100

/** Faults of a tree that would take too long, whatever the message. */
export function costFaults(tree: ASTNode): readonly ConditionFault[] {
  const nested = tooDeepMacro(tree, 0)
  if (nested !== null) {
    return [
      fault(spanOf(nested), 'condition-too-costly', {
        'zh-CN': `列表遍历（exists、all 等）最多嵌套 ${MOST_MACROS} 层`,
        en: `exists, all and the like may be nested at most ${MOST_MACROS} deep`,
      }),
    ]
  }
  const steps = stepsOf(tree)
  if (steps <= MOST_STEPS) return []
  return [
    fault(
      spanOf(tree),
      'condition-too-costly',
      {
        'zh-CN': `这个条件一次判断可能要 ${steps} 步，上限是 ${MOST_STEPS} 步`,
        en: `judging this condition once may take ${steps} steps; the limit is ${MOST_STEPS}`,
      },
      {
        'zh-CN': '缩短列表，或者改用 in 和 text.matches_any。',
        en: 'Shorten the lists, or use in and text.matches_any.',
      },
    ),
  ]
}

function tooDeepMacro(node: ASTNode, depth: number): ASTNode | null {
  const inside = isMacro(node) ? depth + 1 : depth
  if (inside > MOST_MACROS) return node
  for (const child of childrenOf(node)) {
    const found = tooDeepMacro(child, inside)
    if (found !== null) return found
  }
  return null
}

function stepsOf(node: ASTNode): number {
  if (node.op === 'rcall' && isMacro(node)) {
    const [, range, [, ...body]] = node.args
    const once = body.reduce((sum, child) => sum + stepsOf(child), 1)
    return stepsOf(range) + lengthOf(range) * once
  }
  return childrenOf(node).reduce((sum, child) => sum + stepsOf(child), ownSteps(node))
}

function ownSteps(node: ASTNode): number {
  if (node.op === 'in') return lengthOf(node.args[1])
  return node.op === 'rcall' || node.op === 'call' ? CALL_STEPS : 1
}

function lengthOf(node: ASTNode): number {
  if (node.op === 'list') return node.args.length
  if (node.op === 'rcall' && isMacro(node)) return lengthOf(node.args[1])
  if (node.op === '+') return lengthOf(node.args[0]) + lengthOf(node.args[1])
  if (node.op === '?:') return Math.max(lengthOf(node.args[1]), lengthOf(node.args[2]))
  return MOST_HELD
}
