/** Turns nodes of a condition's tree into functions of its scope. */
import { ENVIRONMENT } from './environment.ts'
import { isWordList } from './prepare.ts'
import type { Scope } from './scope.ts'
import { spanOf } from './source.ts'
import { mentionsIn, type ASTNode } from './tree.ts'
import { VIEWS } from './views.ts'

/** The value of a node in the scope's present event; throws where a value is missing. */
export type Compile = (node: ASTNode) => () => unknown

export function compiler(tree: ASTNode, scope: Scope): Compile {
  const names = Object.fromEntries([...VIEWS].map(([context, ViewOf]) => [context, new ViewOf(scope)]))
  const lists = mentionsIn(tree)
    .filter(isWordList)
    .map(({ args }) => args?.[0])
  return (node) => {
    const evaluate = ENVIRONMENT.parse(withNumberedLists(node, lists))
    const { valid, error } = evaluate.check()
    if (!valid) throw new Error(`not a checked condition: ${node.input}`, { cause: error })
    return () => evaluate(names)
  }
}

// The library builds a literal list anew at each evaluation: its number among the prepared sets stands for it.
function withNumberedLists(node: ASTNode, lists: readonly (ASTNode | undefined)[]): string {
  const whole = spanOf(node)
  let text = ''
  let from = whole.start
  for (const [number, list] of lists.entries()) {
    if (list === undefined || list.start < whole.start || list.end > whole.end) continue
    text += `${node.input.slice(from, list.start)}['${number}']`
    from = list.end
  }
  return text + node.input.slice(from, whole.end)
}
