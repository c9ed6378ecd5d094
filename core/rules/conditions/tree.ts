/** The parsed condition as a tree, and the terms of the vocabulary in it. */
import type { ASTNode } from '@marcbachmann/cel-js'
import { CONTEXTS } from './vocabulary.ts'

export type { ASTNode }

/** A place where the condition names something of a context: `member.role`, `counts.messages('1m')`. */
export interface Mention {
  readonly context: string
  readonly name: string
  /** Arguments of a call, null for a plain value. */
  readonly args: readonly ASTNode[] | null
  readonly node: ASTNode
}

/** The mention that this very node is, if it is one. */
export function mentionAt(node: ASTNode): Mention | null {
  if (node.op === '.') return mentionOf(node, node.args[0], node.args[1], null)
  if (node.op === 'rcall') return mentionOf(node, node.args[1], node.args[0], node.args[2])
  return null
}

function mentionOf(
  node: ASTNode,
  owner: ASTNode,
  name: string,
  args: readonly ASTNode[] | null,
): Mention | null {
  return owner.op === 'id' && CONTEXTS.has(owner.args) ? { context: owner.args, name, args, node } : null
}

/** The nodes right below. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'list':
      return node.args
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

/** All mentions in a tree, in reading order. */
export function mentionsIn(node: ASTNode): readonly Mention[] {
  const own = mentionAt(node)
  return [...(own === null ? [] : [own]), ...childrenOf(node).flatMap(mentionsIn)]
}

/** The text of a literal string, else null. */
export function stringOf(node: ASTNode | undefined): string | null {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : null
}

/** The texts of a literal list of strings, else null. */
export function stringsOf(node: ASTNode | undefined): readonly string[] | null {
  if (node?.op !== 'list') return null
  const texts = node.args.map(stringOf)
  return texts.every((text) => text !== null) ? texts : null
}

/** The value of a literal number, negative ones too, else null. */
export function numberOf(node: ASTNode): number | null {
  if (node.op === '-_') {
    const positive = numberOf(node.args)
    return positive === null ? null : -positive
  }
  if (node.op !== 'value') return null
  return typeof node.args === 'number' || typeof node.args === 'bigint' ? Number(node.args) : null
}

const MACROS = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

/** Whether a node walks over a list, with an own variable. */
export function isMacro(node: ASTNode): boolean {
  return node.op === 'rcall' && MACROS.has(node.args[0]) && node.args[2].length > 1
}
