/** A node's own words: the library's ranges leave out the parentheses around operands. */
import type { ASTNode } from './tree.ts'
import type { Span } from './faults.ts'

/** The node's place in the source, widened until its parentheses are balanced. */
export function spanOf(node: ASTNode): Span {
  const masked = maskStrings(node.input)
  let { start, end } = node.range
  for (let missing = openersMissing(masked, start, end); missing > 0; missing--) {
    start = masked.lastIndexOf('(', start - 1)
  }
  for (let missing = closersMissing(masked, start, end); missing > 0; missing--) {
    end = masked.indexOf(')', end) + 1
  }
  return { start, end }
}

/** The node's source text; it can be parsed on its own. */
export function textOfNode(node: ASTNode): string {
  const { start, end } = spanOf(node)
  return node.input.slice(start, end)
}

function openersMissing(text: string, start: number, end: number): number {
  let depth = 0
  let lowest = 0
  for (let at = start; at < end; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') lowest = Math.min(lowest, --depth)
  }
  return -lowest
}

function closersMissing(text: string, start: number, end: number): number {
  let depth = 0
  for (let at = start; at < end; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')') depth--
  }
  return depth
}

/** The source with every string literal and comment replaced by spaces of the same length. */
function maskStrings(source: string): string {
  return source.replaceAll(
    /[rR]?"""[^]*?"""|[rR]?'''[^]*?'''|[rR]"[^"\n]*"|[rR]'[^'\n]*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*/g,
    (literal) => ' '.repeat(literal.length),
  )
}
