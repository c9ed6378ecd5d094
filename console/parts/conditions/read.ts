/** From CEL to a tree, as far as it fits one. */
import { parse, type ASTNode } from '@marcbachmann/cel-js'
import { ALWAYS, COMPARISONS, normal } from './condition.ts'
import type { Comparison, Group, Join, Subject, Test, Tree, Value } from './condition.ts'

/** Why a condition stays CEL: it cannot be read, its groups are too deep, or it says what no row can say. */
export type Why = 'broken' | 'nested' | 'beyond'

export type Reading = { readonly tree: Tree } | { readonly why: Why }

/** The condition as a tree; null where it does not fit one. */
export function read(source: string): Tree | null {
  const reading = readOrWhy(source)
  return 'tree' in reading ? reading.tree : null
}

export function readOrWhy(source: string): Reading {
  if (source.trim() === '') return { tree: ALWAYS }
  const node = parsed(source)
  if (node === null) return { why: 'broken' }
  try {
    return { tree: normal(treeOf(node)) }
  } catch (error) {
    if (error instanceof Unfit) return { why: error.why }
    throw error
  }
}

class Unfit extends Error {
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}

const beyond = (): never => {
  throw new Unfit('beyond')
}

function parsed(source: string): ASTNode | null {
  try {
    return parse(source).ast
  } catch {
    return null
  }
}

function treeOf(node: ASTNode): Tree {
  const { node: inner, not } = withoutNot(node)
  const join = joinOf(inner)
  if (join === null || not) return { join: 'all', items: [itemOf(node)] }
  return { join, items: joined(inner, join).map(itemOf) }
}

function itemOf(node: ASTNode): Test | Group {
  const { node: inner, not } = withoutNot(node)
  const join = joinOf(inner)
  if (join === null) return negatedBy(testOf(inner), not)
  const items = joined(inner, join).map((part): Test => {
    const { node: bare, not: negated } = withoutNot(part)
    if (joinOf(bare) !== null) throw new Unfit('nested')
    return negatedBy(testOf(bare), negated)
  })
  return { type: 'group', not, join, items }
}

const negatedBy = (row: Test, not: boolean): Test => ({ ...row, not: row.not !== not })

function withoutNot(node: ASTNode): { readonly node: ASTNode; readonly not: boolean } {
  let inner = node
  let not = false
  while (inner.op === '!_') {
    inner = inner.args
    not = !not
  }
  return { node: inner, not }
}

function joinOf({ op }: ASTNode): Join | null {
  if (op === '&&') return 'all'
  return op === '||' ? 'any' : null
}

/** The operands of a chain of the same join, however it is bracketed. */
function joined(node: ASTNode, join: Join): readonly ASTNode[] {
  if ((node.op === '&&' || node.op === '||') && joinOf(node) === join) {
    return node.args.flatMap((part) => joined(part, join))
  }
  return [node]
}

function testOf(node: ASTNode): Test {
  if (node.op === 'in') return membership(node.args)
  const comparison = COMPARISONS.find((one) => one === node.op)
  if (comparison === undefined) return test(subjectOf(node), { by: 'itself' })
  return compared(comparison, argsOf(node))
}

function argsOf(node: ASTNode): readonly [ASTNode, ASTNode] {
  switch (node.op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return node.args
    default:
      return beyond()
  }
}

function membership([left, right]: readonly [ASTNode, ASTNode]): Test {
  if (right.op === 'list') return test(subjectOf(left), { by: 'one-of', texts: textsOf(right) })
  const text = textOf(left)
  return text === null ? beyond() : test(subjectOf(right), { by: 'holds', text })
}

const FLIPPED: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

function compared(by: Comparison, [left, right]: readonly [ASTNode, ASTNode]): Test {
  const truth = right.op === 'value' && typeof right.args === 'boolean' ? right.args : null
  if (truth !== null && (by === '==' || by === '!=')) {
    return { ...test(subjectOf(left), { by: 'itself' }), not: truth === (by === '!=') }
  }
  const value = valueOf(right)
  if (value !== null) return test(subjectOf(left), { by, value })
  const first = valueOf(left)
  return first === null ? beyond() : test(subjectOf(right), { by: FLIPPED[by], value: first })
}

function test(subject: Subject, is: Test['is']): Test {
  return { type: 'test', not: false, ...subject, is }
}

function subjectOf(node: ASTNode): Subject {
  if (node.op === '.' && node.args[0].op === 'id') {
    return { term: `${node.args[0].args}.${node.args[1]}`, args: null }
  }
  if (node.op === 'rcall' && node.args[1].op === 'id') {
    const [name, owner, args] = node.args
    return { term: `${owner.args}.${name}`, args: args.map(argumentOf) }
  }
  return beyond()
}

function argumentOf(node: ASTNode): string | readonly string[] {
  return textOf(node) ?? textsOf(node)
}

function textOf(node: ASTNode): string | null {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : null
}

function textsOf(node: ASTNode): readonly string[] {
  if (node.op !== 'list') return beyond()
  return node.args.map((item) => textOf(item) ?? beyond())
}

function valueOf(node: ASTNode): Value | null {
  const text = textOf(node)
  if (text !== null) return { type: 'text', text }
  if (node.op === 'list') return { type: 'texts', texts: textsOf(node) }
  if (node.op === '-_') {
    const value = valueOf(node.args)
    if (value === null || value.type === 'text' || value.type === 'texts') return null
    return { ...value, value: -value.value }
  }
  if (node.op !== 'value') return null
  if (typeof node.args === 'bigint') return { type: 'int', value: whole(node.args) }
  return typeof node.args === 'number' ? { type: 'double', value: node.args } : null
}

function whole(value: bigint): number {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : beyond()
}
