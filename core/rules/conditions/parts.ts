/** A condition as its top-level && and || join it: the pieces that a trace shows. */
import type { Compile } from './compile.ts'
import { textOfNode } from './source.ts'
import { mentionsIn, type ASTNode, type Mention } from './tree.ts'

export type PartTree = { readonly join: '&&' | '||'; readonly parts: readonly [PartTree, PartTree] } | Part

export interface Part {
  readonly join: null
  readonly source: string
  readonly node: ASTNode
  readonly evaluate: () => unknown
  readonly looksAt: readonly LookedAt[]
}

export interface LookedAt {
  /** As the operator wrote it: `counts.messages('1m')`. */
  readonly name: string
  readonly mention: Mention
  readonly evaluate: () => unknown
}

export function partTreeOf(node: ASTNode, compile: Compile): PartTree {
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args
    return { join: node.op, parts: [partTreeOf(left, compile), partTreeOf(right, compile)] }
  }
  const looksAt = new Map<string, LookedAt>()
  for (const mention of mentionsIn(node)) {
    const name = textOfNode(mention.node)
    if (!looksAt.has(name)) looksAt.set(name, { name, mention, evaluate: compile(mention.node) })
  }
  return {
    join: null,
    source: textOfNode(node),
    node,
    evaluate: compile(node),
    looksAt: [...looksAt.values()],
  }
}
